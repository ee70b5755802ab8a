"""Law: split anywhere, merge, equals one pass: every measure, with empty and one-row parts."""

from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.measures.interface import Key
from leakassay.measures.planning import plan_table
from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures
from leakassay.records import Batch

KEY = Key.of(b"a key for tests")
KINDS = {
    "number": "cn.ric",
    "born": "birth_date",
    "sex": "sex",
    "serial": "serial",
    "name": "person_name",
    "note": "free_text",
    "paid": "amount",
    "seen": "timestamp",
    "mails": "email",
}


def _leak(rows: int, seed: int) -> pa.RecordBatch:
    rng = np.random.default_rng(seed)

    def pick(*values: str | None) -> list[str | None]:
        return [values[i] for i in rng.integers(0, len(values), rows)]

    return pa.RecordBatch.from_pydict(
        {
            "number": pa.array(pick("11010519491231002X", "440524188001010014", "1", None, ""), pa.string()),
            "born": pa.array(pick("1949-12-31", "1880-01-01", "31/12/1949", "N/A", None), pa.string()),
            "sex": pa.array(pick("男", "女", "男", "M", ""), pa.string()),
            "serial": pa.array([str(i * 3 // 2) for i in range(rows)]),
            "name": pa.array(pick("Ann Lee", "Bo Li", "王芳", None), pa.string()),
            "note": pa.array(pick("call +49 30 123456", "mail a@example.org", "nothing", None), pa.string()),
            "paid": pa.array(pick("1.50", "-2", "1e3", "1,000.00", None), pa.string()),
            "seen": pa.array(pick("2019-05-01 10:00:00", "2020-02-29 23:59:59", "never", None), pa.string()),
            "mails": pa.array(
                [[f"u{i}@example.org"] * int(rng.integers(0, 3)) or None for i in range(rows)],
                pa.list_(pa.string()),
            ),
        }
    )


def _measured(leak: pa.RecordBatch, cuts: list[int], order: list[int]) -> TableMeasures:
    plan = plan_table("t", leak, KINDS, KEY)
    edges = [0, *sorted(cuts), leak.num_rows]
    parts = [(a, leak.slice(a, b - a)) for a, b in pairwise(edges)]
    whole = TableMeasures(plan)
    for place in order:
        first, part = parts[place % len(parts)]
        state = TableMeasures(plan)
        if part is not None:
            state.update(prepare(Batch("t", part, first, 0), plan))
            parts[place % len(parts)] = (first, None)
        # Some parts come as bytes, as from another machine; that they do is dear, and the same for any part.
        whole.merge(TableMeasures.from_bytes(state.to_bytes(), plan) if place % 3 == 0 else state)
    for first, part in parts:
        if part is not None:
            whole.update(prepare(Batch("t", part, first, 0), plan))
    return whole


def _plain(value: object) -> object:
    """Anything as nested tuples, so that arrays compare."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, pa.Table):
        return value.select(sorted(value.column_names)).to_pydict()
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if hasattr(value, "__dataclass_fields__"):
        return {f: _plain(getattr(value, f)) for f in value.__dataclass_fields__ if f != "plan"}
    return value


@given(
    st.integers(1, 400),
    st.integers(0, 5),
    st.lists(st.integers(0, 400), max_size=6),
    st.permutations(range(7)),
)
@settings(max_examples=60, deadline=None)
def test_split_anywhere_merge_equals_one_pass(
    rows: int, seed: int, cuts: list[int], order: list[int]
) -> None:
    leak = _leak(rows, seed)
    one = _measured(leak, [], [])
    many = _measured(leak, [min(c, rows) for c in cuts], list(order))
    assert _plain(many.summary()) == _plain(one.summary())


def test_a_sample_beyond_its_size_is_the_same_for_any_split() -> None:
    leak = _leak(20_000, 3)
    one = _measured(leak, [], []).summary()
    many = _measured(leak, [1, 777, 7000, 12_345], [3, 0, 4, 1, 2]).summary()
    assert one.rows.num_rows == 4096
    assert _plain(many) == _plain(one)


def test_states_that_share_their_largest_parts_count_as_one() -> None:
    leak = _leak(3000, 4)
    plan = plan_table("t", leak, KINDS, KEY)
    states = [TableMeasures(plan) for _ in range(3)]
    for other in states[1:]:
        other.share(states[0])
    for number in range(30):
        part = prepare(Batch("t", leak.slice(100 * number, 100), 100 * number, 0), plan)
        states[number % 3].update(part)
    for other in states[1:]:
        states[0].merge(other)
    assert any(column.capacity > 1 << 16 for column in plan.columns)
    assert _plain(states[0].summary()) == _plain(_measured(leak, [], []).summary())


def test_no_state_is_read_that_was_not_written() -> None:
    from leakassay.measures import state

    for data in (b"", b"\x00", b"\xff\xff\xff\xff", b"\x02\x00\x00\x00[]", b'\x09\x00\x00\x00{"b":10}\n'):
        with pytest.raises(ValueError, match="state"):
            state.unpack(data)
