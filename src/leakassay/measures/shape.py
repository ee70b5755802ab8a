"""What values look like from outside: their length in characters, and the classes of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.shapes import profile
from leakassay.kernels.sketches import Frequencies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

_SIGNATURES = 4096
"""Mixtures kept apart: of 18 classes, texts of all the world show some hundreds."""


@dataclass(frozen=True, slots=True)
class ShapeSummary:
    """Exact histograms."""

    lengths: NDArray[np.int64]
    """(257,) values by length; the last cell holds all of 256 characters and more."""
    signatures: Mapping[int, int]
    """Values by the set of character classes in them, a bit mask of `kernels.shapes`."""


class Shape:
    """Exact counts by length and by character classes; blanks are left out."""

    name: ClassVar[str] = "shape"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._lengths = np.zeros(257, np.int64)
        self._signatures = Frequencies(_SIGNATURES)

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count in every column."""
        del plan
        return True

    def update(self, cells: Cells, first: int) -> None:
        """Count the shapes."""
        del first
        found, counts = profile(cells.strings.offsets, cells.strings.data, self._lengths)
        self._signatures.add(found, counts, np.zeros(len(found), np.uint8), 0)

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._lengths += other._lengths
        keys, counts, codes = other._signatures.items()
        self._signatures.add(keys, counts, codes, 0)

    def summary(self) -> ShapeSummary:
        """Give the histograms."""
        keys, counts, _ = self._signatures.items()
        return ShapeSummary(self._lengths, dict(zip(keys.tolist(), counts.tolist(), strict=True)))

    def state(self) -> State:
        """Give the counts."""
        return {"lengths": self._lengths, "signatures": list(self._signatures.items())}

    def load(self, state: State) -> None:
        """Take the counts."""
        self._lengths = state["lengths"]
        self._signatures = Frequencies(_SIGNATURES)
        keys, counts, codes = state["signatures"]
        self._signatures.add(keys, counts, codes, 0)
