"""MySQL and MariaDB, by a cursor that leaves the rows on the server.

Tables are read in one read-only transaction from a consistent snapshot. Views and tables whose engine
asks other servers are left out; the server is never allowed to ask for a file of this machine.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pymysql
from pymysql.converters import conversions
from pymysql.cursors import SSCursor

from leakassay.errors import CannotOpenError
from leakassay.records import Reject
from leakassay.sources.cells import unique_names
from leakassay.sources.interface import Parsed
from leakassay.sources.stores.interface import MOST_TABLES, PATIENCE
from leakassay.sources.typed_rows import RowBlock, runs
from leakassay.sources.whole import nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Limits
    from leakassay.sources.stores.address import Address

_SYSTEM = "('mysql', 'sys', 'information_schema', 'performance_schema')"
_TABLES = f"""
    SELECT table_schema, table_name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN {_SYSTEM}
      AND COALESCE(engine, '') NOT IN ('FEDERATED', 'CONNECT', 'SPIDER', 'S3', 'OQGRAPH')
      AND %s IN ('', table_schema) AND %s IN ('', table_name)
    ORDER BY 1, 2 LIMIT %s"""  # noqa: S608 - the text is constant
_COLUMNS = """
    SELECT column_name, data_type FROM information_schema.columns
    WHERE table_schema = %s AND table_name = %s AND extra NOT LIKE '%%VIRTUAL%%' ORDER BY ordinal_position"""
_BYTES = ("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob")
_SPELLED = {
    "bit": "{0}+0",
    **dict.fromkeys(_BYTES, "CASE WHEN LENGTH({0}) <= 65536 THEN {0} END"),
    **dict.fromkeys(
        ("geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon"),
        "ST_AsText({0})",
    ),
}
_IDLE = 120
"""Seconds without a byte after which the server is given up."""
_AS_TEXT = {kind: spell for kind, spell in conversions.items() if not isinstance(kind, int)}
"""Values are written as usual and come back as the bytes that the server sends."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and how its columns are asked for."""

    schema: str
    name: str
    columns: tuple[tuple[str, str], ...]
    """Names and types."""


def opened(address: Address, limits: Limits) -> MysqlStore:
    """Connect, begin the transaction, list the tables. Raises CannotOpenError."""
    try:
        connection = _connected(address)
    except (pymysql.Error, OSError, RuntimeError):
        raise CannotOpenError(
            f"{address.name} cannot be reached, or refuses the login: "
            "check host, port, database, user and password."
        ) from None
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
            tables = _tables(cursor, address)
    except pymysql.Error:
        connection.close()
        raise CannotOpenError(
            f"{address.name} does not let its tables be listed: check the user's rights."
        ) from None
    if not tables:
        connection.close()
        raise CannotOpenError(f"{address.name} holds no such table: check database and table.")
    version = str(connection.get_server_info())
    engine = "mariadb" if "mariadb" in version.lower() else "mysql"
    facts = {"engine": engine, "version": version, "database": address.database}
    return MysqlStore(connection, tables, limits, {name: value for name, value in facts.items() if value})


def _connected(address: Address) -> Any:
    return pymysql.connect(
        host=address.host or "localhost",
        port=address.port or 3306,
        user=address.user or None,
        # As text, the driver would encode it as Latin-1.
        password=address.password.encode(),
        database=address.database or None,
        unix_socket=address.options.get("unix_socket") or address.options.get("socket"),
        ssl_ca=address.options.get("ssl_ca"),
        charset="utf8mb4",
        use_unicode=False,
        conv=_AS_TEXT,
        cursorclass=SSCursor,
        connect_timeout=PATIENCE,
        read_timeout=_IDLE,
        local_infile=False,
        program_name="leakassay",
    )


def _tables(cursor: Any, address: Address) -> list[Table]:
    cursor.execute(_TABLES, (address.schema or address.database, address.table, MOST_TABLES))
    found = [_decoded(row) for row in cursor.fetchall()]
    tables = []
    for schema, name in found:
        cursor.execute(_COLUMNS, (schema, name))
        columns = [_decoded(row) for row in cursor.fetchall()]
        tables.append(Table(schema, name, tuple((column, kind.lower()) for column, kind in columns)))
    return tables


def _decoded(row: tuple[bytes, bytes]) -> tuple[str, str]:
    return row[0].decode("utf-8", "replace"), row[1].decode("utf-8", "replace")


@dataclass(slots=True)
class MysqlStore:
    """The rows of the tables of one server or database."""

    connection: Any
    tables: list[Table]
    limits: Limits
    facts: Mapping[str, str]
    format: str = "mysql"
    charset: str | None = "UTF-8"
    count: int = 0

    def blocks(self) -> Iterator[Block]:
        """Give runs of rows, one table after the other; one that fails is a reject."""
        with closing(self.connection):
            for table in self.tables:
                yield from self._table(table)

    def _table(self, table: Table) -> Iterator[Block]:
        columns = table.columns[: self.limits.columns]
        names = tuple(unique_names([name for name, _ in columns]))
        texts = frozenset(at for at, (_, kind) in enumerate(columns) if kind not in _BYTES)
        shown = table.name if "database" in self.facts else f"{table.schema}.{table.name}"
        rejects = [Reject("over the limit", 0, 0)] if len(columns) < len(table.columns) else []
        first = 0
        try:
            with self.connection.cursor() as cursor:
                cursor.execute(_selecting(table, columns))
                for rows, size in runs(lambda count: list(cursor.fetchmany(count)), self.limits):
                    self.count += size
                    yield RowBlock(shown, names, rows, first, size, (), texts)
                    first += len(rows)
        except (pymysql.Error, OSError):
            rejects.append(Reject("unreadable", 0, 0))
        if rejects:
            yield Parsed((nothing(shown, first, 0, *rejects),))


def _selecting(table: Table, columns: tuple[tuple[str, str], ...]) -> str:
    """Write the statement; all names in it are quoted."""
    listed = ", ".join(_SPELLED.get(kind, "{0}").format(_quoted(name)) for name, kind in columns)
    return f"SELECT {listed} FROM {_quoted(table.schema)}.{_quoted(table.name)}"  # noqa: S608 - names are quoted


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
