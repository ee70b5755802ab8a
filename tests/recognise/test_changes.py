"""A column that changes its nature halfway is reported, a doubtful one is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

import leakassay
from leakassay.recognise.changes import broken, changed, changes
from leakassay.records import Recognition

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Counts:
    nonempty: NDArray[np.int64]
    valid: NDArray[np.int64]


def test_a_sure_change_is_said() -> None:
    told = changed({"a": Recognition("phone", 0.9)}, {"a": Recognition("email", 0.9)})
    assert [(name, text.args["later"]) for name, text in told] == [("a", "email")]


def test_a_doubtful_change_is_not() -> None:
    assert not changed({"a": Recognition("place", 0.4)}, {"a": Recognition("region", 0.9)})
    near = Recognition("region", 0.6, (), (("place", 0.3),))
    assert not changed({"a": Recognition("place", 0.9)}, {"a": near})


def test_an_empty_column_that_fills_is_said() -> None:
    assert changed({"a": Recognition("empty", 1.0)}, {"a": Recognition("email", 0.9)})


def test_faults_that_begin_at_a_segment_are_said() -> None:
    told = broken("a", "email", [(1000, 5), (1000, 8), (1000, 990), (1000, 1000)])
    assert told is not None
    assert told.args["segment"] == 3
    assert broken("a", "email", [(1000, 5), (1000, 60), (10, 10)]) is None


def test_a_column_is_named_once() -> None:
    head, later = {"a": Recognition("phone", 0.9)}, {"a": Recognition("email", 0.9)}
    counts = {"a": Counts(np.array([900, 900]), np.array([900, 0]))}
    assert len(changes(head, later, counts)) == 1
    assert len(changes(head, head, counts)) == 1
    assert changes(head, head, {}) == ()


def test_a_leak_whose_column_turns_says_so_in_its_report(tmp_path: Path) -> None:
    rows = [f"{i},user{i}@example.org" for i in range(30_000)]
    rows += [f"{i},{i % 977}" for i in range(30_000, 90_000)]
    path = tmp_path / "made.csv"
    path.write_text("id,contact\n" + "\n".join(rows) + "\n")
    told = leakassay.assay(path, seed=1).to_dict()["tables"][0]["changes"]
    assert [one["args"]["column"] for one in told] == ["contact"]
    assert "@" not in told[0]["text"]
