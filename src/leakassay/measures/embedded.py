"""Personal data inside text: how many values hold a phone, an address, a number …, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from leakassay.kinds.embedded import find_embedded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.measures.interface import Cells, ColumnPlan, State


@dataclass(frozen=True, slots=True)
class EmbeddedSummary:
    """Exact counts by kind."""

    values: Mapping[str, int]
    """Values that hold at least one."""
    occurrences: Mapping[str, int]


class Embedded:
    """Counts of personal data found inside longer text."""

    name: ClassVar[str] = "embedded"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._found: dict[str, list[int]] = {}

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Look into text."""
        return plan.text

    def update(self, cells: Cells, first: int) -> None:
        """Count what is found."""
        del first
        self._add(find_embedded(cells.strings))

    def _add(self, found: Mapping[str, tuple[int, int] | list[int]]) -> None:
        for kind, (values, occurrences) in found.items():
            counts = self._found.setdefault(kind, [0, 0])
            counts[0] += values
            counts[1] += occurrences

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._add(other._found)

    def summary(self) -> EmbeddedSummary:
        """Give the counts."""
        found = sorted(self._found.items())
        return EmbeddedSummary({k: v for k, (v, _) in found}, {k: o for k, (_, o) in found})

    def state(self) -> State:
        """Give the counts."""
        return {"found": self._found}

    def load(self, state: State) -> None:
        """Take them."""
        self._found = state["found"]
