"""Read SQL bytes without the parts before and behind the source; write them as engines do."""

# SQL stands here as engines write it, on one line where they do; none of it is run.
# ruff: noqa: E501, S608

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.sources.interface import REASONS, Head, Limits
from leakassay.sources.sql_dump import FORMAT
from leakassay.sources.streams import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[str | None, ...]


@dataclass
class Read:
    names: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    facts: dict[str, str] = field(default_factory=dict)


def head_of(data: bytes) -> Head:
    raw = data[: 1 << 18]
    return Head(raw, raw.decode("utf-8", "replace"), "UTF-8", "made-up.sql", len(data) <= len(raw))


def read(data: bytes | str, limits: Limits | None = None, step: int = 1 << 20) -> Read:
    """Read, and hold the bytes of records and rejects against those of the input."""
    if isinstance(data, str):
        data = data.encode()
    flow = Flow("made-up.sql", (data[at : at + step] for at in range(0, len(data), step)))
    source = FORMAT.open(flow, head_of(data), limits or Limits())
    result = Read()
    spent = 0
    for block in source.blocks():
        for batch in block.read():
            batch.columns.validate(full=True)
            rows = result.rows.setdefault(batch.table, [])
            assert batch.first == len(rows)
            if batch.columns.num_columns:
                result.names[batch.table] = batch.columns.schema.names
                rows += zip(*(column.to_pylist() for column in batch.columns.columns), strict=True)
            assert batch.bytes >= 0
            spent += batch.bytes + sum(reject.bytes for reject in batch.rejects)
            for reject in batch.rejects:
                assert reject.reason in REASONS
                assert reject.bytes >= 0
                assert reject.records >= 0
                result.lost[reject.reason] += reject.records
            result.notes.update(batch.notes)
    assert spent == flow.count == len(data)
    result.rows = {table: rows for table, rows in result.rows.items() if rows}
    result.facts = dict(source.facts)
    return result


def quoted(value: str | None, *, backslash: bool = False, prefix: str = "") -> str:
    if value is None:
        return "NULL"
    if backslash:
        value = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")
        return f"{prefix}'" + value.replace("'", "\\'") + "'"
    return f"{prefix}'" + value.replace("'", "''") + "'"


def mysql(rows: Sequence[Row], names: Sequence[str]) -> str:
    columns = ",\n".join(f"  `{name}` text" for name in names)
    values = ",".join("(" + ",".join(quoted(v, backslash=True) for v in row) + ")" for row in rows)
    return (
        f"-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n/*!40101 SET NAMES utf8mb4 */;\n"
        f"CREATE TABLE `people` (\n{columns},\n  PRIMARY KEY (`{names[0]}`)\n) ENGINE=InnoDB;\n"
        f"LOCK TABLES `people` WRITE;\nINSERT INTO `people` VALUES {values};\nUNLOCK TABLES;\n"
        f"-- Dump completed on 2024-05-06  7:08:09\n"
    )


def copied(value: str | None) -> str:
    if value is None:
        return "\\N"
    for sign, escape in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        value = value.replace(sign, escape)
    return value


def postgres(rows: Sequence[Row], names: Sequence[str]) -> str:
    lines = "".join("\t".join(copied(v) for v in row) + "\n" for row in rows)
    return (
        "--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 15.6\n"
        f"-- Dumped by pg_dump version 15.6\n\nSET standard_conforming_strings = on;\n\n"
        f"COPY public.people ({', '.join(names)}) FROM stdin;\n{lines}\\.\n\nSELECT 1;\n"
    )


def sqlite(rows: Sequence[Row], names: Sequence[str]) -> str:
    statements = "".join(f"INSERT INTO people VALUES({','.join(quoted(v) for v in row)});\n" for row in rows)
    columns = ", ".join(f'"{name}" TEXT' for name in names)
    return f"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE people({columns});\n{statements}COMMIT;\n"


def mssql(rows: Sequence[Row], names: Sequence[str]) -> str:
    columns = ", ".join(f"[{name}]" for name in names)
    statements = "".join(
        f"INSERT [dbo].[people] ({columns}) VALUES ({', '.join(quoted(v, prefix='N') for v in row)})\n"
        + ("GO\n" if number % 3 == 2 else "")
        for number, row in enumerate(rows)
    )
    return (
        "USE [shop]\nGO\n/****** Object:  Table [dbo].[people]    Script Date: 5/6/2024 7:08:09 AM ******/\n"
        f"SET ANSI_NULLS ON\nGO\nSET IDENTITY_INSERT [dbo].[people] ON \n{statements}"
        "SET IDENTITY_INSERT [dbo].[people] OFF\nGO\n"
    )


def oracle(rows: Sequence[Row], names: Sequence[str]) -> str:
    columns = ",".join(names)
    intos = "".join(
        f"  INTO people ({columns}) VALUES ({','.join(quoted(v) for v in row)})\n" for row in rows
    )
    return f"REM INSERTING into PEOPLE\nSET DEFINE OFF;\nINSERT ALL\n{intos}SELECT * FROM dual;\nCOMMIT;\n/\n"


WRITERS = {"mysql": mysql, "postgresql": postgres, "sqlite": sqlite, "mssql": mssql, "oracle": oracle}
