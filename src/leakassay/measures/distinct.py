"""How many different values: HyperLogLog (Flajolet et al. 2007), under the case key.

Standard error 1.04 / sqrt(2**14) = 0.81 % once values are many; below 2.5 registers' worth, linear
counting, which is nearly exact. `frequencies` is exact while its table holds all values; the summary
of a column takes that where it can (`reading.distinct`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.sketches import hll_update

if TYPE_CHECKING:
    from leakassay.measures.interface import Cells, ColumnPlan, State

PRECISION = 14
ERROR = 1.04 / math.sqrt(1 << PRECISION)
"""Relative standard error of the estimate."""
_ALPHA = 0.7213 / (1 + 1.079 / (1 << PRECISION))


class Distinct:
    """Registers of a HyperLogLog: the greatest rank seen in each of 2**14 buckets."""

    name: ClassVar[str] = "distinct"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._registers = np.zeros(1 << PRECISION, np.uint8)

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count in every column."""
        del plan
        return True

    def update(self, cells: Cells, first: int) -> None:
        """Raise the registers."""
        del first
        hll_update(cells.hashes, self._registers)

    def merge(self, other: Self) -> None:
        """Take the greater of each register."""
        np.maximum(self._registers, other._registers, out=self._registers)

    def summary(self) -> float:
        """Estimate the number of different values (64-bit hashes need no correction at the top)."""
        size = float(1 << PRECISION)
        ranks = np.bincount(self._registers, minlength=65)
        raw = _ALPHA * size * size / float((ranks * 0.5 ** np.arange(len(ranks))).sum())
        if raw <= 2.5 * size and ranks[0]:
            return size * math.log(size / float(ranks[0]))
        return raw

    def state(self) -> State:
        """Give the registers."""
        return {"registers": self._registers}

    def load(self, state: State) -> None:
        """Take the registers."""
        self._registers = state["registers"]
