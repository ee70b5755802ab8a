"""SQLite databases: all tables, read-only, whatever the schema says.

The file is opened as one that nobody changes. Only stored tables are read: no views, no virtual tables,
no computed columns; an authorizer denies everything but reading, functions among it, so that nothing in
the schema can run. Damage ends a table, and the next one is read.

* Standard: SQLite database file format, version 3
* Magic: `SQLite format 3` and a zero byte
"""

from __future__ import annotations

import itertools
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.errors import CannotOpenError
from leakassay.records import Reject
from leakassay.sources.cells import unique_names
from leakassay.sources.interface import Format, Parsed
from leakassay.sources.typed_rows import RowBlock, runs
from leakassay.sources.whole import Ledger, nothing, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from leakassay.sources.interface import Block, Head, Limits, Stream
    from leakassay.sources.typed_rows import Fetch, Row

_MAGIC = b"SQLite format 3\0"
_CHARSETS = {1: "UTF-8", 2: "UTF-16LE", 3: "UTF-16BE"}
_PATIENCE = 60.0
"""Seconds without a row after which a table is given up."""
_STEPS = 1_000_000
_MOST_TABLES = 10_000
_INDEX_TABLES = ("segments", "segdir", "docsize", "stat", "idx", "config", "data", "node", "parent", "rowid")
"""What virtual tables keep beside themselves, and is no data."""
_MOST_SKIPPED = 1_000
_SHORT = "CASE WHEN typeof({0}) = 'blob' AND length({0}) > 65536 THEN NULL ELSE {0} END"
"""A column without pictures and the like, which would not be shown as text."""
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_TOLD = frozenset({"table_xinfo"})
_FUNCTIONS = frozenset({"typeof", "length"})


@dataclass(frozen=True, slots=True)
class Table:
    """One stored table."""

    name: str
    columns: tuple[str, ...]


@dataclass(slots=True)
class _At:
    """How far a table was read, and what failed on the way."""

    first: int = 0
    """Rows given so far."""
    skipped: int = 0
    """Rows lost so far."""
    careful: bool = False
    """Read row by row."""
    decode: Callable[[bytes], str] = str
    ended: bool = False
    lost: dict[str, int] = field(default_factory=dict)

    def failed(self, error: sqlite3.Error | UnicodeError) -> None:
        """Decide how to go on: by looser decoding, row by row, behind a row, or not at all."""
        name = getattr(error, "sqlite_errorname", "")
        if "decode" in str(error) and self.decode is str:
            self.decode = _text
        elif name == "SQLITE_TOOBIG" and not self.careful:
            self.careful = True
        elif name == "SQLITE_TOOBIG" and self.skipped < _MOST_SKIPPED:
            self.careful = False
            self.skipped += 1
            self.lost["too long"] = self.skipped
        else:
            self.ended = True
            reason = (
                "over the limit"
                if name in ("SQLITE_INTERRUPT", "SQLITE_NOMEM", "SQLITE_TOOBIG")
                else "damaged"
            )
            self.lost.setdefault(reason, 0)


def _sniff(head: Head) -> float:
    return 1.0 if head.raw.startswith(_MAGIC) else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> SqliteSource:
    content, ledger = whole(stream, limits, "An SQLite database")
    connection = _of_bytes(content) if isinstance(content, bytes) else connect(content, "mode=ro&immutable=1")
    return opened(connection, facts_of(head.raw), limits, ledger)


def connect(path: Path, options: str) -> sqlite3.Connection:
    """Connect to a file; `options` as in SQLite's URIs."""
    try:
        return sqlite3.connect(f"{path.resolve().as_uri()}?{options}", uri=True, check_same_thread=False)
    except sqlite3.Error:
        raise CannotOpenError(f"{path.name} cannot be opened as an SQLite database.") from None


def _of_bytes(content: bytes) -> sqlite3.Connection:
    """Take content in memory for a database; one that had a log beside it is read without."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(content[:18] + b"\1\1" + content[20:])
    return connection


def opened(
    connection: sqlite3.Connection, facts: Mapping[str, str], limits: Limits, ledger: Ledger | None = None
) -> SqliteSource:
    """Lock a connection down and list its tables. Raises CannotOpenError where the schema is broken."""
    try:
        _lock(connection, limits)
        tables = _tables(connection)
    except (sqlite3.Error, UnicodeError):
        connection.close()
        raise CannotOpenError(
            "The SQLite database's schema is broken: try the `.recover` command of the sqlite3 shell first."
        ) from None
    return SqliteSource(connection, tables, limits, ledger, dict(facts))


def facts_of(header: bytes) -> dict[str, str]:
    """Read the version of the library that wrote last, out of a file's header."""
    number = int.from_bytes(header[96:100], "big")
    version = f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}" if number else ""
    charset = _CHARSETS.get(int.from_bytes(header[56:60], "big"), "UTF-8")
    facts = {"engine": "sqlite", "version": version, "charset": charset}
    return {name: value for name, value in facts.items() if value}


