"""Rows that resemble another row in most of what they say, though not in all of it.

Two rows that share a rare value are compared in all columns, each weighed by how seldom two rows agree in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.sampled import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakassay.evidence.sampled import Column, Sample

_LEAST_COLUMNS = 4
_RARE = 12
"""A value of so many rows at most is rare."""
_PAIRS = 20_000
_MOST = 0.6
"""Two rows resemble each other that agree in so much of what both say."""
_ENOUGH = 15
_LOOKED_AT = 300


def resembling(sample: Sample, columns: Sequence[Column]) -> dict[str, float]:
    """Give the features of near copies: how many rows have one, how far away it stands, how it differs."""
    if len(columns) < _LEAST_COLUMNS:
        return {}
    one, other = _candidates(sample, columns)
    weights = np.array([-np.log(max(alike(c.counts), 1 / sample.length)) for c in columns])
    codes = np.array([c.codes for c in columns])
    left, right = codes[:, one], codes[:, other]
    said = weights @ ((left >= 0) & (right >= 0))
    agree = weights @ ((left == right) & (left >= 0))
    near = (agree >= _MOST * np.maximum(said, weights.sum() / 2)) & (left != right).any(0)
    one, other, left, right = one[near], other[near], left[:, near], right[:, near]
    features = {"T30.near": float(np.sqrt(len(np.unique(other)) / sample.length))}
    if len(one) >= _ENOUGH:
        apart = np.bincount(other - one)
        features["T30.near_cycle"] = float(apart.max() / len(one))
        features["T30.near_signs"] = _signs(columns, left, right)
        differ = (left != right).mean(1)
        features["T30.near_columns"] = float(differ.max())
    return features


def _candidates(sample: Sample, columns: Sequence[Column]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows that share a rare value, the earlier and the later one; each pair once."""
    n = sample.length
    found = [np.empty(0, np.int64)]
    for column in columns:
        counts = column.counts
        order = np.argsort(column.codes, kind="stable")
        sorted_ = column.codes[order]
        rare = (sorted_[1:] == sorted_[:-1]) & (sorted_[1:] >= 0)
        rare[rare] = counts[sorted_[1:][rare]] <= _RARE
        found.append(order[:-1][rare] * n + order[1:][rare])
    pairs = np.unique(np.concatenate(found))
    if len(pairs) > _PAIRS:
        pairs = np.sort(sample.rng("resembling").permutation(pairs)[:_PAIRS])
    return pairs // n, pairs % n


def _signs(columns: Sequence[Column], left: NDArray[np.int64], right: NDArray[np.int64]) -> float:
    """Of the pairs, those whose differing cells all differ in one sign."""
    step = max(1, left.shape[1] // _LOOKED_AT)
    pairs = range(0, left.shape[1], step)
    by_sign = 0
    for pair in pairs:
        cells = np.flatnonzero(left[:, pair] != right[:, pair]).tolist()
        by_sign += all(_one_sign(columns[c], int(left[c, pair]), int(right[c, pair])) for c in cells)
    return by_sign / len(pairs)


def _one_sign(column: Column, left: int, right: int) -> bool:
    if min(left, right) < 0:
        return False
    one, other = column.values[left], column.values[right]
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
