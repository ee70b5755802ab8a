"""Would the columns fit each other better if one of them were moved up or down by some rows?

* Claim tested: the columns of a table were joined row by row
* Needs: all rows of a table of at most 4,096, in their order; three columns that divide the rows
* If authentic: columns fit best as they stand
* If wrongly joined: they fit at one distance, and nowhere near it
* Cannot tell: samples of larger tables, whose rows do not stand beside each other; orders that were lost
* Source: METHOD.md 2.4 T16 and T31; cross-correlation of sizes, commonness and the commonest classes
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.ties import chosen, coarse, ranks
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_LEAST_ROWS = 80
_COLUMNS = 3
_DIRECTIONS, _CLASSES = 5, 8
"""Of each column, what varies most; and classes that are asked for by themselves."""
_REPEATS = 1e-3
"""Below this share of the largest, a direction repeats others."""
_TAMED = 2.5
"""Standard deviations at which values are cut: two rare values meet at some distance by chance."""
_NEAR = 4
"""Rows around a distance that are no other distance: neighbours are alike."""
_MOST = 60.0
_SURE = 12.0
"""Standard deviations from which a distance is told [P]: noise of 4,096 distances in 91 pairs ends at 8."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How far two columns fit better at each distance than as they stand, and than around there."""

    left: str
    right: str
    better: NDArray[np.float64]
    """(rows,) by how many rows the right one is moved up: in standard deviations, of chi-squared."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: standard deviations by which two columns fit better at some distance than as they stand."""
    for sample in leak.samples():
        found = fits(sample) if sample.whole and sample.length >= _LEAST_ROWS else []
        if found:
            yield _judge(sample, found)
        else:
            text = Text("too few columns divide the rows, or the rows at hand do not follow each other")
            yield Finding("T53", sample.table.name, (), 0, "silent", None, text)


def _judge(sample: Sample, found: list[Fit]) -> Finding:
    by_pair = np.array([fit.better for fit in found])
    together = by_pair.clip(0, _MOST).sum(0) / np.sqrt(len(found))
    lag = int(together.argmax())
    pair = found[int(by_pair[:, lag].argmax())]
    best = float(by_pair.max())
    features = {
        "T53.peak": float(np.log1p(max(0.0, best))),
        "T53.together": float(np.log1p(together[lag])),
        "T53.pairs": (float((by_pair[:, lag] > _SURE).sum()) + 0.5) / (len(found) + 1),
    }
    away = min(lag, sample.length - lag)
    figures = {"left": pair.left, "right": pair.right, "away": away, "sigmas": float(pair.better[lag])}
    text = Text(_APART if pair.better[lag] > _SURE else _AS_IT_STANDS, figures)
    columns = (pair.left, pair.right)
    return Finding("T53", sample.table.name, columns, sample.length, "silent", best, text, ("S",), features)


_APART = "{left} and {right} fit best {away:,} rows apart, {sigmas:.0f} sigmas better than as they stand"
_AS_IT_STANDS = "no distance between rows makes the columns fit better than they do as they stand"


def fits(sample: Sample) -> list[Fit]:
    """Move each two columns against each other; none where too few columns divide the rows."""
    waves = {c.name: _waves(_directions(c)) for c in chosen(sample)}
    names = [name for name, wave in waves.items() if wave.shape[1]]
    if len(names) < _COLUMNS:
        return []
    return [Fit(a, b, _better(waves[a], waves[b], sample.length)) for a, b in combinations(names, 2)]


def _directions(column: Column) -> NDArray[np.float64]:
    """(rows, at most 5) orthonormal: place among the values, commonness, the commonest classes, gaps."""
    n = len(column.codes)
    classes = coarse(column, n)
    common = np.argsort(-np.bincount(classes), kind="stable")[:_CLASSES]
    said = column.codes >= 0
    by_value = np.stack([ranks(column), np.log1p(column.counts)], axis=1)
    by_row = np.where(said[:, None], by_value[column.codes], by_value[column.said].mean(axis=0))
    facts = np.concatenate([by_row, classes[:, None] == common], axis=1)
    facts -= facts.mean(axis=0)
    spread = facts.std(axis=0)
    turned, size, _ = np.linalg.svd(facts[:, spread > 0] / spread[spread > 0], full_matrices=False)
    kept: NDArray[np.float64] = turned[:, size > _REPEATS * size.max(initial=0.0)][:, :_DIRECTIONS]
    return kept


def _waves(directions: NDArray[np.float64]) -> NDArray[np.complex128]:
    """Transform directions (rows, some) whose far values are cut, centred and of length one."""
    tame = np.clip(directions * np.sqrt(len(directions)), -_TAMED, _TAMED)
    tame -= tame.mean(axis=0)
    length = np.sqrt((tame**2).sum(axis=0))
    waves: NDArray[np.complex128] = np.fft.rfft(tame[:, length > 0] / length[length > 0], axis=0)
    return waves


def _better(left: NDArray[np.complex128], right: NDArray[np.complex128], rows: int) -> NDArray[np.float64]:
    """Give how much better the columns fit at each distance, 0 … rows - 1, round the end of the table."""
    across = np.fft.irfft(left.conj()[:, :, None] * right[:, None, :], rows, axis=0)
    freedom = left.shape[1] * right.shape[1]
    z = (rows * (across**2).sum(axis=(1, 2)) - freedom) / np.sqrt(2 * freedom)
    here = max(z[: _NEAR + 1].max(), z[-_NEAR:].max())
    around = np.max([np.roll(z, side * k) for k in range(2, _NEAR + 1) for side in (1, -1)], axis=0)
    better: NDArray[np.float64] = z - np.maximum(around, here)
    return better


TEST = Test(
    number="T53",
    claim="Do the columns fit each other best as they stand?",
    separates=("S",),
    run=run,
    group="order",
    features=(
        Feature("T53.peak", "how much better two columns fit some rows apart, in log sigmas", 0.0, 6.0),
        Feature("T53.together", "the same over all pairs at the best distance", 0.0, 6.0),
        Feature("T53.pairs", "share of pairs that fit better at that distance", 0.0, 1.0),
    ),
)
