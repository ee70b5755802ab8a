"""How far columns depend on each other, and how far the same rows do when one column is shuffled.

Cramér's V over exact contingency tables of columns with few values; beside it, the mean V after the one
column of the pair was shuffled a few times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.measures.tables import TableSummary

_SHUFFLES = 10
_LEAST = 60
_SURE = 6.0
"""Standard deviations of shuffled tables from which on a pair depends, as in test T16."""
_ROWS = 20_000
"""Above, what shuffling gives is computed and not drawn."""


def chart(table: TableSummary) -> Iterator[dict[str, Any]]:
    """Give V of every pair of columns, measured and shuffled; at most one chart."""
    rng = np.random.default_rng(16)
    pairs = []
    for pair in table.pairs:
        # Row and column 0 stand for "nothing", which says too little to depend on.
        counts = _some(pair.table[1:, 1:])
        if counts.sum() >= _LEAST and min(counts.shape) > 1:
            measured, (shuffled, spread) = _cramer(counts), _shuffled(counts, rng)
            pairs.append(
                {
                    "left": pair.left,
                    "right": pair.right,
                    "measured": round(measured, 4),
                    "shuffled": round(shuffled, 4),
                    "depends": bool(measured > shuffled + _SURE * spread),
                }
            )
    found = {str(one[side]) for one in pairs for side in ("left", "right")}
    names = [name for name in table.columns if name in found]
    if len(names) > 2:
        yield {"chart": "dependence", "columns": names, "n": table.records, "pairs": pairs}


def _some(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Leave out rows and columns without any count."""
    kept: NDArray[np.int64] = counts[counts.sum(1) > 0][:, counts.sum(0) > 0]
    return kept


def _cramer(counts: NDArray[np.int64]) -> float:
    n = counts.sum()
    expected = np.outer(counts.sum(1), counts.sum(0)) / n
    chi = float(((counts - expected) ** 2 / expected).sum())
    return float(np.sqrt(chi / (n * (min(counts.shape) - 1))))


def _shuffled(counts: NDArray[np.int64], rng: np.random.Generator) -> tuple[float, float]:
    """Give mean and standard deviation of V without dependence."""
    n, (rows, columns) = int(counts.sum()), counts.shape
    # Chi squared has mean (r-1)(c-1) and twice that as variance; V is the root of it over n (min(r, c) - 1).
    scale = n * (min(rows, columns) - 1)
    spread = float(np.sqrt(1 / (2 * scale)))
    if n > _ROWS:
        return float(np.sqrt((rows - 1) * (columns - 1) / scale)), spread
    left = np.repeat(np.arange(rows) * columns, counts.sum(1))
    right = np.repeat(np.arange(columns), counts.sum(0))
    found = [
        _cramer(np.bincount(left + rng.permutation(right), minlength=rows * columns).reshape(rows, columns))
        for _ in range(_SHUFFLES)
    ]
    return float(np.mean(found)), max(spread, float(np.std(found)))
