"""Which columns are filled together: rows by the set of columns that say something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels import sketches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Prepared, State, TablePlan

_CAPACITY = 4096
_WIDTH = 64
"""Columns of a pattern; further columns of a wider table are left out."""
_SEED = 0x5EED
"""Not secret: a pattern is no value. Mixing is a bijection, so patterns can be read back."""


@dataclass(frozen=True, slots=True)
class PatternSummary:
    """Rows by pattern; all patterns, or a uniform sample of them."""

    columns: tuple[str, ...]
    """Column i is bit i."""
    filled: NDArray[np.uint64]
    """(k,) scrambled patterns, comparable with each other only."""
    counts: NDArray[np.int64]
    """(k,) rows."""
    scale: int
    """One kept pattern stands for so many."""


class Patterns:
    """Different patterns with their counts."""

    name: ClassVar[str] = "patterns"

    def __init__(self, plan: TablePlan) -> None:
        self._names = tuple(c.name for c in plan.columns[:_WIDTH])
        self._table = sketches.Frequencies(_CAPACITY)

    def update(self, batch: Prepared) -> None:
        """Count the rows' patterns."""
        masks = np.zeros(batch.rows, np.uint64)
        for bit, name in enumerate(self._names):
            if name in batch.columns:
                sketches.mark_said(batch.columns[name].row_hashes, bit, masks)
        sketches.mix(masks, _SEED, masks)
        self._table.update(masks)

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._table.add(*other._table.items(), other._table.level)

    def summary(self) -> PatternSummary:
        """Give the patterns."""
        hashes, counts, _ = self._table.items()
        return PatternSummary(self._names, hashes, counts, 1 << self._table.level)

    def state(self) -> State:
        """Give the patterns."""
        hashes, counts, codes = self._table.items()
        return {"level": self._table.level, "hashes": hashes, "counts": counts, "codes": codes}

    def load(self, state: State) -> None:
        """Take them."""
        self._table = sketches.Frequencies(_CAPACITY)
        self._table.add(state["hashes"], state["counts"], state["codes"], state["level"])
