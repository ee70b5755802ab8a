"""Rank correlation (Spearman 1904): scipy.stats has it too, but half a second of imports with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def rank_correlation(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Correlate the ranks of two rows of numbers, equal numbers sharing theirs; NaN where one is constant.

    >>> rank_correlation(np.array([1.0, 2.0, 3.0]), np.array([1.0, 4.0, 9.0]))
    1.0
    """
    x, y = ranks_of(a), ranks_of(b)
    x, y = x - x.mean(), y - y.mean()
    spread = float(np.sqrt((x * x).sum() * (y * y).sum()))
    return float((x * y).sum()) / spread if spread else float("nan")


def ranks_of(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rank numbers from 1, equal ones at the mean of their places."""
    _, place, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranked: NDArray[np.float64] = (ends - (counts - 1) / 2)[place]
    return ranked
