"""Where in the leak: a column's counts by stretch of consecutive records.

Stretches have a power of two of records and are doubled whenever there would be more than 256, so
the cut depends on the number of records alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.tallies import count_stretches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

_MOST = 256
_FIELDS = 3


@dataclass(frozen=True, slots=True)
class SegmentSummary:
    """Exact counts by stretch."""

    size: int
    """Records in a stretch."""
    nonempty: NDArray[np.int64]
    """(s,) values that say something."""
    valid: NDArray[np.int64]
    """(s,) of these, how many have the column's kind."""
    bytes: NDArray[np.int64]
    """(s,) bytes of all values."""


class Segments:
    """Counts of nonempty and valid values and of bytes, by stretch."""

    name: ClassVar[str] = "segments"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._shift = 6
        self._counts = np.zeros((_MOST, _FIELDS), np.int64)
        self._used = 0

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count in every column."""
        del plan
        return True

    def _reach(self, shift: int) -> None:
        while self._shift < shift:
            halved = self._counts.reshape(_MOST // 2, 2, _FIELDS).sum(axis=1)
            self._counts = np.concatenate([halved, np.zeros_like(halved)])
            self._used = (self._used + 1) // 2
            self._shift += 1

    def update(self, cells: Cells, first: int) -> None:
        """Count, value by value, in the stretch of its row."""
        rows = len(cells.row_hashes)
        if not rows:
            return
        last = first + rows - 1
        self._reach(max(0, int(last).bit_length() - 8))
        low, high = first >> self._shift, last >> self._shift
        starts = np.maximum((np.arange(low, high + 1) << self._shift) - first, 0)
        if cells.owner is not None:
            starts = np.searchsorted(cells.owner, starts)
        edges = np.append(starts, len(cells.faults)).astype(np.int64)
        part = self._counts[low : high + 1]
        count_stretches(cells.hashes, cells.faults, cells.strings.offsets, edges, part)
        self._used = max(self._used, high + 1)

    def merge(self, other: Self) -> None:
        """Add stretch by stretch, after bringing both to the longer stretch."""
        self._reach(other._shift)
        other._reach(self._shift)
        self._counts += other._counts
        self._used = max(self._used, other._used)

    def summary(self) -> SegmentSummary:
        """Give the counts."""
        nonempty, valid, size = self._counts[: self._used].T
        return SegmentSummary(1 << self._shift, nonempty, valid, size)

    def state(self) -> State:
        """Give the counts."""
        return {"shift": self._shift, "used": self._used, "counts": self._counts}

    def load(self, state: State) -> None:
        """Take the counts."""
        self._shift, self._used, self._counts = state["shift"], state["used"], state["counts"]
