import io
import random
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import feather

from leakassay.errors import CannotOpenError
from leakassay.sources.arrow_file import FORMAT
from leakassay.sources.interface import Head, Limits

ROWS = 20_000
TABLE = pa.table({"id": list(range(ROWS)), "name": [f"Zoë {i}" for i in range(ROWS)]})


def written(how: Any) -> Any:
    out = io.BytesIO()
    if how == "feather 2":
        feather.write_feather(TABLE, out, compression="zstd")
    else:
        with (pa.ipc.new_file if how == "file" else pa.ipc.new_stream)(out, TABLE.schema) as writer:
            writer.write_table(TABLE, 3000)
    return out.getvalue()


WAYS = ("file", "stream", "feather 2")


@pytest.mark.parametrize("how", WAYS)
def test_rows_columns_and_bytes(read: Any, how: Any) -> None:
    content = written(how)
    assert FORMAT.sniff(Head(content[:1000], "", "", "", complete=False)) >= 0.9
    reading = read(FORMAT, content)
    assert reading.column("id") == [str(i) for i in range(ROWS)]
    assert reading.column("name")[-1] == f"Zoë {ROWS - 1}"
    assert reading.lost == {}


@pytest.mark.parametrize("how", ["file", "stream"])
def test_a_file_cut_off_gives_what_is_there(read: Any, how: Any) -> None:
    content = written(how)
    reading = read(FORMAT, content[: len(content) // 2])
    assert reading.rows == 9000
    assert reading.lost == {"truncated": 0}


@pytest.mark.parametrize("how", WAYS)
def test_random_damage_never_raises(read: Any, how: Any) -> None:
    chance = random.Random(7)
    content = written(how)
    for _ in range(40):
        broken = bytearray(content)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(8, len(broken))] = chance.randrange(256)
        try:
            read(FORMAT, bytes(broken))
        except CannotOpenError:
            continue


def test_feather_1_is_one_sentence(read: Any) -> None:
    with pytest.raises(CannotOpenError, match="version 1"):
        read(FORMAT, b"FEA1" + bytes(100))


def test_a_schema_that_claims_to_be_huge_is_one_sentence(read: Any) -> None:
    with pytest.raises(CannotOpenError, match="schema"):
        read(FORMAT, b"ARROW1\0\0" + b"\xff" * 4 + (1 << 30).to_bytes(4, "little") + bytes(100))


def test_offsets_out_of_bounds_are_rejected(read: Any) -> None:
    out = io.BytesIO()
    batch = pa.RecordBatch.from_arrays([pa.array(["x"])], names=["v"])
    with pa.ipc.new_stream(out, batch.schema) as writer:
        writer.write_batch(batch)
    before, _, after = out.getvalue().rpartition(b"\0\0\0\0\1\0\0\0")
    content = before + b"\0\0\0\0\xff\xff\xff\x7f" + after
    reading = read(FORMAT, content)
    assert reading.rows == 0
    assert reading.lost


def test_a_dictionary_bomb_is_a_reject(read: Any) -> None:
    entry = pa.array(["x" * (4 << 20)])
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 1000, pa.int8()), entry)
    out = io.BytesIO()
    batch = pa.RecordBatch.from_arrays([column], names=["v"])
    with pa.ipc.new_stream(out, batch.schema) as writer:
        writer.write_batch(batch)
    reading = read(FORMAT, out.getvalue(), limits=Limits(block_bytes=1 << 30))
    assert reading.rows == 0
    assert reading.lost == {"malformed": 1000}
