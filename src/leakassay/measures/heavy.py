"""How often the commonest values occur: Count-Min (Cormode and Muthukrishnan 2005).

Two rows of 4,096 counters. An estimate is never below the truth; it is above it by more than
2n / 4,096 with a probability of at most 1/4 (Markov, two rows). Whom to ask for is known from the
sample of rows: a value of at least 0.5 % of the rows is missing from 4,096 of them once in 10**8.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.sketches import countmin_update

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

WIDTH = 4096


@dataclass(frozen=True, slots=True)
class HeavySummary:
    """Counters that answer how often a hash occurred."""

    counters: NDArray[np.int64]

    def counts(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Upper estimates (k,) of how often each of the hashes (k,) occurred."""
        mask = np.uint64(WIDTH - 1)
        low = self.counters[0, (hashes & mask).astype(np.int64)]
        high = self.counters[1, ((hashes >> np.uint64(17)) & mask).astype(np.int64)]
        least: NDArray[np.int64] = np.minimum(low, high)
        return least


class Heavy:
    """Two rows of counters, each cell the number of values that fall there."""

    name: ClassVar[str] = "heavy"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._counters = np.zeros((2, WIDTH), np.int64)

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count in every column."""
        del plan
        return True

    def update(self, cells: Cells, first: int) -> None:
        """Add the hashes."""
        del first
        countmin_update(cells.hashes, self._counters)

    def merge(self, other: Self) -> None:
        """Add the counters."""
        self._counters += other._counters

    def summary(self) -> HeavySummary:
        """Give the counters."""
        return HeavySummary(self._counters)

    def state(self) -> State:
        """Give the counters."""
        return {"counters": self._counters}

    def load(self, state: State) -> None:
        """Take the counters."""
        self._counters = state["counters"]
