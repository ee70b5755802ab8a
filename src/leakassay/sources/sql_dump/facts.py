"""What a dump tells of its engine and of the program that wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE = r"[^\r\n]"

_EXPORTERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.MULTILINE))
    for name, pattern in (
        ("mysqldump", r"^-- (?:MySQL|MariaDB) dump (?P<version>[\d.]+)"),
        ("mysqldump", r"^-- mysqldump-\w+"),
        ("phpMyAdmin", r"^-- phpMyAdmin SQL Dump\s+-- version (?P<version>[\w.+-]+)"),
        ("HeidiSQL", r"^-- HeidiSQL Version: +(?P<version>[\d.]+)"),
        ("Navicat", r"^\s*Navicat (?:Premium|MySQL|MariaDB|PGSQL|SQLite|SQL Server|Oracle)"),
        ("Adminer", r"^-- Adminer (?P<version>[\d.]+)"),
        ("SQLyog", r"^SQLyog [\w ]*?v?(?P<version>[\d.]+)"),
        ("Sequel Pro", r"^# Sequel Pro SQL dump\s+# Version (?P<version>\w+)"),
        ("Sequel Ace", r"^# Sequel Ace SQL dump"),
        ("pg_dumpall", r"^-- PostgreSQL database cluster dump"),
        ("pg_dump", r"^-- Dumped by pg_dump version (?P<version>[\d.]+)"),
        ("pg_dump", r"^-- PostgreSQL database dump"),
        ("SQL Server Management Studio", r"^/\*{6} Object: "),
        ("SQL Developer", r"^REM INSERTING into|^--  File created - "),
        ("PL/SQL Developer", r"^prompt PL/SQL Developer"),
        ("mydumper", r"\A/\*!40101 SET NAMES binary\*/;"),
        (
            "DB Browser for SQLite",
            r'\ABEGIN TRANSACTION;\s+(?:DROP TABLE IF EXISTS "[^"]*";\s+)?CREATE TABLE IF NOT EXISTS "',
        ),
        ("sqlite3 shell", r"\APRAGMA foreign_keys=OFF;\s+BEGIN TRANSACTION;"),
        ("Mockaroo", r"^(?i:insert into|create table) MOCK_DATA\b"),
        ("DataGrip", r"^insert into [^\n]*\)\nvalues  \("),
        ("DBeaver", r"^INSERT INTO [^\n]*\) VALUES\n\t ?\("),
    )
)
_DATES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^-- Dump completed on (\d[\d :-]+\d)",
        r"^-- Generation Time: ([\w ,.:]+[\w])",
        r"^ Date: (\d[\d/ :]+\d)",
        r"^-- (?:Started|Completed) on (\d[\d :-]+\d)",
        r"Script Date: (\d[\d/. :]+(?:[AP]M)?)",
        r"^-- (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)?)\s*$",
        r"^# Generation Time: (\d{4}-\d\d-\d\d [\d:]+)",
        r"^--  File created - ([\w-]+)",
    )
)
_SERVERS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^-- Server version:?\s+([\w.+~-]+)",
        r"^-- Dumped from database version ([\d.]+)",
        r"^ Source Server Version : (\d[\w.]*)",
        r"^MySQL - ([\w.-]+)",
        r"^# Host: [^\n]*\(MySQL ([\w.-]+)\)",
    )
)
_CHARSETS = (
    re.compile(r"\bSET NAMES '?(\w+)", re.IGNORECASE),
    re.compile(r"client_encoding\s*(?:=|TO)\s*'?(\w+)", re.IGNORECASE),
    re.compile(r"\bDEFAULT (?:CHARSET|CHARACTER SET)\s*=?\s*(\w+)", re.IGNORECASE),
)
_DATABASE = re.compile(
    r"^-- (?:Host: \S+ +)?Database: `?([\w-]+)|^-- Host: \S+ +Database: ([\w-]+)|^ Source Schema +: ([\w-]+)",
    re.MULTILINE,
)
_SIGNS: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (engine, weight, re.compile(pattern, re.MULTILINE | re.IGNORECASE))
    for engine, weight, pattern in (
        ("mariadb", 90, r"^-- MariaDB dump|^/\*M!|^-- Server version:?\s+\S*MariaDB"),
        ("mysql", 50, r"^-- MySQL dump|^-- phpMyAdmin|Source Server Type *: MySQL|^-- Adminer [\d.]+ MySQL"),
        ("mysql", 9, r"^/\*!\d{5} |\bENGINE ?= ?(?:InnoDB|MyISAM|Aria)|^LOCK TABLES `"),
        (
            "mysql",
            4,
            r"\bAUTO_INCREMENT\b|\bINSERT (?:IGNORE )?INTO `|^DELIMITER |^CREATE TABLE (?:IF NOT EXISTS )?`",
        ),
        (
            "postgresql",
            50,
            r"^-- PostgreSQL database|Source Server Type *: PostgreSQL|^-- Adminer [\d.]+ PostgreSQL",
        ),
        (
            "postgresql",
            9,
            r"^COPY [^;]+ FROM stdin|\bpg_catalog\b|^\\connect |^SET standard_conforming_strings",
        ),
        (
            "postgresql",
            4,
            r"\bcharacter varying\b|\bnextval\(|\bOWNER TO\b|'::\w+|\b(?:big)?serial\b|^\\set ",
        ),
        ("sqlite", 9, r"^PRAGMA foreign_keys|\bsqlite_sequence\b|\bAUTOINCREMENT\b"),
        ("sqlite", 3, r"^BEGIN TRANSACTION;"),
        ("mssql", 9, r"\[dbo\]\.|^SET (?:IDENTITY_INSERT|ANSI_NULLS|QUOTED_IDENTIFIER)\b|^/\*{6} Object:"),
        ("mssql", 4, r"^GO\s*$|\bnvarchar\b|\bIDENTITY ?\(\d|\bAS DateTime\)"),
        ("oracle", 9, r"^REM |\bVARCHAR2\b|^SET DEFINE OFF|\bINSERT ALL\b|^prompt "),
        ("oracle", 4, r"\bTO_(?:DATE|TIMESTAMP)\(|\bFROM dual\b|^/\s*$"),
        ("db2", 9, r"\bDB2\b|\bORGANIZE BY ROW\b"),
    )
)
_LOOK = 1 << 16
"""Characters of the beginning that are searched for signs of an engine."""
_ESCAPED = re.compile(r"\\'(?![,);\s:'])")
_PLAIN = re.compile(r"[^\\]\\'(?=\s?[,)])")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the text of a dump is to be read."""

    engine: str
    """Empty where nothing tells."""
    backslash: bool
    """It escapes in strings."""
    hashes: bool
    """`#` begins a comment."""


