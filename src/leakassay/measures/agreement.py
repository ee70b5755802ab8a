"""Do columns that speak of the same fact agree: birth date, birth year, sex.

A national number that says when its owner was born, and a column of birth dates, are compared row by
row; so are any two columns whose kinds share a facet (`Kind.facets`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.tallies import compare_facts
from leakassay.kinds.interface import Strings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, Prepared, State, TablePlan

FACETS = ("birth_date", "birth_year", "sex", "region")
OUTCOMES = ("equal", "day and month swapped", "same year", "different", "unknown")
"""How two rows' facts compare; `same year` and `swapped` are for dates only."""

_NO_VALUES = Strings(np.zeros(1, np.int32), np.zeros(1, np.uint8))
_COLUMNS = 12
"""The most columns compared with each other: pairs grow with the square."""


@dataclass(frozen=True, slots=True)
class AgreementSummary:
    """Exact counts of one pair of columns over one facet."""

    left: str
    right: str
    facet: str
    outcomes: Mapping[str, int]
    """Rows by OUTCOMES."""

    @property
    def compared(self) -> int:
        """Rows in which both columns say something."""
        return sum(self.outcomes.values()) - self.outcomes["unknown"]


def facets_of(column: ColumnPlan, cells: Cells) -> Mapping[str, NDArray[np.int32]]:
    """Read what the values (n,) of a column imply: 0 where a value has a fault or says nothing."""
    if column.layout is not None and column.kind.name == "birth_date":
        implied: Mapping[str, NDArray[np.int32]] = {"birth_date": cells.dates()[0]}
    elif cells.reading is not None:
        implied = cells.reading.facets
    elif column.kind.facets is not None:
        implied = column.kind.facets(cells.strings)
    else:
        return {}
    said = {facet: np.asarray(values, np.int32) for facet, values in implied.items() if facet in FACETS}
    wrong = cells.faults != 0
    if wrong.any():
        return {facet: np.where(wrong, np.int32(0), values) for facet, values in said.items()}
    return said


def compare(left: NDArray[np.int32], right: NDArray[np.int32], *, dated: bool) -> NDArray[np.int64]:
    """Count the OUTCOMES (5,) over rows; `dated` values are yyyymmdd with 00 for what is not said."""
    outcomes = np.zeros(len(OUTCOMES), np.int64)
    compare_facts(left, right, dated, outcomes)
    return outcomes


def _speaks(column: ColumnPlan) -> bool:
    """Say whether values of a column imply any of FACETS; tried on no value at all."""
    said = column.kind.facets
    return said is not None and any(facet in FACETS for facet in said(_NO_VALUES))


class Agreement:
    """Outcomes by pair of columns and facet."""

    name: ClassVar[str] = "agreement"

    def __init__(self, plan: TablePlan) -> None:
        speaking = [c for c in plan.columns if _speaks(c)][:_COLUMNS]
        self._columns = speaking if len(speaking) > 1 else []
        self._counts: dict[tuple[str, str, str], NDArray[np.int64]] = {}

    def update(self, batch: Prepared) -> None:
        """Compare the rows."""
        said: dict[str, dict[str, NDArray[np.int32]]] = {facet: {} for facet in FACETS}
        for column in self._columns:
            cells = batch.columns.get(column.name)
            if cells is None or cells.owner is not None:
                continue
            implied = dict(facets_of(column, cells))
            if "birth_date" in implied and "birth_year" not in implied:
                implied["birth_year"] = implied["birth_date"] // 10000
            for facet, values in implied.items():
                said[facet][column.name] = values
        for facet, columns in said.items():
            for left, right in combinations(columns, 2):
                if facet == "birth_year" and {left, right} <= said["birth_date"].keys():
                    continue  # the dates themselves are compared
                outcome = compare(columns[left], columns[right], dated=facet == "birth_date")
                seen = self._counts.get((left, right, facet))
                self._counts[left, right, facet] = outcome if seen is None else seen + outcome

    def merge(self, other: Self) -> None:
        """Add the counts."""
        for key, counts in other._counts.items():
            self._counts[key] = self._counts.get(key, 0) + counts

    def summary(self) -> tuple[AgreementSummary, ...]:
        """Give the outcomes."""
        return tuple(
            AgreementSummary(*key, dict(zip(OUTCOMES, counts.tolist(), strict=True)))
            for key, counts in sorted(self._counts.items())
        )

    def state(self) -> State:
        """Give the counts."""
        return {"counts": [[*key, counts] for key, counts in self._counts.items()]}

    def load(self, state: State) -> None:
        """Take them."""
        self._counts = {(left, right, facet): n for left, right, facet, n in state["counts"]}
