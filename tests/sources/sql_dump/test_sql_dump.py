"""Are the rows of a dump those that its engine would load?"""

# SQL stands here as engines write it, on one line where they do; none of it is run.
# ruff: noqa: E501, S608, ISC004

from __future__ import annotations

import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from leakassay.sources.interface import Limits

sys.path.insert(0, str(Path(__file__).parent))
from dumps import head_of, read

from leakassay.sources.sql_dump import FORMAT


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("INSERT INTO t VALUES (1,'a'),(2,'b');", [("1", "a"), ("2", "b")]),
        ("\ufeffINSERT INTO t VALUES (1,'a');", [("1", "a")]),
        ("insert  into `t`(`a`,`b`) values \n(1,'x'),\r\n(2,NULL);\n", [("1", "x"), ("2", None)]),
        ("INSERT IGNORE INTO `db`.`t` VALUES (-1,.5e3);", [("-1", ".5e3")]),
        ("REPLACE INTO `t` VALUES (1,'it\\'s'), (2,'a\\nb');", [("1", "it's"), ("2", "a\nb")]),
        ("INSERT INTO `t` VALUES (0x416E61,X'ff00'),(b'101',_binary 'ok');", [("Ana", "ff00"), ("101", "ok")]),
        ("INSERT INTO t VALUES (E'a\\tb\\u00e9','it''s'::text);", [("a\tbé", "it's")]),
        ("INSERT INTO t VALUES ($$it's$$, $q$a$$b$q$);", [("it's", "a$$b")]),
        ("INSERT INTO t VALUES (N'é', CAST(N'2010-01-02' AS DateTime))\nGO\n", [("é", "2010-01-02")]),
        ("INSERT t VALUES (CAST(0x0000A4C000C5C100 AS DateTime), 1)\nGO\n", [("2015-06-23 12:00:00", "1")]),
        ("INSERT t VALUES (CONVERT(datetime, '2010-01-02', 120), 1)", [("2010-01-02", "1")]),
        ("INSERT INTO t VALUES (TO_DATE('2010-01-02','YYYY-MM-DD'), q'[it's]');", [("2010-01-02", "it's")]),
        ("INSERT INTO t VALUES ('a'||CHR(39)||'b', 'x' 'y');", [("a'b", "xy")]),
        ("INSERT INTO t VALUES (replace('a\\nb','\\n',char(10)), 2);", [("a\nb", "2")]),
        ("INSERT INTO t VALUES (DATE '2010-01-02', {ts '2010-01-02 03:04:05'});", [("2010-01-02", "2010-01-02 03:04:05")]),
        ("INSERT INTO t VALUES (true, ARRAY['a','b']);", [("true", "{a,b}")]),
        ('INSERT INTO t VALUES ("a ""b""", 1) ON DUPLICATE KEY UPDATE x=1;', [('a "b"', "1")]),
        ("INSERT INTO t VALUES ROW(1,2), ROW(3,4);", [("1", "2"), ("3", "4")]),
        ("INSERT INTO t VALUES (1, /* two */ 2), -- and more\n(3, 4);", [("1", "2"), ("3", "4")]),
        ("INSERT ALL INTO t (a,b) VALUES (1,2) INTO t (a,b) VALUES (3,4) SELECT * FROM dual;", [("1", "2"), ("3", "4")]),
        ("COPY t (a, b) FROM stdin;\n1\t\\N\nx\\ty\t\\\\\n\\.\n", [("1", None), ("x\ty", "\\")]),
        ("COPY t FROM stdin WITH DELIMITER '|';\r\n1|2\r\n\\.\r\n", [("1", "2")]),
        ("INSERT INTO t VALUES (now(), nextval('s'));", [(None, None)]),
        ("DELIMITER //\nCREATE TRIGGER x BEGIN INSERT INTO l VALUES (1); END//\nDELIMITER ;\nINSERT INTO t VALUES (1,2);", [("1", "2")]),
        ("CREATE TRIGGER x BEGIN INSERT INTO l VALUES (1); END;\nINSERT INTO t VALUES (1,2);", [("1", "2")]),
        ("CREATE FUNCTION f() AS $$ BEGIN; INSERT INTO l VALUES (1); $$;\nINSERT INTO t VALUES (1,2);", [("1", "2")]),
    ],
)  # fmt: skip
def test_rows_of_every_dialect(text: str, rows: list[tuple[str | None, ...]]) -> None:
    found = read(text)
    assert list(found.rows.values()) == [rows]
    assert not found.lost


