"""Quantiles of numbers: a histogram of relative cells (after DDSketch; Masson et al. 2019).

Every quantile between 2**-32 and 2**64 is right within 1.6 % of its value. Cells are counts, so merging is
exact addition.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.sketches import count_magnitudes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

_STEPS = 32
"""Cells of one octave."""
_OCTAVES = 96
_HALF = _STEPS * _OCTAVES
_LEAST = -32
"""The first octave begins at 2**-32."""


@dataclass(frozen=True, slots=True)
class QuantileSummary:
    """Numbers among the values, and how they are spread."""

    n: int
    """Values that are plain decimal numbers."""
    cells: NDArray[np.int64]
    """(2 * 32 * 96 + 1,) counts: negative falling, zero, positive rising (`kernels.sketches`)."""

    def quantile(self, q: float) -> float:
        """Give the q-quantile within 1.6 %; NaN without numbers."""
        if not self.n:
            return math.nan
        at = int(np.searchsorted(np.cumsum(self.cells), q * (self.n - 1), side="right")) - _HALF
        if at == 0:
            return 0.0
        octave, step = divmod(abs(at) - 1, _STEPS)
        return math.copysign(2.0 ** (octave + _LEAST) * (1 + (step + 0.5) / _STEPS), at)


class Quantiles:
    """Counts of numbers by sign and logarithm."""

    name: ClassVar[str] = "quantiles"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._cells = np.zeros(2 * _HALF + 1, np.int64)

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count where values are read as numbers."""
        return plan.numeric

    def update(self, cells: Cells, first: int) -> None:
        """Count the numbers."""
        del first
        count_magnitudes(cells.numbers(), self._cells)

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._cells += other._cells

    def summary(self) -> QuantileSummary:
        """Give the histogram."""
        return QuantileSummary(int(self._cells.sum()), self._cells)

    def state(self) -> State:
        """Give the counts."""
        return {"cells": self._cells}

    def load(self, state: State) -> None:
        """Take the counts."""
        self._cells = state["cells"]
