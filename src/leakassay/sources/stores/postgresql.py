"""PostgreSQL, by COPY: rows come as text, and the kernel of dumps reads them.

Tables, partitioned ones and materialised views are read in one transaction that is repeatable and
read-only. Views and foreign tables are not: they run what their makers wrote, or ask other servers.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, LiteralString

import psycopg
from psycopg import conninfo, sql

from leakassay.errors import CannotOpenError
from leakassay.kernels.sql_fields import Fields
from leakassay.kernels.sql_text import Scanner
from leakassay.records import Reject
from leakassay.sources.cells import unique_names
from leakassay.sources.interface import Parsed
from leakassay.sources.sql_dump.block import Part, SqlBlock
from leakassay.sources.stores.interface import MOST_TABLES, PATIENCE
from leakassay.sources.whole import nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Limits
    from leakassay.sources.stores.address import Address

_TABLES = """
    SELECT n.nspname, c.relname
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition AND n.nspname NOT LIKE 'pg!_%%' ESCAPE '!'
      AND n.nspname <> 'information_schema'
      AND %(schema)s::text IN ('', n.nspname::text) AND %(table)s::text IN ('', c.relname::text)
    ORDER BY 1, 2 LIMIT %(most)s"""
_COLUMNS = """
    SELECT a.attname, t.typname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    WHERE a.attrelid = pg_catalog.format('%%I.%%I', %s::text, %s::text)::regclass AND a.attnum > 0
      AND NOT a.attisdropped ORDER BY a.attnum"""
_SPELLED: dict[str, LiteralString] = {
    # As long as `cells.HEX_BYTES`: longer ones would not be shown as text.
    "bytea": "CASE WHEN octet_length({0}) <= 64 THEN encode({0}, 'hex') END",
    "bool": "{0}::text",
}
_SETTINGS = (
    "-c default_transaction_read_only=on -c search_path=pg_catalog -c datestyle=ISO "
    f"-c intervalstyle=iso_8601 -c statement_timeout=60000 -c lock_timeout={PATIENCE * 1000} "
    "-c client_encoding=UTF8"
)
_TAB = 9


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and how its columns are asked for."""

    schema: str
    name: str
    columns: tuple[tuple[str, str], ...]
    """Names and types."""

    @property
    def shown(self) -> str:
        """For people."""
        return self.name if self.schema == "public" else f"{self.schema}.{self.name}"


def opened(address: Address, limits: Limits) -> PostgresStore:
    """Connect, begin the transaction, list the tables. Raises CannotOpenError."""
    try:
        connection = psycopg.connect(_conninfo(address), prepare_threshold=None)
    except psycopg.Error:
        raise CannotOpenError(
            f"{address.name} cannot be reached, or refuses the login: "
            "check host, port, database, user and password."
        ) from None
    try:
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        tables = _tables(connection, address)
    except psycopg.Error:
        connection.close()
        raise CannotOpenError(
            f"{address.name} does not let its tables be listed: check the user's rights."
        ) from None
    if not tables:
        connection.close()
        raise CannotOpenError(f"{address.name} holds no such table: check schema and table.")
    facts = {
        "engine": "postgresql",
        "version": str(connection.info.parameter_status("server_version") or ""),
        "database": address.database,
    }
    return PostgresStore(connection, tables, limits, {name: value for name, value in facts.items() if value})


def _conninfo(address: Address) -> str:
    given: dict[str, Any] = {
        "host": address.host,
        "port": address.port,
        "user": address.user,
        "password": address.password,
        "dbname": address.database,
    }
    given = {name: value for name, value in given.items() if value}
    own = {"connect_timeout": PATIENCE, "application_name": "leakassay", "options": _SETTINGS}
    return conninfo.make_conninfo(**{**address.options, **given, **own})


def _tables(connection: psycopg.Connection[Any], address: Address) -> list[Table]:
    wanted = {"schema": address.schema, "table": address.table, "most": MOST_TABLES}
    found = connection.execute(_TABLES, wanted).fetchall()
    return [
        Table(schema, name, tuple(connection.execute(_COLUMNS, (schema, name)).fetchall()))
        for schema, name in found
    ]


@dataclass(slots=True)
class PostgresStore:
    """The rows of the tables of one database."""

    connection: psycopg.Connection[Any]
    tables: list[Table]
    limits: Limits
    facts: Mapping[str, str]
    format: str = "postgresql"
    charset: str | None = "UTF-8"
    count: int = 0
    _lost: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Of the table being read: records and bytes by reason."""

    def blocks(self) -> Iterator[Block]:
        """Give runs of rows, one table after the other; one that fails is a reject."""
        with closing(self.connection):
            for table in self.tables:
                yield from self._table(table)

    def _table(self, table: Table) -> Iterator[Block]:
        columns = table.columns[: self.limits.columns]
        names = tuple(unique_names([name for name, _ in columns]))
        self._lost = {"over the limit": (0, 0)} if len(columns) < len(table.columns) else {}
        first = 0
        try:
            with self.connection.transaction():
                self.connection.execute("SET LOCAL statement_timeout = 0")
                for lines in self._copied(_copying(table, columns)):
                    part = _part(table.shown, names, lines, first, self.limits)
                    self.count += len(lines)
                    first += part.rows
                    yield SqlBlock(lines, (part,), backslash=False)
        except psycopg.Error:
            self._lost["unreadable"] = (0, 0)
        if self._lost:
            rejects = [Reject(reason, *lost) for reason, lost in self._lost.items()]
            self.count += sum(reject.bytes for reject in rejects)
            yield Parsed((nothing(table.shown, first, 0, *rejects),))

    def _copied(self, statement: sql.Composed) -> Iterator[bytes]:
        """Give the lines that the server sends, in runs of about a block's size."""
        lines: list[bytes] = []
        size = 0
        with self.connection.cursor() as cursor, cursor.copy(statement) as copy:
            for line in copy:
                if len(line) > self.limits.record_bytes:
                    records, lost = self._lost.get("too long", (0, 0))
                    self._lost["too long"] = (records + 1, lost + len(line))
                    continue
                lines.append(bytes(line))
                size += len(line)
                if size >= self.limits.block_bytes:
                    yield b"".join(lines)
                    lines, size = [], 0
        if lines:
            yield b"".join(lines)


def _copying(table: Table, columns: tuple[tuple[str, str], ...]) -> sql.Composed:
    """Write the statement; all names in it are quoted by the driver."""
    listed: list[sql.Composable] = [
        sql.SQL(_SPELLED.get(kind, "{0}")).format(sql.Identifier(name)) for name, kind in columns
    ]
    source = sql.Identifier(table.schema, table.name)
    return sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(sql.SQL(", ").join(listed), source)


def _part(table: str, names: tuple[str, ...], lines: bytes, first: int, limits: Limits) -> Part:
    """Find the values of whole lines."""
    scanner = Scanner(backslash=False, hashes=False, limit=limits.record_bytes)
    fields = Fields()
    scanner.lines(lines, 0, fields, len(names), _TAB, last=True)
    lost = tuple(Reject(*one) for one in scanner.lost())
    starts, sizes = fields.buffers()
    size = len(lines) - sum(reject.bytes for reject in lost)
    return Part(table, names, starts, sizes, fields.rows, first, size, lost)
