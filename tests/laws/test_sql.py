"""SQL dumps: any bytes add up, rows come back as they were written, borders of reading do not matter."""

# SQL stands here as engines write it, on one line where they do; none of it is run.
# ruff: noqa: E501, S608

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.sources.interface import Limits

sys.path.insert(0, str(Path(__file__).parents[1] / "sources" / "sql_dump"))
from dumps import WRITERS, Row, head_of, read

from leakassay.sources.sql_dump import FORMAT

NAMES = ("id", "name", "note")
texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\x08\x0c\x0b\x1a"), max_size=12
) | st.sampled_from(
    ["", "O'Brien", "\\", "C:\\", "\\'", "');", "),(", "a,b", "x;\nINSERT INTO t VALUES (1)", '"', "--", "/*", "NULL", "\\N", "\\.", "$$", "$1"]
)  # fmt: skip
rows = st.lists(st.tuples(texts, st.none() | texts, st.none() | texts), min_size=1, max_size=8)


@pytest.mark.parametrize("dialect", WRITERS)
@settings(max_examples=150)
@given(rows, st.integers(1, 60), st.integers(1, 500))
def test_rows_come_back_wherever_reading_is_cut(dialect: str, made: list[Row], step: int, block: int) -> None:
    text = WRITERS[dialect](made, NAMES)
    whole = read(text)
    assert whole.rows == {"people": made}
    assert whole.names == {"people": list(NAMES)}
    assert not whole.lost
    assert whole.facts["engine"] == dialect
    parts = read(text, Limits(block_bytes=block), step)
    assert parts.rows == whole.rows
    assert not parts.lost


TOKENS = [
    b"INSERT INTO t VALUES ", b"INSERT INTO `a`.`b` (x, y) VALUES", b"REPLACE INTO t (a) VALUES ", b"COPY t (a, b) FROM stdin;\n",
    b"(1,'a')", b'(2,"b"),', b",", b";", b";\n", b"\n", b"'", b'"', b"`", b"\\", b"\\'", b"''", b"(", b")", b"$$", b"$a$", b"E'", b"N'",
    b"0xFF", b"x'0'", b"NULL", b"now()", b"CAST('x' AS y)", b"--", b"-- c\n", b"/*", b"*/", b"#", b"a\tb\n", b"\\.\n", b"\\N\t1\n", b"GO\n",
    b"/\n", b"DELIMITER //\n", b"//", b"CREATE TABLE t (a int, b int);\n", b"CREATE TRIGGER x BEGIN ", b"END;", b"BEGIN;", b"INSERT ALL ",
    b"INTO t VALUES ", b" ON CONFLICT DO NOTHING;", b"q'[", b"]'", b"ROW", b"\xff", b"\x00", b"junk", b"::text", b"||", b"SET x = 1\n",
]  # fmt: skip
LIMITS = [
    Limits(),
    Limits(record_bytes=40, block_bytes=16, columns=2),
    Limits(record_bytes=1 << 20, block_bytes=32),
]


@settings(max_examples=400)
@given(
    st.binary(max_size=200) | st.lists(st.sampled_from(TOKENS), max_size=50).map(b"".join),
    st.integers(1, 50),
    st.sampled_from(LIMITS),
)
def test_any_bytes_add_up(data: bytes, step: int, limits: Limits) -> None:
    assert 0 <= FORMAT.sniff(head_of(data)) <= 1
    read(data, limits, step)


@pytest.mark.parametrize("dialect", WRITERS)
@settings(max_examples=100)
@given(st.data())
def test_damage_costs_the_rows_around_it_and_no_more(dialect: str, data: st.DataObject) -> None:
    made: list[Row] = [(str(n), f"person {n}", None) for n in range(60)]
    text = bytearray(WRITERS[dialect](made, NAMES).encode())
    begin, end = text.index(b"person 10"), text.index(b"person 50")
    at = data.draw(st.integers(begin, end))
    text[at : at + data.draw(st.integers(0, 2))] = data.draw(
        st.sampled_from([b"'", b"\\", b"(", b"\n", b",", b"\x00", b"''"])
    )
    found = read(bytes(text), Limits(block_bytes=data.draw(st.integers(64, 4096))))
    kept = sum(row in made for row in found.rows.get("people", []))
    assert kept >= 57


LITERALS = [
    "1",
    "-2",
    "3.5",
    "NULL",
    "'a'",
    "''",
    "'it''s'",
    "'),('",
    "'--'",
    "'/*'",
    "';'",
    "x'6162'",
    "'a\\'",
]
JOINTS = [",", " , ", ",\n", ", -- a comment\n", "/* '( */,"]


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(*[st.sampled_from(LITERALS)] * 2, *[st.sampled_from(JOINTS)] * 2), min_size=1, max_size=6
    ),
    st.sampled_from([";", ";\n", " ;", ""]),
    st.integers(1, 40),
)
def test_rows_are_those_that_an_engine_would_load(
    made: list[tuple[str, str, str, str]], end: str, step: int
) -> None:
    rows = "".join(f"({a}{inner}{b}){outer}" for a, b, inner, outer in made[:-1])
    statement = f"INSERT INTO t VALUES {rows}({made[-1][0]},{made[-1][1]}){end}"
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE t (a, b)")
    base.execute(statement)
    loaded = base.execute("SELECT CAST(a AS TEXT), CAST(b AS TEXT) FROM t").fetchall()
    text = f"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t (a, b);\n{statement}"
    for limits in (Limits(), Limits(block_bytes=30)):
        assert read(text, limits, step).rows["t"] == loaded
