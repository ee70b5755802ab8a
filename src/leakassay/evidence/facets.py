"""A column as a few directions at right angles, and how far two columns lean on each other along any.

Mutual information of 40 classes sees strong ties. Weak ones, of which the columns of a register have many,
show in few rows only where all that a column says is put into numbers: size, length, commonness, years,
hosts, first and last words, gaps. Between such sets of numbers the canonical correlations have a known law
under independence (Pillai 1955, with the factor of Bartlett 1941), so that no permutation is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.sampled import once
from leakassay.evidence.ties import chosen, parts_of, ranks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.evidence.sampled import Column, Sample

    Floats = NDArray[np.float64]

_DIRECTIONS = 16
"""The most a column is given: what varies most of all that is said of it."""
_VALUES, _WORDS = 10, 5
"""Commonest values, and commonest words, years or hosts, that are asked for by themselves."""
_LEAST_ROWS = 8
_LEAST_SHARE = 0.01
_SAME = 1e-6
"""Share of the greatest variance below which a direction repeats others."""
_AWAY = (-11, -5, 5, 11)
"""Rows away: near enough to share what drifts, too far for what two neighbours share."""
_CONSTANT = 1e-9
"""Standard deviation below which a fact is the same in all rows, but for rounding."""


@dataclass(frozen=True, slots=True)
class Lean:
    """How two columns lean on each other."""

    z: float
    """Pillai's trace beyond its expectation, in standard deviations: of chi-squared with p q degrees."""
    first: float
    """Rows times the greatest squared canonical correlation, beyond the edge of pure noise, (√p + √q)²."""
    share: float
    """The greatest squared canonical correlation."""
    here: float
    """As `z`, of what the trace is more than it is a few rows away: columns that drift through the table
    together without being of one row show none."""


def leaning(sample: Sample) -> dict[tuple[str, str], Lean]:
    """Measure all pairs of the columns that divide the rows, by their names as `ties` pairs them."""
    return once(sample, "leaning", lambda: _leaning(sample))


def _leaning(sample: Sample) -> dict[tuple[str, str], Lean]:
    columns = chosen(sample)
    directions = [directions_of(c) for c in columns]
    ends = np.cumsum([0, *(d.shape[1] for d in directions)])
    beside = np.concatenate(directions, axis=1) if directions else np.empty((sample.length, 0))
    here = beside.T @ beside
    away = [beside.T @ np.roll(beside, lag, axis=0) for lag in _AWAY]
    found = {}
    for one, other in combinations(range(len(columns)), 2):
        block = slice(ends[one], ends[one + 1]), slice(ends[other], ends[other + 1])
        usual = float(np.mean([(products[block] ** 2).sum() for products in away]))
        found[columns[one].name, columns[other].name] = _lean(here[block], usual, sample.length)
    return found


def _lean(correlations: Floats, away: float, n: int) -> Lean:
    p, q = correlations.shape
    if not p * q:
        return Lean(0.0, 0.0, 0.0, 0.0)
    squares = np.linalg.svd(correlations, compute_uv=False) ** 2
    trace, first, spread = float(squares.sum()), float(squares[0]), (2 * p * q) ** 0.5
    # The factor of Bartlett: fewer rows than there are, for what the directions were fitted with.
    rows = n - (p + q + 3) / 2
    return Lean(
        (rows * trace - p * q) / spread,
        n * first - (p**0.5 + q**0.5) ** 2,
        first,
        rows * (trace - away) / spread,
    )


def directions_of(column: Column) -> Floats:
    """(rows, at most 16) orthonormal and centred: what a column says, in numbers."""
    facts = np.stack(_facts(column), axis=1)
    spread = facts.std(axis=0)
    facts = facts[:, spread > _CONSTANT] / spread[spread > _CONSTANT]
    variance, turned = np.linalg.eigh(facts.T @ facts)
    kept = [i for i in range(len(variance) - 1, -1, -1) if variance[i] > _SAME * variance[-1]][:_DIRECTIONS]
    found: Floats = facts @ turned[:, kept] / np.sqrt(variance[kept])
    return found


def _facts(column: Column) -> list[Floats]:
    """Facts of the value of each row, (rows,) each, centred; nothing said is the mean of what is."""
    said = column.codes >= 0
    counts = column.counts.astype(np.float64)
    place = ranks(column) / len(column.values)
    by_value = [place, (place - 0.5) ** 2, np.log1p(counts), np.array(column.each(len), np.float64)]
    by_value += _indicators(np.arange(len(counts)), counts, _VALUES, len(said))
    for of, size in parts_of(column):
        weights = np.bincount(of[of >= 0], counts[of >= 0], size).astype(np.float64)
        by_value += _indicators(of, weights, _WORDS, len(said))
    rows = np.maximum(column.codes, 0)
    means = [float(fact @ counts) / counts.sum() for fact in by_value]
    facts = [np.where(said, fact[rows] - mean, 0.0) for fact, mean in zip(by_value, means, strict=True)]
    return [*facts, ~said - (~said).mean()]


def _indicators(of: NDArray[np.int64], counts: Floats, most: int, rows: int) -> list[Floats]:
    common = np.argsort(-counts, kind="stable")[:most]
    least = max(_LEAST_ROWS, _LEAST_SHARE * rows)
    return [(of == i).astype(np.float64) for i in common.tolist() if counts[i] >= least]
