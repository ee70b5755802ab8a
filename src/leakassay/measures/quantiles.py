"""Quantiles of numbers: a histogram of logarithmic cells (DDSketch; Masson et al. 2019).

Every quantile is right within 1 % of its value. Cells are counts, so merging is exact addition.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.sketches import parse_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

_GAMMA = math.log(1.01 / 0.99)
_HALF = 1600
"""Cells for each sign: from 10**-6 up to 10**18 and a little."""
_OFFSET = 700


@dataclass(frozen=True, slots=True)
class QuantileSummary:
    """Numbers among the values, and how they are spread."""

    n: int
    """Values that are plain decimal numbers."""
    cells: NDArray[np.int64]
    """(2 * 1600 + 1,) counts: negative falling, zero, positive rising."""

    def quantile(self, q: float) -> float:
        """Give the q-quantile within 1 %; NaN without numbers."""
        if not self.n:
            return math.nan
        at = int(np.searchsorted(np.cumsum(self.cells), q * (self.n - 1), side="right")) - _HALF
        if at == 0:
            return 0.0
        return math.copysign(math.exp((abs(at) - 0.5 - _OFFSET) * _GAMMA), at)


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
        numbers = np.empty(len(cells.strings), np.float64)
        parse_numbers(cells.strings.offsets, cells.strings.data, numbers)
        numbers = numbers[~np.isnan(numbers)]
        size = np.abs(numbers)
        with np.errstate(divide="ignore"):
            place = np.ceil(np.log(size) / _GAMMA) + _OFFSET
        place = np.clip(place, 1, _HALF).astype(np.int64)
        at = np.where(size == 0, 0, np.sign(numbers).astype(np.int64) * place) + _HALF
        self._cells += np.bincount(at, minlength=len(self._cells))

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
