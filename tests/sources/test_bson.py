"""BSON reads as its specification says; damage costs the documents it hits; bytes add up."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.sources.bson import FORMAT
from leakassay.sources.interface import REASONS, Head, Limits
from leakassay.sources.streams import Flow

DATA = Path(__file__).parents[3] / "shared" / "data"


def element(kind: int, key: str, payload: bytes) -> bytes:
    return bytes([kind]) + key.encode() + b"\0" + payload


def document(*elements: bytes) -> bytes:
    body = b"".join(elements) + b"\0"
    return struct.pack("<i", len(body) + 4) + body


def text(value: str | bytes) -> bytes:
    raw = value.encode() if isinstance(value, str) else value
    return struct.pack("<i", len(raw) + 1) + raw + b"\0"


def encoded(key: str, value: Any) -> bytes:  # noqa: PLR0911 - one line a type
    """One element by the Python type of its value."""
    if value is None:
        return element(0x0A, key, b"")
    if isinstance(value, bool):
        return element(0x08, key, bytes([value]))
    if isinstance(value, int):
        return element(0x12, key, struct.pack("<q", value))
    if isinstance(value, float):
        return element(0x01, key, struct.pack("<d", value))
    if isinstance(value, str):
        return element(0x02, key, text(value))
    if isinstance(value, list):
        return element(0x04, key, document(*(encoded(str(n), v) for n, v in enumerate(value))))
    return element(0x03, key, document(*(encoded(k, v) for k, v in value.items())))


def numbered(number: int, *more: bytes) -> bytes:
    return document(element(0x07, "_id", number.to_bytes(12, "big")), *more)


def head(data: bytes) -> Head:
    raw = data[: 256 << 10]
    return Head(raw, raw.decode("latin-1"), "latin-1", "x.bson", len(data) <= 256 << 10)


def read(data: bytes, limits: Limits | None = None, step: int = 1 << 20) -> list[Any]:
    """All batches, after their sums were held against the input."""
    stream = Flow("x.bson", (data[at : at + step] for at in range(0, len(data), step)))
    source = FORMAT.open(stream, head(data), limits or Limits())
    batches = [batch for block in source.blocks() for batch in block.read()]
    spent = sum(batch.bytes + sum(reject.bytes for reject in batch.rejects) for batch in batches)
    assert spent == stream.count == len(data)
    for batch in batches:
        batch.columns.validate(full=True)
        assert batch.bytes >= 0
        assert all(reject.reason in REASONS for reject in batch.rejects)
    return batches


def rows(batches: list[Any]) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.items() if v is not None} for b in batches for row in b.columns.to_pylist()]


def lost(batches: list[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for batch in batches:
        for reject in batch.rejects:
            found[reject.reason] = found.get(reject.reason, 0) + reject.records
    return found


def test_each_type_reads_as_text() -> None:
    moment = datetime(1965, 3, 4, 5, 6, 7, 80_000, tzinfo=UTC)
    millis = int(moment.timestamp() * 1000)
    data = numbered(
        7,
        element(0x01, "double", struct.pack("<d", 0.1)),
        element(0x01, "whole", struct.pack("<d", 13800138000.0)),
        element(0x01, "nan", struct.pack("<d", float("nan"))),
        element(0x02, "text", text("Zoë 王")),
        element(0x02, "broken", text(b"Zo\xff")),
        element(0x05, "uuid", struct.pack("<iB", 16, 4) + bytes(range(16))),
        element(0x05, "bytes", struct.pack("<iB", 3, 0) + b"\xff\x00\x01"),
        element(0x05, "picture", struct.pack("<iB", 100, 0) + bytes(100)),
        element(0x08, "flag", b"\1"),
        element(0x09, "when", struct.pack("<q", millis)),
        element(0x09, "never", struct.pack("<q", -(2**62))),
        element(0x0A, "nothing", b""),
        element(0x0B, "pattern", b"^a\0i\0"),
        element(0x0C, "pointer", text("people") + bytes(12)),
        element(0x0D, "code", text("return 1")),
        element(0x0F, "scoped", struct.pack("<i", 14) + text("") + document()),
        element(0x10, "int", struct.pack("<i", -5)),
        element(0x11, "stamp", struct.pack("<II", 1, 1_000_000_000)),
        element(0x12, "long", struct.pack("<q", 2**62)),
        element(0xFF, "least", b""),
    )
    batches = read(data)
    assert rows(batches) == [
        {
            "_id": "000000000000000000000007",
            "double": "0.1",
            "whole": "13800138000",
            "text": "Zoë 王",
            "broken": "Zo\ufffd",
            "uuid": "00010203-0405-0607-0809-0a0b0c0d0e0f",
            "bytes": "ff0001",
            "flag": "true",
            "when": "1965-03-04T05:06:07.08Z",
            "never": str(-(2**62)),
            "pattern": "^a",
            "pointer": "people",
            "code": "return 1",
            "int": "-5",
            "stamp": "2001-09-09T01:46:40Z",
            "long": str(2**62),
        }
    ]
    assert batches[0].notes == {"undecodable": 1}
    assert {"nan", "nothing", "picture", "least"} <= set(batches[0].columns.schema.names)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("01000000000000000000000000004030", "1"),
        ("01000000000000000000000000003eb0", "-0.1"),
        ("d204000000000000000000000000343 0".replace(" ", ""), "0.001234"),
        ("f2af967ed05c82de3297ff6fde3c4030", "1234567890123456789012345678901234"),
        ("f2af967ed05c82de3297ff6fde3c2a30", "12345678901234567890123.45678901234"),
        ("0100000000000000000000000000f65f", None),
        ("00000000000000000000000000000078", "Infinity"),
        ("0000000000000000000000000000007c", ""),
    ],
)
def test_decimals_read_as_the_published_vectors_say(raw: str, value: str | None) -> None:
    found = rows(read(numbered(1, element(0x13, "d", bytes.fromhex(raw)))))[0].get("d", "")
    if value is None:
        assert Decimal(found).is_finite()
    else:
        assert (Decimal(found) == Decimal(value)) if value else found == ""


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


def flat(value: Any, path: str = "") -> dict[str, list[str]]:
    """The definition: what a document holds by dotted path."""
    found: dict[str, list[str]] = {}
    if isinstance(value, dict):
        for key, inner in value.items():
            for name, parts in flat(inner, f"{path}.{key}" if path else key).items():
                found.setdefault(name, []).extend(parts)
    elif isinstance(value, list):
        for inner in value:
            for name, parts in flat(inner, path).items():
                found.setdefault(name, []).extend(parts)
    elif value is not None:
        found[path] = [spelled(value)]
    return found


def spelled(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if abs(value) < 2**63 and value.is_integer() else repr(value)
    return str(value)


@given(st.lists(st.dictionaries(st.sampled_from("abc"), values, max_size=3), max_size=5))
def test_a_document_reads_as_it_was_written(made: list[dict[str, Any]]) -> None:
    data = b"".join(numbered(n, *(encoded(k, v) for k, v in value.items())) for n, value in enumerate(made))
    found = [
        {k: v if isinstance(v, list) else [v] for k, v in row.items() if k != "_id"}
        for row in rows(read(data))
    ]
    assert [{k: list(map(number, v)) for k, v in row.items()} for row in found] == [
        {k: list(map(number, v)) for k, v in flat(value).items()} for value in made
    ]


def number(written: str) -> str | float:
    """Spellings of one number are one."""
    try:
        return float(written)
    except ValueError:
        return written


def test_a_bad_document_costs_itself() -> None:
    good = [numbered(n, encoded("name", "x" * n)) for n in range(40)]
    bad = bytearray(good[20])
    bad[4] = 0x66
    batches = read(b"".join(good[:20]) + bytes(bad) + b"".join(good[21:]))
    assert len(rows(batches)) == 39
    assert lost(batches) == {"malformed": 1}


@pytest.mark.parametrize("size", [0, 3, -7, 2**31 - 1, 5000])
def test_a_wrong_size_costs_its_document(size: int) -> None:
    good = [numbered(n, encoded("name", "x" * n)) for n in range(40)]
    bad = struct.pack("<i", size) + good[20][4:]
    batches = read(b"".join(good[:20]) + bad + b"".join(good[21:]))
    assert len(rows(batches)) == 39
    assert sum(lost(batches).values()) == 1


def test_a_cut_end_is_one_reject() -> None:
    data = b"".join(numbered(n, encoded("name", "x" * 50)) for n in range(10))
    batches = read(data[:-20])
    assert len(rows(batches)) == 9
    assert lost(batches) == {"truncated": 1}


def test_nesting_has_a_limit() -> None:
    inner = document()
    for _ in range(100):
        inner = document(element(0x03, "a", inner))
    batches = read(numbered(1, element(0x03, "a", inner)) + numbered(2))
    assert len(rows(batches)) == 1
    assert lost(batches) == {"too deep": 1}


def archive(*parts: tuple[str, list[bytes]]) -> bytes:
    end = b"\xff\xff\xff\xff"
    prelude = document(encoded("concurrent_collections", 4), encoded("version", "0.1"))
    described = document(encoded("db", "shop"), encoded("collection", "people"), encoded("metadata", "{}"))
    runs = b"".join(
        document(encoded("db", "shop"), encoded("collection", name), encoded("EOF", value=False))
        + b"".join(documents)
        + end
        for name, documents in parts
    )
    return b"\x6d\xe2\x99\x81" + prelude + described + end + runs


def test_an_archive_gives_its_collections() -> None:
    people = [numbered(n, encoded("name", "x")) for n in range(30)]
    orders = [numbered(n, encoded("total", n)) for n in range(20)]
    data = archive(("people", people[:10]), ("orders", orders), ("people", people[10:]), ("people", []))
    assert FORMAT.sniff(head(data)) == 1
    found: dict[str, int] = {}
    for batch in read(data, step=100):
        found[batch.table] = found.get(batch.table, 0) + batch.columns.num_rows
    assert {table: n for table, n in found.items() if n} == {"shop.people": 30, "shop.orders": 20}


@settings(max_examples=150)
@given(st.data())
def test_any_bytes_add_up(data: st.DataObject) -> None:
    made = [numbered(n, encoded("a", data.draw(values)), encoded("b", "x" * n)) for n in range(6)]
    raw = bytearray(data.draw(st.sampled_from([b"".join(made), archive(("x", made), ("y", made[:2]))])))
    for _ in range(data.draw(st.integers(0, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(raw[: data.draw(st.integers(0, len(raw)))])
    assert 0 <= FORMAT.sniff(head(cut)) <= 1
    small = Limits(record_bytes=60, block_bytes=32, depth=3, columns=4)
    for limits in (Limits(), small):
        read(cut, limits, data.draw(st.integers(1, 40)))
        read(data.draw(st.binary(max_size=60)), limits)


def test_what_is_no_bson_is_not_taken_for_it() -> None:
    for data in (b"", b"\5\0\0\0\0", b"id,name\n1,a\n", b'{"a": 1}\n', bytes(1000), b"PK\3\4" + bytes(100)):
        assert FORMAT.sniff(head(data)) < 0.7
    assert FORMAT.sniff(head(numbered(1, encoded("a", 1)))) > 0.9