def _lock(connection: sqlite3.Connection, limits: Limits) -> None:
    for setting in (
        "trusted_schema=OFF",
        "query_only=ON",
        "cell_size_check=ON",
        "mmap_size=0",
        "temp_store=2",
    ):
        connection.execute(f"PRAGMA {setting}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(1 << 20, limits.record_bytes))
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(_allow)


def _allow(action: int, first: str | None, second: str | None, *_rest: object) -> int:
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _TOLD:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _tables(connection: sqlite3.Connection) -> list[Table]:
    # A name that is no UTF-8 is shown as well as can be; the driver cannot ask for its table.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    found = connection.execute(
        "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' ORDER BY rootpage LIMIT ?",
        (_MOST_TABLES,),
    ).fetchall()
    virtual = [name for name, root in found if not root]
    beside = {f"{name}_{part}" for name in virtual for part in _INDEX_TABLES}
    return [
        Table(name, _columns(connection, name))
        for name, root in found
        if root and isinstance(name, str) and not name.startswith("sqlite_") and name not in beside
    ]


def _columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """List the columns that are stored: neither hidden nor computed on the way."""
    rows = connection.execute(f"PRAGMA table_xinfo({_quoted(table)})").fetchall()
    return tuple(str(row[1]) for row in rows if row[6] in (0, 3))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass(slots=True)
class SqliteSource:
    """The rows of all tables of an SQLite database."""

    connection: sqlite3.Connection
    tables: list[Table]
    limits: Limits
    ledger: Ledger | None
    """Of the file's bytes; None where rows are charged for their text."""
    facts: Mapping[str, str]
    format: str = "sqlite"
    charset: str | None = None
    count: int = 0
    """Bytes that were charged so far."""
    _heard: float = field(default_factory=time.monotonic)
    _last: tuple[str, int] = ("", 0)
    """The table that was read last, and how many rows it had."""

    def blocks(self) -> Iterator[Block]:
        """Give runs of rows, one table after the other."""
        self.charset = self.facts.get("charset")
        self.connection.set_progress_handler(self._is_stuck, _STEPS)
        with closing(self.connection):
            for table in self.tables:
                yield from self._table(table)
        if self.ledger is not None:
            damage = self.ledger.stream.damage
            rejects = (Reject(damage, 0, 0),) if damage else ()
            yield Parsed((nothing(*self._last, self._charge(None), *rejects),))

    def _table(self, table: Table) -> Iterator[Block]:
        columns = table.columns[: self.limits.columns]
        names = tuple(unique_names(columns))
        at = _At()
        while not at.ended:
            try:
                for rows, size in runs(self._fetch(table, columns, at), self.limits):
                    yield RowBlock(table.name, names, rows, at.first, self._charge(size))
                    at.first += len(rows)
                at.ended = True
            except (sqlite3.Error, UnicodeError) as error:  # the driver decodes names and messages strictly
                at.failed(error)
        self._last = (table.name, at.first)
        rejects = [Reject(reason, count, 0) for reason, count in at.lost.items()]
        if len(columns) < len(table.columns):
            rejects.append(Reject("over the limit", 0, 0))
        if rejects:
            yield Parsed((nothing(*self._last, 0, *rejects),))

    def _fetch(self, table: Table, columns: tuple[str, ...], at: _At) -> Fetch:
        """Begin to read a table's rows where it was left."""
        self._heard = time.monotonic()
        self.connection.text_factory = at.decode
        listed = ", ".join(_SHORT.format(_quoted(column)) for column in columns)
        statement = f"SELECT {listed} FROM {_quoted(table.name)} LIMIT ? OFFSET ?"  # noqa: S608 - names are quoted
        passed = at.first + at.skipped
        if at.careful:
            # The driver reads one row ahead, so that a row that fails takes the one before it along.
            ahead = itertools.count(passed)
            return lambda _: self.connection.execute(statement, (1, next(ahead))).fetchall()
        cursor = self.connection.execute(statement, (-1, passed))

        def fetch(count: int) -> list[Row]:
            self._heard = time.monotonic()
            return cursor.fetchmany(count)

        return fetch

    def _is_stuck(self) -> bool:
        return time.monotonic() - self._heard > _PATIENCE

    def _charge(self, size: int | None) -> int:
        """Charge rows of `size` bytes, or all that is left."""
        if self.ledger is None:
            share = size or 0
        else:
            share = self.ledger.rest() if size is None else self.ledger.take(size)
        self.count += share
        return share


FORMAT = Format("sqlite", _sniff, _open, foreign=True)
