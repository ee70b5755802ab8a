import io
import random
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import orc

from leakassay.errors import CannotOpenError
from leakassay.sources.orc import FORMAT

ROWS = 60_000
TABLE = pa.table(
    {
        "id": list(range(ROWS)),
        "name": [f"Zoë {i}" for i in range(ROWS)],
        "home": [{"city": f"town {i}"} for i in range(ROWS)],
        "born": pa.array([i % 20_000 for i in range(ROWS)], pa.date32()),
    }
)


@pytest.fixture(scope="module")
def content() -> Any:
    out = io.BytesIO()
    orc.write_table(TABLE, out, stripe_size=200_000, compression="zlib")
    return out.getvalue()


@pytest.mark.parametrize("on_disk", [False, True])
def test_rows_columns_and_bytes(read: Any, content: Any, tmp_path: Any, on_disk: Any) -> None:
    path = tmp_path / "t.orc"
    path.write_bytes(content)
    reading = read(FORMAT, content, path if on_disk else None)
    assert reading.column("id") == [str(i) for i in range(ROWS)]
    assert reading.column("home.city")[-1] == f"town {ROWS - 1}"
    assert reading.column("born")[1] == "1970-01-02"
    assert reading.lost == {}


def test_a_broken_stripe_is_lost_and_the_others_read(read: Any, content: Any) -> None:
    broken = bytearray(content)
    middle = len(broken) // 2
    broken[middle : middle + 3000] = b"\xff" * 3000
    reading = read(FORMAT, bytes(broken))
    assert 0 < reading.rows < ROWS
    assert reading.rows + reading.lost["damaged"] == ROWS


def test_random_damage_never_raises(read: Any, content: Any) -> None:
    chance = random.Random(9)
    for _ in range(20):
        broken = bytearray(content)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        try:
            read(FORMAT, bytes(broken))
        except CannotOpenError:
            continue


def test_a_lost_tail_is_one_sentence(read: Any, content: Any) -> None:
    with pytest.raises(CannotOpenError, match="tail"):
        read(FORMAT, content[:-50])
