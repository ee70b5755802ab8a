import datetime as dt
import decimal
from typing import Any

import pyarrow as pa
import pytest

from leakassay.sources.cells import as_text, text_of, unique_names


def spelled(array: Any) -> Any:
    batch = pa.RecordBatch.from_arrays([array], names=["v"])
    cells = as_text(batch, 64, 100)
    cells.columns.validate(full=True)
    return cells.columns.to_pydict()


@pytest.mark.parametrize(
    ("array", "texts"),
    [
        (
            pa.array([1e17, 2.5, float("nan"), -0.0, 1e300]),
            ["100000000000000000", "2.5", None, "0", "1e+300"],
        ),
        (pa.array([0.1], pa.float32()), ["0.1"]),
        (pa.array([True, None]), ["true", None]),
        (pa.array([decimal.Decimal("1.50")]), ["1.50"]),
        (pa.array([dt.date(2020, 1, 2)]), ["2020-01-02"]),
        (pa.array([1500, 0], pa.timestamp("ms")), ["1970-01-01T00:00:01.5", "1970-01-01T00:00:00"]),
        (pa.array([0], pa.timestamp("ms", tz="Asia/Shanghai")), ["1970-01-01T00:00:00Z"]),
        (pa.array([0], pa.timestamp("ms", tz="No/Where")), ["1970-01-01T00:00:00Z"]),
        (pa.array([2**30], pa.date32()), ["1073741824"]),
        (pa.array([b"text", b"\xff\x00", b"\xff" * 65, b"\x01"]), ["text", "ff00", None, "01"]),
        (pa.array(["a", None, "b"]).dictionary_encode(), ["a", None, "b"]),
        (pa.array(["a", None], pa.string_view()), ["a", None]),
        (pa.nulls(2), [None, None]),
        (pa.array([["a"], None, []]), [["a"], None, []]),
        (pa.array([[["a"], ["b", "c"]], None]), [["a", "b", "c"], None]),
        (pa.array([[1, 2], None], pa.list_(pa.int8(), 2)), [["1", "2"], None]),
    ],
)
def test_spelling(array: Any, texts: Any) -> None:
    assert spelled(array) == {"v": texts}
    assert spelled(array[:1]) == {"v": texts[:1]}
    assert spelled(array[1:]) == {"v": texts[1:]}


def test_structures_become_paths() -> None:
    person = pa.struct([("name", pa.string()), ("tags", pa.list_(pa.string()))])
    values = [[{"name": "a", "tags": ["x", "y"]}, {"name": "b", "tags": ["z"]}], None]
    assert spelled(pa.array(values, pa.list_(person))) == {
        "v.name": [["a", "b"], None],
        "v.tags": [["x", "y", "z"], None],
    }
    assert spelled(pa.array([{"name": "a", "tags": None}, None], person)) == {
        "v.name": ["a", None],
        "v.tags": [None, None],
    }
    assert spelled(pa.array([[("k", 1)], None], pa.map_(pa.string(), pa.int8()))) == {
        "v.key": [["k"], None],
        "v.*": [["1"], None],
    }


def test_structures_deeper_than_the_limit_are_left_out() -> None:
    value: object = "x"
    for _ in range(9):
        value = {"in": value}
    batch = pa.RecordBatch.from_pylist([{"v": value}])
    assert as_text(batch, 5, 100).columns.num_columns == 0
    assert as_text(batch, 20, 100).columns.num_columns == 1


def test_views_that_share_memory_do_not_flood_it() -> None:
    entry = pa.array(["x" * (1 << 20)])
    shared = pa.DictionaryArray.from_arrays(pa.array([0] * 1000), entry)
    with pytest.raises(pa.ArrowInvalid):
        spelled(shared)


def test_names_are_unique() -> None:
    assert unique_names(["a", "a", "", "1", " b "]) == ["0", "1'", "2", "1", " b "]


def test_one_value() -> None:
    assert [text_of(v) for v in (1.0, 0.1, True, None, dt.date(2020, 1, 1))] == [
        "1",
        "0.1",
        "true",
        None,
        "2020-01-01",
    ]
