"""Law: every answer of `recognise` is explained by figures and names of columns, and by no value of a row."""

from __future__ import annotations

import numbers

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.recognise import recognise

MARK = "zqxj"
SHAPES = st.sampled_from(
    [
        "{m}{i}@example.org",
        "{m}-{i}",
        "{m} {i} street",
        "{i}{m}",
        "{m}{i}",
        "4111111111111111{m}",
        "{m}",
        "2001-01-01 {m}",
    ]
)


@settings(max_examples=15, deadline=None)
@given(shapes=st.lists(SHAPES, min_size=1, max_size=4), rows=st.integers(1, 80), headers=st.booleans())
def test_no_value_of_a_row_stands_in_an_explanation(*, shapes: list[str], rows: int, headers: bool) -> None:
    columns = {f"c{n}": [s.format(m=MARK, i=i) for i in range(rows)] for n, s in enumerate(shapes)}
    for told in recognise(pa.RecordBatch.from_pydict(columns), headers=headers).values():
        assert told.evidence
        assert 0 <= told.confidence <= 1
        for text in told.evidence:
            assert MARK not in str(text).lower()
            assert all(isinstance(v, numbers.Real) or v in columns for v in text.args.values())


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=40) | st.none(), max_size=30))
def test_any_text_is_answered_and_explained(values: list[str | None]) -> None:
    clean = [v.encode("utf-8", "replace").decode() if v is not None else None for v in values]
    told = recognise(pa.RecordBatch.from_pydict({"x": pa.array(clean, pa.string())}))["x"]
    assert told.kind
    assert all(str(text) for text in told.evidence)
