"""Rows that are the same, or the same but for one group of columns.

Record identifiers (serials, uuids …) are left out: they tell copies apart. The other columns fall into
up to four groups by their place; a row has one digest of everything and one for each group left out.
Two rows that differ in a single group share that group's digest: the maximum percent match of
Kuriakose and Robbins (2016) as locality-sensitive hashing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels import sketches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Prepared, State, TablePlan

_CAPACITIES = (1 << 16, 1 << 13)
"""Digests kept of everything, and of everything but one group: the latter only need shares."""
_GROUPS = 4


@dataclass(frozen=True, slots=True)
class DuplicateSummary:
    """Rows by digest; exact while the different digests fit, then a uniform sample of them."""

    columns: tuple[str, ...]
    """The columns that count."""
    groups: tuple[tuple[str, ...], ...]
    counts: tuple[NDArray[np.int64], ...]
    """Counts by digest: of everything first, then with group 1, 2 … left out."""
    scales: tuple[int, ...]
    """One kept digest stands for so many."""

    def rows(self, which: int = 0) -> int:
        """Rows seen, about."""
        return int(self.counts[which].sum()) * self.scales[which]

    def repeated(self, which: int = 0) -> int:
        """Rows beyond the first of their digest, about."""
        counts = self.counts[which]
        return int((counts - 1).sum()) * self.scales[which]


def _empty(tables: int) -> list[sketches.Frequencies]:
    return [sketches.Frequencies(_CAPACITIES[min(1, place)]) for place in range(tables)]


class Duplicates:
    """Digests of rows with their counts."""

    name: ClassVar[str] = "duplicates"

    def __init__(self, plan: TablePlan) -> None:
        self._columns = tuple(c for c in plan.columns if c.identifying)
        groups = min(_GROUPS, len(self._columns))
        self._groups = tuple(self._columns[g::groups] for g in range(groups)) if groups > 1 else ()
        self._tables = _empty(1 + len(self._groups))

    def update(self, batch: Prepared) -> None:
        """Count the rows' digests."""
        whole = np.zeros(batch.rows, np.uint64)
        parts = []
        for group in self._groups or (self._columns,):
            part = np.zeros(batch.rows, np.uint64)
            for column in group:
                cells = batch.columns.get(column.name)
                if cells is not None:
                    sketches.add_row_hashes(cells.row_hashes, column.number, part)
            whole += part
            parts.append(part)
        digest = np.empty(batch.rows, np.uint64)
        # The sums are scrambled once more: the tables sample by their high bits.
        sketches.mix(whole, 1, digest)
        self._tables[0].update(digest)
        for table, part in zip(self._tables[1:], parts, strict=False):
            sketches.mix_rest(whole, part, 1, digest)
            table.update(digest)

    def merge(self, other: Self) -> None:
        """Add the counts."""
        for mine, others in zip(self._tables, other._tables, strict=True):
            mine.add(*others.items(), others.level)

    def summary(self) -> DuplicateSummary:
        """Give the counts by digest."""
        return DuplicateSummary(
            columns=tuple(c.name for c in self._columns),
            groups=tuple(tuple(c.name for c in g) for g in self._groups),
            counts=tuple(t.items()[1] for t in self._tables),
            scales=tuple(1 << t.level for t in self._tables),
        )

    def state(self) -> State:
        """Give the digests."""
        return {"tables": [[t.level, *t.items()] for t in self._tables]}

    def load(self, state: State) -> None:
        """Take them."""
        self._tables = _empty(len(state["tables"]))
        for table, (level, keys, counts, codes) in zip(self._tables, state["tables"], strict=True):
            table.add(keys, counts, codes, level)
