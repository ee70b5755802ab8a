"""Is a live store read as it is, without writing to it, and without telling its password?"""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import psycopg
import pymysql
import pytest

import leakassay
from leakassay.errors import CannotOpenError
from leakassay.sources.interface import REASONS, Limits
from leakassay.sources.stores import mysql, name_of, open_store, postgresql

sys.path.insert(0, str(Path(__file__).parents[1] / "sql_dump"))
sys.path.insert(0, str(Path(__file__).parent))
from dumps import read as read_dump
from servers import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.records import Batch

ROWS = 3000
WILD = [
    "O'Brien",
    "tab\there",
    "line\nbreak",
    "back\\slash",
    "\\N",
    "\\.",
    "",
    "漢字",
    'quo"te',
    "semi;colon",
    "a,b)('",
]
SECRETS = ("hunter2", "ünsafe", "%C3%BC", "tester")


def read(url: str, limits: Limits | None = None) -> tuple[list[Batch], Any]:
    """Read, and hold the bytes of records and rejects against the store's own count."""
    store = open_store(url, limits or Limits())
    batches = [batch for block in store.blocks() for batch in block.read()]
    spent = sum(batch.bytes + sum(reject.bytes for reject in batch.rejects) for batch in batches)
    assert spent == store.count
    for batch in batches:
        batch.columns.validate(full=True)
        assert all(reject.reason in REASONS for reject in batch.rejects)
    return batches, store


def rows(batches: list[Batch], table: str) -> list[dict[str, str | None]]:
    return [row for batch in batches if batch.table == table for row in batch.columns.to_pylist()]


def people() -> Iterator[tuple[int, str, str | None, bool]]:
    for n in range(ROWS):
        yield n, WILD[n % len(WILD)], None if n % 5 == 0 else f"person {n}", n % 2 == 0


@pytest.fixture(scope="module")
def shop(postgres: str) -> str:
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as admin:
        admin.execute("CREATE DATABASE shop")
    url = f"{postgres}/shop"
    with psycopg.connect(url) as base, base.cursor() as cursor:
        cursor.execute('CREATE TABLE people (id int, "wild name" text, n text, flag boolean)')
        cursor.executemany("INSERT INTO people VALUES (%s, %s, %s, %s)", list(people()))
        cursor.execute("CREATE SCHEMA hr")
        cursor.execute("CREATE TABLE hr.pay (who int, much numeric, at timestamptz, raw bytea, tags text[])")
        cursor.execute("INSERT INTO hr.pay VALUES (1, 12.50, '2020-01-02 03:04:05Z', '\\xff00', '{a,b}')")
        cursor.execute("CREATE TABLE split (a int) PARTITION BY RANGE (a)")
        cursor.execute("CREATE TABLE split_1 PARTITION OF split FOR VALUES FROM (0) TO (10)")
        cursor.execute("INSERT INTO split VALUES (1), (2)")
        cursor.execute("CREATE VIEW bomb AS SELECT pg_sleep(100)::text FROM people")
    return url


@pytest.fixture(scope="module")
def market(mariadb: str) -> str:
    parts = urlsplit(mariadb)
    with (
        pymysql.connect(
            host="127.0.0.1",
            port=parts.port or 0,
            user="tester",
            password=unquote(parts.password or "").encode(),
        ) as base,
        base.cursor() as cursor,
    ):
        cursor.execute("CREATE DATABASE market CHARACTER SET utf8mb4")
        cursor.execute("USE market")
        cursor.execute("CREATE TABLE people (id int, `wild name` text, n text, flag boolean)")
        cursor.executemany("INSERT INTO people VALUES (%s, %s, %s, %s)", list(people()))
        cursor.execute(
            "CREATE TABLE pay (much decimal(6,2), at datetime, raw varbinary(9), f bit(3), "
            "c int AS (id2 + 1) VIRTUAL, id2 int)"
        )
        cursor.execute(
            "INSERT INTO pay (much, at, raw, f, id2) VALUES (12.5, '2020-01-02 03:04:05', x'ff00', b'101', 7)"
        )
        cursor.execute("CREATE VIEW bomb AS SELECT sleep(100) FROM people")
        base.commit()
    return f"{mariadb}/market"


def test_postgresql_gives_every_row_as_it_is(shop: str) -> None:
    batches, store = read(shop, Limits(block_bytes=4096))
    assert {batch.table for batch in batches} == {"people", "hr.pay", "split"}
    assert [tuple(row.values()) for row in rows(batches, "people")] == [
        (str(n), wild, name, str(flag).lower()) for n, wild, name, flag in people()
    ]
    assert rows(batches, "hr.pay")[0]["raw"] == "ff00"
    assert rows(batches, "hr.pay")[0]["much"] == "12.50"
    assert rows(batches, "hr.pay")[0]["tags"] == "{a,b}"
    assert len(rows(batches, "split")) == 2
    assert store.facts["engine"] == "postgresql"


def test_mariadb_gives_every_row_as_it_is(market: str) -> None:
    batches, store = read(market, Limits(block_bytes=4096))
    assert {batch.table for batch in batches} == {"people", "pay"}
    assert [tuple(row.values()) for row in rows(batches, "people")] == [
        (str(n), wild, name, str(int(flag))) for n, wild, name, flag in people()
    ]
    assert rows(batches, "pay") == [
        {"much": "12.50", "at": "2020-01-02 03:04:05", "raw": "ff00", "f": "5", "id2": "7"}
    ]
    assert store.facts["engine"] == "mariadb"


