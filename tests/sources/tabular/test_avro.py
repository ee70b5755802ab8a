import bz2
import datetime as dt
import decimal
import io
import random
from typing import Any

import fastavro
import pytest

from leakassay.errors import CannotOpenError
from leakassay.sources.avro import FORMAT

SCHEMA = {
    "type": "record",
    "name": "Person",
    "namespace": "made.up",
    "fields": [
        {"name": "id", "type": "long"},
        {"name": "name", "type": ["null", "string"]},
        {"name": "born", "type": {"type": "int", "logicalType": "date"}},
        {"name": "seen", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "paid", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
        {"name": "either", "type": ["null", "string", "long"]},
        {"name": "tags", "type": {"type": "array", "items": "string"}},
        {"name": "map", "type": {"type": "map", "values": "double"}},
        {
            "name": "home",
            "type": {"type": "record", "name": "Place", "fields": [{"name": "street", "type": "string"}]},
        },
        {"name": "others", "type": {"type": "array", "items": "Place"}},
        {"name": "sex", "type": {"type": "enum", "name": "Sex", "symbols": ["F", "M"]}},
        {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 4}},
    ],
}


def person(number: Any) -> Any:
    return {
        "id": number,
        "name": None if number % 3 == 0 else f"Zoë {number}",
        "born": dt.date(1990, 1, 1) + dt.timedelta(days=number),
        "seen": dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
        "paid": decimal.Decimal("-1.50"),
        "either": number if number % 2 else "text",
        "tags": ["a", "b"],
        "map": {"k": 1.5},
        "home": {"street": "High St"},
        "others": [{"street": "1st"}, {"street": "2nd"}],
        "sex": "F",
        "hash": b"\xff\xfe\xfd\xfc",
    }


def avro(rows: Any = 2000, codec: Any = "deflate", schema: Any = SCHEMA, make: Any = person) -> Any:
    out = io.BytesIO()
    fastavro.writer(out, schema, [make(i) for i in range(rows)], codec=codec, sync_interval=4000)
    return out.getvalue()


@pytest.mark.parametrize("codec", ["null", "deflate", "bzip2", "xz"])
def test_every_value_is_spelled(read: Any, codec: Any) -> None:
    reading = read(FORMAT, avro(codec=codec))
    assert reading.rows == 2000
    assert reading.lost == {}
    assert reading.column("id") == [str(i) for i in range(2000)]
    assert reading.column("name")[:2] == [None, "Zoë 1"]
    assert reading.column("born")[0] == "1990-01-01"
    assert reading.column("seen")[0] == "2020-01-02T03:04:05Z"
    assert reading.column("paid")[0] == "-1.50"
    assert reading.column("either")[:2] == ["text", "1"]
    assert reading.column("tags")[0] == ["a", "b"]
    assert reading.column("map.key")[0] == ["k"]
    assert reading.column("map.*")[0] == ["1.5"]
    assert reading.column("home.street")[0] == "High St"
    assert reading.column("others.street")[0] == ["1st", "2nd"]
    assert reading.column("sex")[0] == "F"
    assert reading.column("hash")[0] == "fffefdfc"


def test_a_broken_block_is_lost_and_the_next_ones_read(read: Any) -> None:
    content = bytearray(avro(codec="null"))
    middle = len(content) // 2
    content[middle : middle + 6000] = b"\xff" * 6000
    reading = read(FORMAT, bytes(content))
    assert 1500 < reading.rows < 2000
    assert set(reading.lost) <= {"damaged", "malformed"}
    assert reading.column("id")[-1] == "1999"


def test_a_file_cut_off_gives_what_is_there(read: Any) -> None:
    content = avro()
    reading = read(FORMAT, content[: len(content) // 2])
    assert 500 < reading.rows < 1500
    assert reading.lost == {"truncated": 0}


def test_random_damage_never_raises(read: Any) -> None:
    chance = random.Random(3)
    content = avro(300)
    for _ in range(150):
        broken = bytearray(content)
        for _ in range(chance.choice((1, 4, 40))):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        try:
            read(FORMAT, bytes(broken))
        except CannotOpenError:
            continue


def test_types_that_contain_themselves_are_refused(read: Any) -> None:
    schema = {
        "type": "record",
        "name": "Chain",
        "fields": [{"name": "next", "type": ["null", "Chain"]}],
    }
    with pytest.raises(CannotOpenError, match="contain themselves"):
        read(FORMAT, avro(1, schema=schema, make=lambda _: {"next": None}))


def test_lists_of_nothing_are_refused(read: Any) -> None:
    schema = {
        "type": "record",
        "name": "Bomb",
        "fields": [{"name": "all", "type": {"type": "array", "items": "null"}}],
    }
    with pytest.raises(CannotOpenError, match="lists of nothing"):
        read(FORMAT, avro(1, schema=schema, make=lambda _: {"all": [None]}))


def test_a_bomb_is_a_reject(read: Any) -> None:
    header = avro(0, codec="bzip2")
    sync = header[-16:]
    packed = bz2.compress(bytes(80 << 20))
    size = len(packed) << 1
    varint = bytearray()
    while size >= 0x80:
        varint.append(size & 0x7F | 0x80)
        size >>= 7
    varint.append(size)
    reading = read(FORMAT, header + b"\x02" + bytes(varint) + packed + sync)
    assert reading.rows == 0
    assert reading.lost == {"over the limit": 1}


def test_a_broken_header_is_one_sentence(read: Any) -> None:
    with pytest.raises(CannotOpenError):
        read(FORMAT, avro()[:20])
