"""How many values there are, how many have the kind of their column, and what is wrong with the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.sketches import count_codes
from leakassay.kernels.tallies import first_and_last
from leakassay.measures.interface import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.measures.interface import Cells, ColumnPlan, State


@dataclass(frozen=True, slots=True)
class FaultSummary:
    """Counts of one column; all exact."""

    values: int
    """Values, with those that say nothing; more than rows where the column holds lists."""
    nonempty: int
    valid: int
    """Of the nonempty, how many have the column's kind."""
    nulls: int
    """Rows where the source has no value at all, as against an empty one."""
    faults: Mapping[str, int]
    """Of the nonempty, how many have it not, by reason."""
    first: int
    """Position of the first row with a value; -1 without any."""
    last: int


class Faults:
    """Exact counts by fault code; first and last position."""

    name: ClassVar[str] = "faults"

    def __init__(self, plan: ColumnPlan) -> None:
        self._reasons = plan.kind.reasons
        self._counts = np.zeros(256, np.int64)
        self._nulls = 0
        self._first = -1
        self._last = -1

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count in every column."""
        del plan
        return True

    def update(self, cells: Cells, first: int) -> None:
        """Count the fault codes."""
        count_codes(cells.faults, self._counts)
        self._nulls += cells.nulls
        low, high = first_and_last(cells.row_hashes)
        if low >= 0:
            self._span(first + low, first + high)

    def _span(self, low: int, high: int) -> None:
        if low >= 0:
            self._first = low if self._first < 0 else min(self._first, low)
            self._last = max(self._last, high)

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._counts += other._counts
        self._nulls += other._nulls
        self._span(other._first, other._last)

    def summary(self) -> FaultSummary:
        """Give the counts by reason."""
        nonempty = int(self._counts[:BLANK].sum())
        wrong = {r: int(n) for r, n in zip(self._reasons, self._counts[1:], strict=False) if n}
        return FaultSummary(
            values=int(self._counts.sum()),
            nonempty=nonempty,
            valid=int(self._counts[0]),
            nulls=self._nulls,
            faults=wrong,
            first=self._first,
            last=self._last,
        )

    def state(self) -> State:
        """Give the counts."""
        return {"counts": self._counts, "nulls": self._nulls, "span": [self._first, self._last]}

    def load(self, state: State) -> None:
        """Take the counts."""
        self._counts, self._nulls = state["counts"], state["nulls"]
        self._first, self._last = state["span"]
