"""Which values of two columns stand in one row: contingency tables of columns with few values."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.sketches import count_pairs, lookup_codes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Prepared, State, TablePlan

VALUES = 62
"""The most known values of a column: with "nothing" and "another", 64 codes."""
COLUMNS = 8
"""The most columns; the planner takes those that people differ in."""


@dataclass(frozen=True, slots=True)
class PairSummary:
    """Exact counts for one pair of columns."""

    left: str
    right: str
    table: NDArray[np.int64]
    """(64, 64): 0 is nothing, 63 a value not seen while planning; others stand for hashes."""


class Pairs:
    """A table of counts for every pair of small columns."""

    name: ClassVar[str] = "pairs"

    def __init__(self, plan: TablePlan) -> None:
        self._known = plan.small
        self._pairs = tuple(combinations(sorted(plan.small), 2))
        self._tables = {pair: np.zeros((256, 256), np.int64) for pair in self._pairs}

    def update(self, batch: Prepared) -> None:
        """Count the pairs."""
        codes = {}
        for name, known in self._known.items():
            codes[name] = np.zeros(batch.rows, np.uint8)
            if name in batch.columns:
                lookup_codes(batch.columns[name].row_hashes, known, codes[name])
        for pair in self._pairs:
            count_pairs(codes[pair[0]], codes[pair[1]], self._tables[pair])

    def merge(self, other: Self) -> None:
        """Add the counts."""
        for pair in self._pairs:
            self._tables[pair] += other._tables[pair]

    def summary(self) -> tuple[PairSummary, ...]:
        """Give the tables."""
        cut = [*range(VALUES + 1), 255]
        return tuple(PairSummary(*pair, self._tables[pair][np.ix_(cut, cut)]) for pair in self._pairs)

    def state(self) -> State:
        """Give the tables."""
        return {"tables": [self._tables[pair] for pair in self._pairs]}

    def load(self, state: State) -> None:
        """Take them."""
        self._tables = dict(zip(self._pairs, state["tables"], strict=True))
