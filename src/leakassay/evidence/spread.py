"""How values are spread over a column: flat as from a list, or a few common ones and many rare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import gammaln

from leakassay.evidence.sampled import alike, log10

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIXED = 200
"""Drawn values at which richness is compared: the least that is judged at all."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Figures of one column of values or words, all but independent of the number of rows."""

    n: int
    flat: float
    """Decimal logarithm of the number of values that must exist (Chao 1984) over the number that would do
    if all were equally common (Simpson 1949): 0 for a list drawn evenly, 1 and more in life."""
    rich: float
    """Different values in 200 draws, as a share."""
    slope: float
    """Growth of the number of different values when the draws double: 0 used up, 1 all new."""
    top: float
    """Share of the commonest value."""


def spread(counts: NDArray[np.int64]) -> Spread | None:
    """Measure counts of different values; None for fewer than 100 draws or a single value."""
    counts = counts[counts > 0]
    n = int(counts.sum())
    if n < FIXED // 2 or len(counts) < 2:
        return None
    same = alike(counts)
    once, twice = int((counts == 1).sum()), int((counts == 2).sum())
    exist = len(counts) + once * (once - 1) / (2 * (twice + 1))
    flat = log10(exist * same, 0.1) if same > 0 else 0.0
    half = max(FIXED // 4, n // 2)
    slope = float(np.log2(_expected(counts, n) / _expected(counts, half))) / np.log2(n / half)
    return Spread(n, flat, _expected(counts, min(n, FIXED)) / min(n, FIXED), slope, float(counts.max()) / n)


def _expected(counts: NDArray[np.int64], draws: int) -> float:
    """Expect so many different values in some of the draws, without replacement (Hurlbert 1971)."""
    n = int(counts.sum())
    if draws >= n:
        return float(len(counts))
    left = n - counts
    possible = left >= draws
    log = (
        gammaln(left[possible] + 1)
        - gammaln(left[possible] - draws + 1)
        - gammaln(n + 1)
        + gammaln(n - draws + 1)
    )
    return float(len(counts) - np.exp(log).sum())
