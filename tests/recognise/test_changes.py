"""A column that changes its nature halfway is reported, a doubtful one is not."""

from __future__ import annotations

from leakassay.recognise.changes import broken, changed
from leakassay.records import Recognition


def test_a_sure_change_is_said() -> None:
    told = changed({"a": Recognition("phone", 0.9)}, {"a": Recognition("email", 0.9)})
    assert [t.args["later"] for t in told] == ["email"]


def test_a_doubtful_change_is_not() -> None:
    assert not changed({"a": Recognition("place", 0.4)}, {"a": Recognition("region", 0.9)})
    assert not changed({"a": Recognition("place", 0.9)}, {"a": Recognition("region", 0.6, (), (("place", 0.3),))})


def test_an_empty_column_that_fills_is_said() -> None:
    assert changed({"a": Recognition("empty", 1.0)}, {"a": Recognition("email", 0.9)})


def test_faults_that_begin_at_a_segment_are_said() -> None:
    told = broken("a", "email", [(1000, 5), (1000, 8), (1000, 990), (1000, 1000)])
    assert told is not None
    assert told.args["segment"] == 3
    assert broken("a", "email", [(1000, 5), (1000, 60), (10, 10)]) is None
