"""Are the rows of an SQLite file all there, and is a hostile one harmless?"""

from __future__ import annotations

import random
import sqlite3
from typing import TYPE_CHECKING

import pytest

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import REASONS, Head, Limits
from leakassay.sources.sqlite import FORMAT
from leakassay.sources.streams import Flow, of_file, of_memory

if TYPE_CHECKING:
    from pathlib import Path

    from leakassay.records import Batch

PEOPLE = [(n, f"person {n}", n / 4, bytes([n % 256, 0]), None) for n in range(5000)]


def made(path: Path, *more: str) -> Path:
    base = sqlite3.connect(path)
    base.execute('CREATE TABLE people (id INTEGER PRIMARY KEY, "full name" TEXT, pay REAL, raw BLOB, x)')
    base.executemany("INSERT INTO people VALUES (?,?,?,?,?)", PEOPLE)
    base.execute("CREATE TABLE empty (a)")
    for statement in more:
        base.execute(statement)
    base.commit()
    base.close()
    return path


def read(path: Path, limits: Limits | None = None, *, in_memory: bool = False) -> list[Batch]:
    """Read, and hold the bytes of records and rejects against those of the file."""
    data = path.read_bytes()
    flow = of_memory(path.name, data) if in_memory else Flow(path.name, of_file(path.open("rb")), path)
    source = FORMAT.open(flow, Head(data[: 1 << 18], "", "", path.name, complete=False), limits or Limits())
    batches = [batch for block in source.blocks() for batch in block.read()]
    spent = sum(batch.bytes + sum(reject.bytes for reject in batch.rejects) for batch in batches)
    assert spent == flow.count == len(data)
    firsts: dict[str, int] = {}
    for batch in batches:
        batch.columns.validate(full=True)
        assert all(reject.reason in REASONS for reject in batch.rejects)
        assert batch.first >= firsts.get(batch.table, 0)
        firsts[batch.table] = batch.first
    return batches


def rows(batches: list[Batch], table: str) -> list[dict[str, str | None]]:
    return [row for batch in batches if batch.table == table for row in batch.columns.to_pylist()]


def reasons(batches: list[Batch]) -> set[str]:
    return {reject.reason for batch in batches for reject in batch.rejects}


@pytest.mark.parametrize("in_memory", [False, True])
def test_all_rows_are_there_and_spelled_out(tmp_path: Path, *, in_memory: bool) -> None:
    batches = read(made(tmp_path / "a.db"), Limits(block_bytes=1 << 16), in_memory=in_memory)
    found = rows(batches, "people")
    assert len(found) == len(PEOPLE)
    assert found[3] == {"id": "3", "full name": "person 3", "pay": "0.75", "raw": "0300", "x": None}
    assert found[4]["pay"] == "1"
    assert not reasons(batches)


def test_values_of_any_type_stand_in_one_column(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.db",
        "CREATE TABLE mixed (v)",
        "INSERT INTO mixed VALUES (1), ('two'), (2.5), (x'ff'), (NULL), (9223372036854775807)",
        "INSERT INTO mixed VALUES (CAST(x'61ff' AS TEXT))",
    )
    batches = read(path)
    values = [row["v"] for row in rows(batches, "mixed")]
    assert values == ["1", "two", "2.5", "ff", None, "9223372036854775807", "a\ufffd"]
    assert sum(batch.notes.get("undecodable", 0) for batch in batches) == 1


def test_views_triggers_and_computed_columns_do_not_run(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.db",
        "CREATE VIEW bomb AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x FROM c",
        "CREATE TABLE computed (a, b AS (hex(zeroblob(1000000))), c AS (a + 1) STORED)",
        "INSERT INTO computed (a) VALUES (1)",
        "CREATE TRIGGER t AFTER INSERT ON people BEGIN DELETE FROM people; END",
    )
    batches = read(path)
    assert {batch.table for batch in batches if batch.columns.num_rows} == {"people", "computed"}
    assert rows(batches, "computed") == [{"a": "1", "c": "2"}]


def test_a_log_beside_the_file_is_no_hindrance(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode=WAL")
    base.close()
    for in_memory in (False, True):
        assert len(rows(read(path, in_memory=in_memory), "people")) == len(PEOPLE)


def test_too_long_a_value_and_too_many_columns(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.db",
        "CREATE TABLE big (v)",
        "INSERT INTO big VALUES ('a'), (replace(hex(zeroblob(1000000)), '0', 'x')), ('b')",
    )
    batches = read(path, Limits(record_bytes=1 << 20, columns=3))
    assert reasons(batches) == {"too long", "over the limit"}
    assert [row["v"] for row in rows(batches, "big")] == ["a", "b"]
    assert list(rows(batches, "people")[0]) == ["id", "full name", "pay"]


@pytest.mark.parametrize("seed", range(20))
def test_damage_is_counted_and_never_raised(tmp_path: Path, seed: int) -> None:
    path = made(tmp_path / "a.db")
    data = bytearray(path.read_bytes())
    dice = random.Random(seed)
    for _ in range(1 + seed * 3):
        at = dice.randrange(100, len(data) - 64)
        data[at : at + 64] = dice.randbytes(64)
    if seed % 4 == 0:
        del data[len(data) // 2 :]
    path.write_bytes(data)
    for in_memory in (False, True):
        try:
            read(path, in_memory=in_memory)
        except CannotOpenError:
            continue


def test_nothing_but_the_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 200)
    with pytest.raises(CannotOpenError):
        read(path)


def test_the_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert [other.name for other in tmp_path.iterdir()] == ["a.db"]
