"""A stretch of a sample is coded like a table of its own, and asks nothing twice."""

from __future__ import annotations

import numpy as np

from leakassay.evidence.sampled import Column, Sample, stretch_of
from leakassay.evidence.telling import marks_of
from made import leak, measured


def _sample() -> Sample:
    rng = np.random.default_rng(2)
    names = [f"name {i}" if i % 7 else "" for i in rng.integers(0, 40, 300).tolist()]
    columns = {"name": names, "place": rng.choice(["x", "y", "z"], 300).tolist()}
    return next(leak(measured(columns, {"name": "person_name", "place": "place"})).samples())


def test_values_are_numbered_as_they_come() -> None:
    whole = _sample()
    part = stretch_of(whole, whole.table, slice(100, 220))
    for column, of in zip(part.columns, whole.columns, strict=True):
        assert column.rows() == of.rows()[100:220]
        said = [v for v in column.rows() if v]
        assert column.values == list(dict.fromkeys(said))


def test_what_is_known_of_a_value_is_taken_over() -> None:
    whole = _sample()
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    part = stretch_of(whole, whole.table, slice(0, 50)).columns[0]
    assert part.each(length) == [len(v) for v in part.values]
    part.each(length)
    assert sorted(asked) == sorted(whole.columns[0].values)


def test_the_texts_of_a_stretch_fall_apart_as_by_themselves() -> None:
    whole = _sample()
    part = stretch_of(whole, whole.table, slice(40, 160)).columns[0]
    alone = Column(part.name, part.kind, part.codes, part.values)
    rows = np.arange(120)
    ours, theirs = marks_of(part, rows), marks_of(alone, rows)
    assert ours.size == theirs.size
    assert np.array_equal(ours.row, theirs.row)
    # Numbers of marks are names: they may differ, one for one.
    assert len(set(zip(ours.mark.tolist(), theirs.mark.tolist(), strict=True))) == ours.size
