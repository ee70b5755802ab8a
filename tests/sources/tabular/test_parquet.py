import io
import random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import Head, Limits
from leakassay.sources.parquet import FORMAT

ROWS = 20_000
TABLE = pa.table(
    {
        "id": list(range(ROWS)),
        "name": [f"Zoë {i}" if i % 5 else None for i in range(ROWS)],
        "home": [{"city": f"town {i % 9}", "zip": i % 99} for i in range(ROWS)],
        "tags": [[{"k": str(i)}, {"k": "x"}] for i in range(ROWS)],
        "sex": pa.array(["F", "M"] * (ROWS // 2)).dictionary_encode(),
    }
)


def parquet(table: Any = TABLE, **options: Any) -> Any:
    out = io.BytesIO()
    pq.write_table(table, out, row_group_size=5000, **options)
    return out.getvalue()


@pytest.mark.parametrize("on_disk", [False, True])
def test_rows_columns_and_bytes(read: Any, tmp_path: Any, on_disk: Any) -> None:
    content = parquet()
    path = tmp_path / "t.parquet"
    path.write_bytes(content)
    reading = read(FORMAT, content, path if on_disk else None)
    assert reading.names() == ["id", "name", "home.city", "home.zip", "tags.k", "sex"]
    assert reading.column("id") == [str(i) for i in range(ROWS)]
    assert reading.column("name")[:2] == [None, "Zoë 1"]
    assert reading.column("home.zip")[98:100] == ["98", "0"]
    assert reading.column("tags.k")[7] == ["7", "x"]
    assert reading.column("sex")[:2] == ["F", "M"]
    assert reading.lost == {}
    assert reading.source.facts["exporter"].startswith("parquet-cpp-arrow")


def test_blocks_stay_small_whatever_the_row_group(read: Any) -> None:
    table = pa.table({"text": ["x" * 1000] * 3000})
    reading = read(FORMAT, parquet(table, use_dictionary=False), limits=Limits(block_bytes=100_000))
    assert reading.rows == 3000
    assert max(b.columns.num_rows for b in reading.batches) <= 101


def test_a_broken_row_group_is_lost_and_the_others_read(read: Any) -> None:
    content = parquet(compression="zstd")
    second = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1).column(0).file_offset or 0
    second = max(second, pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1).column(0).data_page_offset)
    broken = bytearray(content)
    broken[second : second + 400] = bytes(400)
    reading = read(FORMAT, bytes(broken))
    assert reading.rows == ROWS - 5000
    assert reading.lost == {"damaged": 5000}


def test_random_damage_never_raises(read: Any) -> None:
    chance = random.Random(5)
    content = parquet(TABLE.slice(0, 3000))
    for _ in range(60):
        broken = bytearray(content)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        try:
            read(FORMAT, bytes(broken))
        except CannotOpenError:
            continue


@pytest.mark.parametrize("cut", [3, 2000, 100_000])
def test_a_lost_footer_is_one_sentence(read: Any, cut: Any) -> None:
    content = parquet()
    with pytest.raises(CannotOpenError, match="footer"):
        read(FORMAT, content[:-cut])


def test_encrypted_is_one_sentence(read: Any) -> None:
    with pytest.raises(CannotOpenError, match="encrypted"):
        read(FORMAT, b"PARE" + parquet()[4:-4] + b"PARE")


def test_in_memory_only_up_to_the_limit(read: Any) -> None:
    with pytest.raises(CannotOpenError, match="unpack it to a file"):
        read(FORMAT, parquet(), limits=Limits(whole_bytes=1000))


def test_text_that_is_no_utf8_is_noted(read: Any) -> None:
    bad = pa.Array.from_buffers(
        pa.string(), 2, [None, *pa.array([b"caf\xe9", b"tea"], pa.binary()).buffers()[1:]]
    )
    reading = read(FORMAT, parquet(pa.table({"drink": bad})))
    assert reading.column("drink") == ["caf�", "tea"]
    assert [b.notes for b in reading.batches if b.notes] == [{"undecodable": 1}]


def test_more_columns_than_the_limit(read: Any) -> None:
    table = pa.table({f"c{i}": [i] for i in range(50)})
    reading = read(FORMAT, parquet(table), limits=Limits(columns=20))
    assert len(reading.names()) == 20
    assert "over the limit" in reading.lost


def test_sniff_knows_its_magic() -> None:
    assert FORMAT.sniff(Head(b"PAR1....", "", "", "", complete=False)) == 1.0
    assert FORMAT.sniff(Head(b"id,name\n", "", "", "x.parquet", complete=False)) == 0.0
