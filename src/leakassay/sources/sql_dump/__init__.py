"""SQL dumps: MySQL and MariaDB, PostgreSQL, SQLite, SQL Server, Oracle, and what is written like them.

Statements are read, never run. Rows come from INSERT, REPLACE and COPY, the names of their columns from
the statement or from CREATE TABLE; all other statements are structure, whose bytes go with the rows
beside it. A row that cannot be read is one reject, and the next row or statement is found behind it.

* Standard: ISO/IEC 9075, as the dump programs of the engines write it
* Known by: statements or the header of a dump program at the beginning
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leakassay.sources.interface import Format
from leakassay.sources.sql_dump.facts import dialect_of
from leakassay.sources.sql_dump.source import SqlSource
from leakassay.sources.sql_dump.statements import is_known, line_of, rows_of

if TYPE_CHECKING:
    from leakassay.sources.interface import Head, Limits, Stream

_GAP = re.compile(r"(?:\s|\ufeff|--[^\n]*+(?:\n|\Z)|#[^\n]*+(?:\n|\Z)|/\*(?:[^*]|\*(?!/))*+\*/|;)*+")
_TELLING = re.compile(
    r"""^[^\S\n]*+(?:(?:INSERT|REPLACE)\s++(?:\w++\s++){0,3}?(?:INTO\s)?[^\n;]{1,4000}?(?:VALUES?\b|\bSELECT\b|$)
        |COPY\s[^;\n]++\sFROM\s++stdin
        |CREATE\s++(?:\w++\s++){0,5}?(?:TABLE|DATABASE|VIEW|SCHEMA|INDEX|TRIGGER|FUNCTION|PROCEDURE|SEQUENCE)\b
        |DROP\s++TABLE\b|ALTER\s++TABLE\b|/\*!\d{5}\ |LOCK\s++TABLES\b|PRAGMA\s++\w++\s*+=
        |BEGIN\s++TRANSACTION\b|INSERT\s++ALL\b)""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_VALUE = r"(?:NULL|-?\d[\d.]*+|N?'(?:[^'\\]|''|\\.)*+'|\"(?:[^\"\\]|\"\"|\\.)*+\")"
_TUPLES = re.compile(rf"\s*+(?:\({_VALUE}(?:\s*+,\s*+{_VALUE})++\s*+\)\s*+,\s*+){{2}}\(", re.IGNORECASE)
"""The middle of a statement of many rows: a dump whose beginning was cut off."""


def _sniff(head: Head) -> float:
    text = head.text
    if _TUPLES.match(text):
        return 0.8
    gap = _GAP.match(text)
    at = gap.end() if gap else 0
    rest = text[at : at + (1 << 16)]
    if rest and not (is_known(rest) or line_of(rest)):
        return 0.0
    if rest and rows_of(rest.encode("utf-8", "replace").decode("latin-1")):
        return 0.97
    if _TELLING.search(text, 0):
        return 0.93
    return 0.6 if head.name.endswith(".sql") else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> SqlSource:
    source = SqlSource(stream, head.text, dialect_of(head.text), head.charset, limits)
    if _TUPLES.match(head.text):
        source.begin_with_rows()
    return source


FORMAT = Format("sql", _sniff, _open)
