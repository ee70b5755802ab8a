"""What a statement is, by its first words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leakassay.sources.sql_dump.names import LIST, NAME, QUALIFIED, SPACE, listed, parts

_S = rf"{SPACE}*+"

_INSERT = re.compile(
    rf"""(?: (?:INSERT|REPLACE|UPSERT)\b{_S}
             (?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE|OVERWRITE|OR{_S}(?:REPLACE|IGNORE|ABORT|FAIL|ROLLBACK))\b{_S})*+
             (?:INTO\b{_S})?+ (?:TABLE\b{_S})?+
           | INTO\b{_S} )
         (?P<table>{QUALIFIED}) {_S}
         (?:PARTITION{_S}\([^()]*+\){_S})?+
         (?:AS\b{_S}{NAME}{_S})?+
         (?:\((?P<names>{LIST})\){_S})?+
         (?:OVERRIDING{_S}(?:SYSTEM|USER){_S}VALUE\b{_S})?+
         (?P<values>VALUES?\b)""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_COPY = re.compile(
    rf"""COPY\b{_S} (?P<table>{QUALIFIED}) {_S} (?:\((?P<names>{LIST})\){_S})?+
         FROM{_S}STDIN\b (?P<options>[^;\n]*+) ;[^\n]*+ \n""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_CREATE = re.compile(
    rf"""CREATE\b{_S}
         (?:(?:GLOBAL|LOCAL|TEMPORARY|TEMP|UNLOGGED|EXTERNAL|FOREIGN|CACHED|MEMORY|COLUMN|ROW|VIRTUAL)\b{_S})*+
         TABLE\b{_S} (?:IF{_S}NOT{_S}EXISTS\b{_S})?+ (?P<table>{QUALIFIED}) {_S} (?P<open>\()""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_ROUTINE = re.compile(
    rf"""CREATE\b{_S} (?:OR\b{_S}(?:REPLACE|ALTER)\b{_S})?+
         (?:(?:DEFINER{_S}={_S}\S++
         |TEMP|TEMPORARY|EDITIONABLE|NONEDITIONABLE|AGGREGATE|CONSTRAINT|FORCE){_S})*+
         (?:TRIGGER|PROCEDURE|PROC|FUNCTION|PACKAGE|EVENT|TYPE{_S}BODY)\b""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_PLACE = re.compile(
    rf"""(?: USE\b{_S} (?P<base>{NAME})
         | SET{_S}search_path{_S}(?:=|TO\b){_S} (?P<path>{NAME}|'[^']*+')
         | \\(?:connect|c)[ \t]++ (?:-reuse-previous=\w+[ \t]++)?+ (?P<psql>{NAME}) )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_LINE = re.compile(
    r"(?:\\[^\n]*+|(?:REM(?:ARK)?|PROMPT|SPOOL|WHENEVER|PRINT|DELIMITER|GO|@{1,2}[\w./]++)(?![\w.(])[^\n]*+"
    r"|/[ \t\r]*+(?=\n|\Z)|\.[a-z][^\n]*+)",
    re.IGNORECASE | re.ASCII,
)
"""Commands of clients, which end with their line."""
_SHORT = re.compile(
    r"(?:SET|USE|PRINT|EXEC|EXECUTE|DBCC|TRUNCATE|DROP|ALTER|DELETE|COMMIT|BEGIN|END|GRANT|IF|LOCK|UNLOCK|DECLARE)\b",
    re.IGNORECASE | re.ASCII,
)
"""Statements that may end with a line, where no semicolon is."""
_KNOWN = re.compile(
    r"""(?:INSERT|REPLACE|UPSERT|CREATE|DROP|ALTER|SET|USE|LOCK|UNLOCK|START|BEGIN|END|COMMIT|ROLLBACK|SAVEPOINT|PRAGMA|COPY
        |SELECT|UPDATE|DELETE|MERGE|WITH|GRANT|REVOKE|DENY|COMMENT|ANALYZE|ANALYSE|VACUUM|REINDEX|CLUSTER|TRUNCATE|CALL
        |EXEC|EXECUTE|DECLARE|IF|ELSE|WHILE|PRINT|RETURN|RAISERROR|DO|RESET|SHOW|FLUSH|OPTIMIZE|REPAIR|CHECK|LOAD|RENAME
        |CONNECT|EXIT|QUIT|DISCONNECT|SHUTDOWN|DBCC|SECURITY|REFRESH|IMPORT|DEFINE|UNDEFINE|DESC|DESCRIBE|EXPLAIN|INTO
        |TABLE|VALUES|PURGE|AUDIT|LABEL|CHECKPOINT|KILL|OPEN|FETCH|CLOSE|DEALLOCATE|PREPARE|LISTEN|NOTIFY|HANDLER|INSTALL
        |DETACH|ATTACH|BACKUP|RESTORE|DBMS_\w+|GO|TRY|CATCH|THROW|PUSH|POP|TERMINATE|RUNSTATS|REORG|SYNONYM)\b""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_HOLDING = re.compile(r"(?:INSERT|REPLACE|UPSERT|COPY|INTO)\b", re.IGNORECASE | re.ASCII)
_TELLING = re.compile(
    rf"(?:INSERT|REPLACE)\b[^;'\"]*?(?:\bSET{_S}{NAME}{_S}=|\bSELECT\b(?![^;]*\bFROM\b))",
    re.IGNORECASE | re.ASCII,
)
_ALL = re.compile(r"INSERT\s++(?:ALL|FIRST)\b(?=\s*+(?:INTO|WHEN)\b)", re.IGNORECASE | re.ASCII)
_MYSQL_DELIMITER = re.compile(r"DELIMITER[ \t]++(\S++)", re.IGNORECASE | re.ASCII)
_OPTION = re.compile(r"DELIMITERS?\s*+(?:AS\s*+)?+(E?'(?:[^']|'')++')", re.IGNORECASE | re.ASCII)
_NOT_TEXT = re.compile(r"\b(?:CSV|BINARY)\b", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Rows:
    """The head of rows that follow it."""

    table: tuple[str, ...]
    names: tuple[str, ...]
    """Of the columns; empty where the statement does not tell."""
    end: int
    """Where the rows begin, in characters of the text that was looked at."""
    delimiter: str = ""
    """Between the values of a line of COPY; empty where rows stand in brackets."""
    text: bool = True
    """The lines of COPY are in its text format."""


@dataclass(frozen=True, slots=True)
class Create:
    """The head of a table's definition."""

    table: tuple[str, ...]
    end: int
    """Behind its opening bracket."""


def rows_of(text: str) -> Rows | None:
    """Read the head of INSERT, REPLACE or COPY at the beginning of `text`.

    >>> rows_of("INSERT IGNORE INTO `a` (`x`,`y`) VALUES (1,2)").names
    ('x', 'y')
    """
    found = _INSERT.match(text)
    if found is not None:
        return Rows(parts(found["table"]), listed(found["names"] or ""), found.end())
    found = _COPY.match(text)
    if found is None:
        return None
    option = _OPTION.search(found["options"])
    sign = option.group(1).lstrip("Ee").strip("'") if option else "\t"
    return Rows(
        parts(found["table"]),
        listed(found["names"] or ""),
        found.end(),
        "\t" if sign == "\\t" else sign[:1],
        _NOT_TEXT.search(found["options"]) is None,
    )


def create_of(text: str) -> Create | None:
    """Read the head of CREATE TABLE at the beginning of `text`."""
    found = _CREATE.match(text)
    return Create(parts(found["table"]), found.end()) if found else None


def place_of(text: str) -> str:
    """Give the database or schema that a statement goes to; empty where it does not."""
    found = _PLACE.match(text)
    if found is None:
        return ""
    name = next(part for part in found.groups() if part)
    return parts(name)[0] if parts(name) else ""


def delimiter_of(text: str) -> str:
    """Give the new delimiter of statements; empty where the text sets none."""
    found = _MYSQL_DELIMITER.match(text)
    return found.group(1) if found else ""


def line_of(text: str) -> int:
    """Measure a command that ends with its line; 0 where there is none."""
    found = _LINE.match(text)
    return found.end() if found else 0


def is_routine(text: str) -> bool:
    """Tell whether a statement may hold others."""
    return _ROUTINE.match(text) is not None


def is_short(text: str) -> bool:
    """Tell whether a statement may end with a line."""
    return _SHORT.match(text) is not None


def is_rows(text: str) -> bool:
    """Tell whether a statement should hold rows."""
    return _HOLDING.match(text) is not None


def tells_rows(text: str) -> bool:
    """Tell whether a statement has its rows in a way that is not read: `SET a = 1`, `SELECT 1, 2`."""
    return _TELLING.match(text) is not None


def openers_of(text: str, delimiter: str) -> int:
    """Measure what stands before a statement and means nothing: delimiters, `INSERT ALL`; 0 if nothing.

    >>> openers_of(";; SELECT", ";;"), openers_of("INSERT ALL INTO t", ";")
    (2, 10)
    """
    if text.startswith(delimiter):
        return len(delimiter)
    if text.startswith((";", ")", ",")):
        return 1
    found = _ALL.match(text)
    return found.end() if found else 0


def is_known(text: str) -> bool:
    """Tell whether a statement begins with a word of SQL."""
    return _KNOWN.match(text) is not None
