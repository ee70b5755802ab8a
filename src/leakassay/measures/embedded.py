"""Personal data inside text: how many values hold a phone, an address, a number …, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from leakassay.kinds.embedded import national_numbers, search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.measures.interface import Cells, ColumnPlan, State

_CLEARLY = 2.0
"""How many times what chance would give a kind must occur to be told."""


@dataclass(frozen=True, slots=True)
class EmbeddedSummary:
    """Exact counts by kind, of kinds that occur far more often than by chance."""

    values: Mapping[str, int]
    """Values that hold at least one."""
    occurrences: Mapping[str, int]


class Embedded:
    """Counts of personal data found inside longer text."""

    name: ClassVar[str] = "embedded"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._found: dict[str, list[int]] = {}
        """By kind: values, occurrences, pieces tried."""
        self._chance: dict[str, float] = {}

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Look into text."""
        return plan.text

    def update(self, cells: Cells, first: int) -> None:
        """Count what is found."""
        del first
        found = search(cells.strings, national_numbers())
        self._chance |= {kind: e.chance for kind, e in found.items()}
        self._add({kind: [e.values, e.occurrences, e.tries] for kind, e in found.items()})

    def _add(self, found: Mapping[str, list[int]]) -> None:
        for kind, more in found.items():
            counts = self._found.setdefault(kind, [0, 0, 0])
            for place, number in enumerate(more):
                counts[place] += number

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._chance |= other._chance
        self._add(other._found)

    def summary(self) -> EmbeddedSummary:
        """Give the counts."""
        told = {
            kind: counts
            for kind, counts in sorted(self._found.items())
            if counts[1] > _CLEARLY * self._chance[kind] * counts[2]
        }
        return EmbeddedSummary({k: c[0] for k, c in told.items()}, {k: c[1] for k, c in told.items()})

    def state(self) -> State:
        """Give the counts."""
        return {"found": self._found, "chance": self._chance}

    def load(self, state: State) -> None:
        """Take them."""
        self._found, self._chance = state["found"], state["chance"]