def dialect_of(text: str) -> Dialect:
    """Find the engine by its words, and whether a backslash escapes."""
    scores: dict[str, int] = {}
    text = text[:_LOOK]
    for engine, weight, sign in _SIGNS:
        if sign.search(text):
            scores[engine] = scores.get(engine, 0) + weight
    engine = max(scores, key=lambda name: scores[name], default="")
    family = engine in ("mysql", "mariadb")
    backslash = family and "NO_BACKSLASH_ESCAPES" not in text
    if re.search(r"standard_conforming_strings\s*=\s*off", text):
        backslash = True
    if not engine:
        backslash = len(_ESCAPED.findall(text)) > len(_PLAIN.findall(text))
    return Dialect(engine, backslash, family)


def facts_of(text: str, tail: str, engine: str) -> Mapping[str, str]:
    """Facts for T32. `tail`: the last few lines, where some programs say when they ended."""
    text = text[:_LOOK]
    facts = {"engine": engine, "line_end": "crlf" if "\r\n" in text else "lf"}
    for name, sign in _EXPORTERS:
        found = sign.search(text)
        if found:
            facts["exporter"] = name
            if "version" in sign.groupindex:
                facts["exporter_version"] = found["version"] or ""
            break
    facts["version"] = _first(_SERVERS, text)
    facts["dumped_at"] = _first(_DATES[:1], tail) or _first(_DATES, text) or _first(_DATES, tail)
    facts["charset"] = _first(_CHARSETS, text)
    found = _DATABASE.search(text)
    facts["database"] = next((part for part in found.groups() if part), "") if found else ""
    return {name: value for name, value in facts.items() if value}


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str:
    for pattern in patterns:
        found = pattern.search(text)
        if found:
            return found.group(1).strip()
    return ""