def test_one_table_or_schema_can_be_asked_for(shop: str, market: str) -> None:
    assert {batch.table for batch in read(f"{shop}?schema=hr")[0]} == {"hr.pay"}
    assert {batch.table for batch in read(f"{shop}?table=split")[0]} == {"split"}
    assert {batch.table for batch in read(f"{market}?table=pay")[0]} == {"pay"}
    for url in (f"{shop}?table=none", f"{market}?table=none"):
        with pytest.raises(CannotOpenError, match="no such table"):
            read(url)


@pytest.mark.parametrize("engine", ["shop", "market"])
def test_nothing_can_be_written(engine: str, request: pytest.FixtureRequest) -> None:
    store: Any = open_store(request.getfixturevalue(engine), Limits())
    with store.connection.cursor() as cursor, pytest.raises((psycopg.Error, pymysql.Error)):
        cursor.execute("INSERT INTO people VALUES (1, 'a', 'b', true)")
    store.connection.close()


@pytest.mark.parametrize("engine", ["shop", "market"])
def test_a_wrong_password_is_refused_and_not_told(engine: str, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue(engine).replace("hunter2", "hunter2wrong")
    with pytest.raises(CannotOpenError) as refused:
        open_store(url, Limits())
    assert not any(secret in str(refused.value) for secret in SECRETS)
    assert refused.value.__suppress_context__


@pytest.mark.parametrize("engine", ["shop", "market"])
def test_a_report_of_a_store_tells_no_password(engine: str, request: pytest.FixtureRequest) -> None:
    report = leakassay.assay(request.getfixturevalue(engine), seed=1)
    text = report.to_json()
    assert not any(secret in text for secret in SECRETS)
    found = report.to_dict()["inputs"][0]
    assert found["records"] >= ROWS
    assert found["bytes_records"] + found["bytes_rejects"] == found["content_bytes"]
    assert found["sha256"] is None


def test_long_rows_and_wide_tables_are_counted(shop: str) -> None:
    with psycopg.connect(shop) as base:
        base.execute("CREATE TABLE IF NOT EXISTS long_one (a text, b int, c int)")
        base.execute("INSERT INTO long_one VALUES (repeat('x', 5000), 1, 2), ('y', 3, 4)")
    batches, _ = read(f"{shop}?table=long_one", Limits(record_bytes=1000, columns=2))
    assert rows(batches, "long_one") == [{"a": "y", "b": "3"}]
    lost = {reject.reason: reject.records for batch in batches for reject in batch.rejects}
    assert lost == {"too long": 1, "over the limit": 0}
    with psycopg.connect(shop) as base:
        base.execute("DROP TABLE long_one")


@pytest.mark.parametrize("inserts", [False, True])
def test_a_dump_holds_what_the_postgresql_holds(shop: str, *, inserts: bool) -> None:
    command = [program("pg_dump"), "-d", shop, *(["--inserts"] if inserts else [])]
    dump = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    found = read_dump(dump)
    assert not found.lost
    assert found.facts["exporter"] == "pg_dump"
    assert [row[:3] for row in found.rows["people"]] == [
        (str(n), wild, name) for n, wild, name, _ in people()
    ]
    assert len(found.rows["hr.pay"]) == 1


@pytest.mark.parametrize("options", [[], ["--skip-extended-insert", "--complete-insert", "--hex-blob"]])
def test_a_dump_holds_what_the_mariadb_holds(market: str, options: list[str]) -> None:
    parts = urlsplit(market)
    command = [program("mariadb-dump"), "--no-defaults", "-h127.0.0.1", f"-P{parts.port}", "-utester",
               f"-p{unquote(parts.password or '')}", *options, "market"]  # fmt: skip
    dump = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    found = read_dump(dump)
    assert not found.lost
    assert found.facts["engine"] == "mariadb"
    assert [row[:3] for row in found.rows["people"]] == [
        (str(n), wild, name) for n, wild, name, _ in people()
    ]


def test_sqlite_by_url_sees_what_stands_in_its_log(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("CREATE TABLE people (id, name)")
    base.executemany("INSERT INTO people VALUES (?, ?)", [(n, "x") for n in range(100)])
    base.commit()
    for url in (f"sqlite:///{path}", f"sqlite://{path}", f"sqlite:{path}", f"sqlite:{path}?table=people"):
        batches, store = read(url)
        assert len(rows(batches, "people")) == 100
        assert store.count > 0
    with pytest.raises(CannotOpenError):
        read(f"sqlite:{path}?table=none")
    with pytest.raises(CannotOpenError):
        read("sqlite:///no/such/file.db")
    base.close()


@pytest.mark.parametrize("engine", ["postgresql", "mysql"])
def test_a_server_that_never_answers_is_given_up(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mysql, "_IDLE", 1)
    monkeypatch.setattr(postgresql, "PATIENCE", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"{engine}://127.0.0.1:{silent.getsockname()[1]}/shop"
        with pytest.raises(CannotOpenError, match="cannot be reached"):
            open_store(url, Limits())


def test_a_name_tells_no_secret() -> None:
    url = "mysql://ann:s3cret@db.example:3307/shop?table=people&ssl_key_password=s3cret"
    assert name_of(url) == "mysql://db.example:3307/shop?table=people"
    for broken in ("mysql://ann:s3cret@db:port/shop", "oracle://ann:s3cret@db/shop"):
        with pytest.raises(CannotOpenError) as refused:
            name_of(broken)
        assert "s3cret" not in str(refused.value)
