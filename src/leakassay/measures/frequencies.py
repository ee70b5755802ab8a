"""How often values occur: every value's count while they are few, then those of a uniform sample.

Exact up to the planned capacity. Beyond it, the counts of a uniform random sample of the *different*
values, each count still exact (adaptive sampling; Flajolet 1990): f1, f2 … and any share of the
different values are unbiased, with the binomial error of the sample's size.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Self

from leakassay.kernels import sketches
from leakassay.kinds.interface import VALID

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

_SHARED = 1 << 16
"""A table of more values than these is one for all workers of a process: the counts are the same."""


@dataclass(frozen=True, slots=True)
class FrequencySummary:
    """Counts of different values; hashes, never values."""

    hashes: NDArray[np.uint64]
    """(k,) keyed hashes in rising order."""
    counts: NDArray[np.int64]
    """(k,) how often each occurs."""
    valid: NDArray[np.bool_]
    """(k,) whether it has the kind of its column."""
    scale: int
    """One kept value stands for so many different values; 1 when all are kept."""

    @property
    def exact(self) -> bool:
        """Whether every value is here."""
        return self.scale == 1

    def of_count(self, times: int) -> int:
        """How many different values occur so many times (f1, f2 …), scaled."""
        return int((self.counts == times).sum()) * self.scale


class Frequencies:
    """Different hashes with their counts, see `kernels.sketches.Frequencies`."""

    name: ClassVar[str] = "frequencies"

    def __init__(self, plan: ColumnPlan) -> None:
        self._table = sketches.Frequencies(plan.capacity)
        self._turn = Lock()

    def share(self, other: Self) -> None:
        """Count into the table of another one, in turn with it, where two would take much memory."""
        if other._table.capacity > _SHARED:
            self._table, self._turn = other._table, other._turn

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count in every column."""
        del plan
        return True

    def update(self, cells: Cells, first: int) -> None:
        """Count the hashes."""
        del first
        with self._turn:
            self._table.update(cells.hashes, cells.faults)

    def merge(self, other: Self) -> None:
        """Add the counts."""
        if self._table is not other._table:
            self._table.add(*other._table.items(), other._table.level)

    def summary(self) -> FrequencySummary:
        """Give the kept hashes with their counts."""
        hashes, counts, codes = self._table.items()
        return FrequencySummary(hashes, counts, codes == VALID, 1 << self._table.level)

    def state(self) -> State:
        """Give the kept hashes, counts and codes."""
        hashes, counts, codes = self._table.items()
        return {
            "capacity": self._table.capacity,
            "level": self._table.level,
            "hashes": hashes,
            "counts": counts,
            "codes": codes,
        }

    def load(self, state: State) -> None:
        """Take them."""
        self._table = sketches.Frequencies(state["capacity"])
        self._table.add(state["hashes"], state["counts"], state["codes"], state["level"])
