"""How often the same person stands in a table, by name and birth, where no number tells persons apart.

A row's digest is made of its names and, where there is one, its date or year of birth. Rows without a name
count for nothing. Exact up to 2**17 different persons, then those of a uniform sample (`frequencies`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels import sketches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import ColumnPlan, Prepared, State, TablePlan

CAPACITY = 1 << 17
_WHOLE = "person_name"
_PARTS = ("given_name", "family_name")
_BIRTH = ("birth_date", "birth_year")


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """Digests of persons with their counts; hashes, never names."""

    names: tuple[str, ...]
    """The columns of the name; empty: the table names nobody."""
    birth: str | None
    """The column of the birth."""
    hashes: NDArray[np.uint64]
    """(k,) in rising order; the same person has the same in every table with the same kinds of column."""
    counts: NDArray[np.int64]
    """(k,) rows of each."""
    scale: int
    """One kept digest stands for so many."""
    nameless: int
    """Rows without a name."""


class Persons:
    """Digests of name and birth with their counts."""

    name: ClassVar[str] = "persons"

    def __init__(self, plan: TablePlan) -> None:
        self._names = _name_columns(plan)
        self._birth = next((c.name for kind in _BIRTH for c in plan.columns if c.kind.name == kind), None)
        self._table = sketches.Frequencies(CAPACITY)
        self._nameless = 0

    def update(self, batch: Prepared) -> None:
        """Count the rows' persons."""
        if not self._names:
            return
        digest = np.zeros(batch.rows, np.uint64)
        named = np.zeros(batch.rows, np.uint64)
        wanted = (*self._names, self._birth) if self._birth else self._names
        for place, name in enumerate(wanted):
            cells = batch.columns.get(name)
            if cells is not None:
                sketches.add_row_hashes(cells.row_hashes, place, digest)
                if name != self._birth:
                    sketches.mark_said(cells.row_hashes, 0, named)
        self._nameless += sketches.mix_marked(digest, named, 1, digest)
        self._table.update(digest)

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._table.add(*other._table.items(), other._table.level)
        self._nameless += other._nameless

    def summary(self) -> PersonSummary:
        """Give the counts by person."""
        hashes, counts, _ = self._table.items()
        return PersonSummary(self._names, self._birth, hashes, counts, 1 << self._table.level, self._nameless)

    def state(self) -> State:
        """Give the digests."""
        return {"level": self._table.level, "table": list(self._table.items()), "nameless": self._nameless}

    def load(self, state: State) -> None:
        """Take them."""
        self._table = sketches.Frequencies(CAPACITY)
        keys, counts, codes = state["table"]
        self._table.add(keys, counts, codes, state["level"])
        self._nameless = state["nameless"]


def _name_columns(plan: TablePlan) -> tuple[str, ...]:
    """Give the columns of the person's name: given and family name, or else the first whole name."""
    parts = [_first(plan.columns, kind) for kind in _PARTS]
    if all(parts):
        return tuple(p for p in parts if p)
    whole = _first(plan.columns, _WHOLE)
    return (whole,) if whole else ()


def _first(columns: tuple[ColumnPlan, ...], kind: str) -> str | None:
    return next((c.name for c in columns if c.kind.name == kind), None)
