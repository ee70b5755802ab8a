"""The sample of rows is the same whatever was merged first, lists that come and go included."""

from itertools import permutations

import pyarrow as pa

from leakassay.measures.interface import Key
from leakassay.measures.planning import plan_table
from leakassay.measures.prepare import prepare
from leakassay.measures.rows import Rows
from leakassay.records import Batch

TEXT = pa.record_batch({"mail": pa.array(["a@example.org", None, ""] * 2000)})
LISTS = pa.record_batch({"mail": pa.array([["b@example.org"], None, []] * 20, pa.list_(pa.string()))})
PAIRS = pa.record_batch(
    {"mail": pa.array([["c@example.org", "d@example.org"]] * 4000, pa.list_(pa.string()))}
)


def _sample(parts: list[tuple[int, pa.RecordBatch]]) -> pa.Table:
    plan = plan_table("t", TEXT, {"mail": "email"}, Key.of(b"a key for tests"))
    whole = Rows(plan)
    for first, part in parts:
        one = Rows(plan)
        one.update(prepare(Batch("t", part, first, 0), plan))
        whole.merge(one)
    return whole.summary()


def test_lists_of_one_leave_no_trace_in_any_order() -> None:
    parts = [(0, TEXT), (6000, LISTS), (6060, TEXT)]
    samples = [_sample(list(order)) for order in permutations(parts)]
    assert samples[0].schema.field("mail").type == pa.string()
    assert samples[0].num_rows == 4096
    assert all(sample.equals(samples[0]) for sample in samples)


def test_lists_of_two_stay_lists_in_any_order() -> None:
    parts = [(0, TEXT), (6000, LISTS), (6060, PAIRS)]
    samples = [_sample(list(order)) for order in permutations(parts)]
    assert pa.types.is_list(samples[0].schema.field("mail").type)
    assert all(sample.to_pydict() == samples[0].to_pydict() for sample in samples)
