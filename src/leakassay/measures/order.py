"""In which order numbers stand: rises, falls and ties between neighbours, least and greatest.

Pairs across the seam of two parts are counted when both parts have arrived: until then the numbers at
the seams are kept, so the result is the same for any split and any order of parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.tallies import count_order

if TYPE_CHECKING:
    from leakassay.measures.interface import Cells, ColumnPlan, State


@dataclass(frozen=True, slots=True)
class OrderSummary:
    """Exact counts over pairs of neighbouring rows that both hold a number."""

    n: int
    """Numbers."""
    rises: int
    ties: int
    falls: int
    steps: int
    """Rises by exactly one: a counter without gaps."""
    least: float
    """Not for print: a serial number is a value of a row."""
    greatest: float


class Order:
    """Rises, ties, falls; seams by position."""

    name: ClassVar[str] = "order"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._n = 0
        self._pairs = np.zeros(4, np.int64)
        self._least, self._greatest = np.inf, -np.inf
        self._starts: dict[int, float] = {}
        self._ends: dict[int, float] = {}

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count where values are numbers."""
        return plan.numeric

    def update(self, cells: Cells, first: int) -> None:
        """Count pairs inside the batch; keep its first and last number for the seams."""
        if cells.owner is not None or not len(cells.strings):
            return
        numbers = cells.numbers()
        known, least, greatest = count_order(numbers, self._pairs)
        self._n += known
        self._least = min(self._least, least)
        self._greatest = max(self._greatest, greatest)
        self._seam(first, float(numbers[0]), first + len(numbers), float(numbers[-1]))

    def _seam(self, start: int, head: float, end: int, tail: float) -> None:
        self._starts[start] = head
        self._ends[end] = tail
        for position in (start, end):
            self._close(position)

    def _close(self, position: int) -> None:
        if position in self._starts and position in self._ends:
            count_order(np.array([self._ends.pop(position), self._starts.pop(position)]), self._pairs)

    def merge(self, other: Self) -> None:
        """Add the counts and close the seams that now have both sides."""
        self._n += other._n
        self._pairs += other._pairs
        self._least = min(self._least, other._least)
        self._greatest = max(self._greatest, other._greatest)
        self._starts.update(other._starts)
        self._ends.update(other._ends)
        for position in list(self._starts):
            self._close(position)

    def summary(self) -> OrderSummary:
        """Give the counts."""
        rises, ties, falls, steps = (int(n) for n in self._pairs)
        return OrderSummary(self._n, rises, ties, falls, steps, self._least, self._greatest)

    def state(self) -> State:
        """Give counts and open seams."""
        seams = {
            side: [np.array(list(ends), np.int64), np.array(list(ends.values()), np.float64)]
            for side, ends in (("starts", self._starts), ("ends", self._ends))
        }
        span = np.array([self._least, self._greatest])
        return {"n": self._n, "pairs": self._pairs, "span": span, **seams}

    def load(self, state: State) -> None:
        """Take them."""
        self._n, self._pairs = state["n"], state["pairs"]
        self._least, self._greatest = (float(x) for x in state["span"])
        self._starts = dict(zip(*(x.tolist() for x in state["starts"]), strict=True))
        self._ends = dict(zip(*(x.tolist() for x in state["ends"]), strict=True))
