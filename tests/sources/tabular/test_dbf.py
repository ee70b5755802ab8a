import random
import struct
from pathlib import Path
from typing import Any

import pytest

from leakassay.errors import CannotOpenError
from leakassay.sources.dbf import FORMAT
from leakassay.sources.interface import Head

DATA = Path(__file__).parents[3] / "../shared/data"


def dbf(rows: Any, fields: Any, page: Any = 0, version: Any = 0x03) -> Any:
    """Rows are (mark, *raw fields); fields (name, type, width)."""
    width = 1 + sum(f[2] for f in fields)
    head = struct.pack("<BBBBIHH16xBBxx", version, 99, 1, 2, len(rows), 33 + 32 * len(fields), width, 0, page)
    head = head[:29] + bytes([page]) + head[30:32]
    for name, kind, size in fields:
        head += name.encode().ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([size, 0]) + bytes(14)
    body = b"".join(
        mark + b"".join(v.ljust(f[2]) for v, f in zip(values, fields, strict=True)) for mark, *values in rows
    )
    return head + b"\r" + body + b"\x1a"


FIELDS = [
    ("NAME", "C", 12),
    ("BORN", "D", 8),
    ("PAID", "N", 8),
    ("OK", "L", 1),
    ("KEY", "I", 4),
    ("M", "M", 10),
]
ROWS = [
    (b" ", "Zoë".encode(), b"19900102", b"  12.50", b"T", struct.pack("<i", -7), b""),
    (b"*", b"gone", b"19900102", b"1", b"F", struct.pack("<i", 1), b""),
    (b" ", b"", b"00000000", b"", b"?", struct.pack("<i", 0), b""),
]


def test_types_and_deleted_records(read: Any) -> None:
    reading = read(FORMAT, dbf(ROWS, FIELDS))
    assert reading.column("NAME") == ["Zoë", None]
    assert reading.column("BORN") == ["1990-01-02", None]
    assert reading.column("PAID") == ["12.50", None]
    assert reading.column("OK") == ["true", None]
    assert reading.column("KEY") == ["-7", "0"]
    assert reading.column("M") == [None, None]
    assert [b.notes for b in reading.batches if b.notes] == [{"deleted": 1}]


def test_the_code_page_is_the_charset(read: Any) -> None:
    rows = [(b" ", "Жанна".encode("cp866"))]
    reading = read(FORMAT, dbf(rows, [("NAME", "C", 12)], page=0x65))
    assert reading.source.charset == "cp866"
    assert reading.column("NAME") == ["Жанна"]


def test_cut_off(read: Any) -> None:
    content = dbf(ROWS, FIELDS)
    reading = read(FORMAT, content[:-10])
    assert reading.rows == 1
    assert reading.lost == {"truncated": 1}


def test_a_record_with_no_known_mark_is_lost(read: Any) -> None:
    reading = read(FORMAT, dbf([ROWS[0], (b"?", *ROWS[0][1:]), ROWS[0]], FIELDS))
    assert reading.rows == 2
    assert reading.lost == {"malformed": 1}


def test_random_damage_never_raises(read: Any) -> None:
    chance = random.Random(13)
    content = dbf(ROWS * 20, FIELDS)
    for _ in range(300):
        broken = bytearray(content)
        for _ in range(chance.choice((1, 5, 20))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        if FORMAT.sniff(Head(bytes(broken), "", "utf-8", "", complete=True)):
            try:
                read(FORMAT, bytes(broken))
            except CannotOpenError:
                continue


@pytest.mark.skipif(not DATA.exists(), reason="the shared data set is absent")
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("dbf/people", 2),
        ("dbf/memotest", 2),
        ("dbf/no_memofile", 2),
        ("dbf/invalid_value", 2),
        ("csvkit/testdbf", 8),
    ],
)
def test_shared_files(read: Any, name: Any, rows: Any) -> None:
    reading = read(FORMAT, (DATA / f"formats/{name}.dbf").read_bytes())
    assert reading.rows == rows
    assert reading.lost == {}
