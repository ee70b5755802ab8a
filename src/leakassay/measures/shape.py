"""What values look like from outside: lengths in characters' bytes, and classes of characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.shapes import profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

_SIGNATURES = 1 << 16
"""Signatures kept apart; a column with more kinds of mixture than this is noise."""


@dataclass(frozen=True, slots=True)
class ShapeSummary:
    """Exact histograms."""

    lengths: NDArray[np.int64]
    """(257,) values by length in bytes of UTF-8; the last cell holds all of 256 and more."""
    signatures: Mapping[int, int]
    """Values by the set of character classes in them, a bit mask of `kernels.shapes`."""


class Shape:
    """Exact counts by length and by character classes; blanks are left out."""

    name: ClassVar[str] = "shape"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._lengths = np.zeros(257, np.int64)
        self._signatures: dict[int, int] = {}

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count in every column."""
        del plan
        return True

    def update(self, cells: Cells, first: int) -> None:
        """Count the shapes."""
        del first
        lengths, signatures = profile(cells.strings.offsets, cells.strings.data)
        self._lengths += lengths
        self._add(signatures)

    def _add(self, counts: Mapping[int, int]) -> None:
        for signature, count in counts.items():
            self._signatures[signature] = self._signatures.get(signature, 0) + count

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._lengths += other._lengths
        self._add(other._signatures)

    def summary(self) -> ShapeSummary:
        """Give the histograms."""
        return ShapeSummary(self._lengths, dict(sorted(self._signatures.items())))

    def state(self) -> State:
        """Give the counts."""
        return {"lengths": self._lengths, "signatures": self._signatures}

    def load(self, state: State) -> None:
        """Take the counts."""
        self._lengths, self._signatures = state["lengths"], state["signatures"]