@pytest.mark.parametrize(
    ("text", "table", "names"),
    [
        ("CREATE TABLE `t` (`id` int, `full name` text, KEY `k` (`id`));\nINSERT INTO `t` VALUES (1,'a');", "t", ["id", "full name"]),
        ('CREATE TABLE "hr"."t" ("a" numeric(5,2) DEFAULT (1), b text CHECK (b IN (\'x\',\'y\')));INSERT INTO hr.t VALUES (1,2);', "hr.t", ["a", "b"]),
        ("CREATE TABLE [dbo].[t]([id] [int] IDENTITY(1,1) NOT NULL, [n] [nvarchar](5), CONSTRAINT [p] PRIMARY KEY ([id]))\nGO\nINSERT [dbo].[t] VALUES (N'a')", "t", ["n"]),
        ("CREATE TABLE t (\n    id int,\n    set int,\n    use text\n);\nINSERT INTO t VALUES (1,2,3);", "t", ["id", "set", "use"]),
        ("create table t (姓名 text, key int);\ninsert into t values ('a', 1);", "t", ["姓名", "key"]),
        ('INSERT INTO public."T" ("A b", c) VALUES (1, 2);', "T", ["A b", "c"]),
        ("CREATE TABLE t (a int); USE one; USE two; INSERT INTO t VALUES (1);", "two.t", ["a"]),
        ("INSERT INTO t VALUES (1,2);", "t", ["0", "1"]),
    ],
)  # fmt: skip
def test_columns_have_the_names_of_the_table(text: str, table: str, names: list[str]) -> None:
    assert read(text).names == {table: names}


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        ("INSERT INTO t (a,b) VALUES (1,2),(3),(4,5);", 2, {"too few fields": 1}),
        ("INSERT INTO t (a,b) VALUES (1,2),(3,4,5),(6,7);", 2, {"too many fields": 1}),
        ("INSERT INTO t (a,b) VALUES (1,2),(3,,),(6,7);", 2, {"malformed": 1}),
        ("INSERT INTO t (a,b) VALUES (1,2),(3,'x", 1, {"truncated": 1}),
        ("COPY t (a,b) FROM stdin;\n1\t2\n3\n4\t5\t6\n7\t8\n\\.\n", 2, {"too few fields": 1, "too many fields": 1}),
        ("COPY t (a,b) FROM stdin WITH (FORMAT csv);\n1,2\n\\.\nINSERT INTO t (a,b) VALUES (1,2);", 1, {"unsupported": 1}),
        ("INSERT INTO t SET a=1, b=2;\nINSERT INTO t (a,b) VALUES (1,2);", 1, {"unsupported": 1}),
        ("INSERT t (a) SELECT 1 UNION ALL SELECT 2;\nINSERT INTO t (a) VALUES (1);", 1, {"unsupported": 1}),
        ("INSERT INTO t (a) SELECT b FROM u;\nINSERT INTO t (a) VALUES (1);", 1, {}),
        ("so much noise\nINSERT INTO t (a,b) VALUES (1,2);", 1, {"not a record": 1}),
        ("INSERT INTO t (a,b) VALUES (1,2);\nINSERT INTO t (a,b) VALUES (1,'x);\nINSERT INTO t (a,b) VALUES (3,4);\n", 2, {"malformed": 1}),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_counted(text: str, kept: int, lost: dict[str, int]) -> None:
    found = read(text)
    assert sum(map(len, found.rows.values())) == kept
    assert sum(found.lost.values()) == sum(lost.values())
    assert set(found.lost) <= {*lost, "unclosed quote"}


def test_limits_are_kept() -> None:
    long = f"INSERT INTO t VALUES (1,'{'x' * 5000}'),(2,'y');"
    found = read(long, Limits(record_bytes=1000, block_bytes=256))
    assert found.rows.get("t") in (None, [("2", "y")])
    assert sum(found.lost.values()) == 1
    wide = read("INSERT INTO t VALUES (1,2,3);\nINSERT INTO u VALUES (1,2);", Limits(columns=2))
    assert wide.rows == {"u": [("1", "2")]}
    assert wide.lost == {"over the limit": 1}


def test_one_huge_statement_becomes_many_blocks() -> None:
    text = "INSERT INTO t VALUES " + ",".join(f"({n},'{n:050d}')" for n in range(2000)) + ";"
    found = read(text, Limits(block_bytes=1000, record_bytes=500), step=300)
    assert len(found.rows["t"]) == 2000
    assert not found.lost


def test_a_dump_whose_beginning_is_missing() -> None:
    text = "(1,'a'),\n(2,'b'),\n(3,'c');\nINSERT INTO t VALUES (4,'d');\n"
    assert FORMAT.sniff(head_of(text.encode())) > 0.5
    assert read(text).rows == {"": [("1", "a"), ("2", "b"), ("3", "c")], "t": [("4", "d")]}


@pytest.mark.parametrize(
    "text",
    [
        "id,name\n1,INSERT INTO t VALUES (1)\n",
        '{"a": "INSERT INTO t VALUES (1)"}',
        "update,set\n1,2\n",
        "a\tb\n1\t2\n",
    ],
)
def test_other_text_is_no_dump(text: str) -> None:
    assert FORMAT.sniff(replace(head_of(text.encode()), name="made-up.csv")) < 0.1


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "-- phpMyAdmin SQL Dump\n-- version 5.1.1\n-- https://www.phpmyadmin.net/\n--\n-- Host: localhost\n"
            "-- Generation Time: May 06, 2024 at 07:08 AM\n-- Server version: 10.4.22-MariaDB\n-- Database: `shop`\n",
            {"engine": "mariadb", "exporter": "phpMyAdmin", "exporter_version": "5.1.1", "version": "10.4.22-MariaDB",
             "dumped_at": "May 06, 2024 at 07:08 AM", "database": "shop"},
        ),
        (
            "--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 15.6\n-- Dumped by pg_dump version 15.5\n"
            "-- Started on 2024-05-06 07:08:09 CEST\nSET client_encoding = 'UTF8';\n",
            {"engine": "postgresql", "exporter": "pg_dump", "exporter_version": "15.5", "version": "15.6",
             "dumped_at": "2024-05-06 07:08:09", "charset": "UTF8"},
        ),
        (
            "-- --------------------------------------------------------\n-- Host:                         127.0.0.1\n"
            "-- Server version:               8.0.30 - MySQL Community Server - GPL\n-- HeidiSQL Version:             12.1.0.6537\n",
            {"exporter": "HeidiSQL", "exporter_version": "12.1.0.6537", "version": "8.0.30"},
        ),
        ("-- Adminer 4.8.1 MySQL 8.0.30 dump\n\nSET NAMES utf8;\n-- 2024-05-06 07:08:09\n",
         {"engine": "mysql", "exporter": "Adminer", "exporter_version": "4.8.1", "dumped_at": "2024-05-06 07:08:09", "charset": "utf8"}),
    ],
)  # fmt: skip
def test_the_wrapper_tells_the_exporter(text: str, facts: dict[str, str]) -> None:
    found = read(text + "INSERT INTO `t` VALUES (1);\n").facts
    assert {name: found.get(name) for name in facts} == facts


def test_a_dump_of_a_real_engine() -> None:
    base = sqlite3.connect(":memory:")
    base.execute('CREATE TABLE "people of x" (id INTEGER PRIMARY KEY, name TEXT, pay REAL, raw BLOB)')
    made = [(n, f"O'Ne{n}\nl\\", n / 4 if n % 3 else None, bytes([n])) for n in range(200)]
    base.executemany('INSERT INTO "people of x" VALUES (?,?,?,?)', made)
    found = read("\n".join(base.iterdump()))
    assert found.names == {"people of x": ["id", "name", "pay", "raw"]}
    assert len(found.rows["people of x"]) == 200
    assert [row[1] for row in found.rows["people of x"]] == [row[1] for row in made]
    assert not found.lost


COUNTS = {
    "chinook_MySql.sql": {"Track": 3503, "PlaylistTrack": 8715, "Customer": 59},
    "chinook_Oracle.sql": {"Track": 3503, "PlaylistTrack": 8715, "Customer": 59},
    "chinook_SqlServer.sql": {"Track": 3503, "PlaylistTrack": 8715, "Customer": 59},
    "northwind_sqlite_create.sql": {"Orders": 830, "Order Details": 2155, "Products": 77},
    "sakila_cockroach_data.sql": {"rental": 16044, "payment": 16049, "film": 1000},
}


@pytest.mark.parametrize("name", COUNTS)
def test_sample_databases_have_their_known_counts(shared: Path, name: str) -> None:
    found = read((shared / "formats" / "sql" / name).read_bytes())
    assert {table: len(found.rows[table]) for table in COUNTS[name]} == COUNTS[name]
    assert not found.lost
