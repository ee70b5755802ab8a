"""Rows of a sample that are copies of others but for a cell or two, and how they differ."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.resembling import resembling
from leakassay.evidence.sampled import NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.evidence.sampled import Column, Sample

_PAIRS_OF = 10
"""Columns of which two at a time are left out: the richest in values."""
_LOOKED_AT = 400


def near_copies(sample: Sample) -> dict[str, float]:
    """Features of whole and near copies; none where a sample of a large leak shows few of them by design."""
    columns = [c for c in sample.telling if not _numbers_rows(c)]
    if len(columns) < 3:
        return {}
    digests = _digests(columns)
    total = np.zeros(sample.length, np.uint64)
    for one in digests:
        total += one
    whole = _copied(total)
    features: dict[str, float] = dict(_distance(total, whole))
    features |= _repeated_names(sample) | resembling(sample, columns)
    if not sample.whole:
        return features
    ones = [(total - d, (i,)) for i, d in enumerate(digests)]
    rich = sorted(range(len(columns)), key=lambda i: -len(columns[i].values))[:_PAIRS_OF]
    twos = (
        [(total - digests[i] - digests[j], (i, j)) for i, j in combinations(rich, 2)]
        if len(columns) > 4
        else []
    )
    for name, found in (("T30.but_one", ones), ("T30.but_two", twos)):
        if found:
            features[name] = float(np.sqrt(max(_copied(d)[~whole].sum() for d, _ in found) / sample.length))
    letter = _by_a_letter(columns, [*ones, *twos], whole)
    return features | ({"T30.letter": letter} if letter is not None else {})


def _numbers_rows(column: Column) -> bool:
    """Whether the column tells every row from every other by a number."""
    return len(column.values) == len(column.said) and all(v.isdigit() for v in column.values[:60])


def _digests(columns: list[Column]) -> list[NDArray[np.uint64]]:
    rng = np.random.default_rng(30)
    return [rng.integers(1, 2**63, len(c.values) + 1, np.uint64)[c.codes] for c in columns]


def _copied(digests: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """(rows,) whether an earlier row has the same digest."""
    out = np.ones(len(digests), np.bool_)
    out[np.unique(digests, return_index=True)[1]] = False
    return out


def _distance(digests: NDArray[np.uint64], copied: NDArray[np.bool_]) -> dict[str, float]:
    """How regular the distances between copies are, and in which half they stand."""
    if copied.sum() < 15:
        return {}
    order = np.argsort(digests, kind="stable")
    same = digests[order][1:] == digests[order][:-1]
    apart = np.diff(order)[same]
    counts = np.bincount(apart)
    late = copied[len(copied) // 2 :].sum() / copied.sum()
    return {"T30.cycle": float(counts.max() / counts.sum()), "T31.late": float(late)}


def _repeated_names(sample: Sample) -> dict[str, float]:
    """Rows whose name stands elsewhere too, where names are mostly single."""
    shares = []
    for column in sample.columns:
        counts = column.counts
        if column.kind in NAMES and len(column.said) >= 60 and len(column.values) > 0.3 * len(column.said):
            shares.append(float((counts[counts > 1] - 1).sum()) / len(column.said))
    return {"T30.names": float(np.sqrt(min(shares)))} if shares else {}


def _by_a_letter(
    columns: list[Column],
    found: list[tuple[NDArray[np.uint64], tuple[int, ...]]],
    whole: NDArray[np.bool_],
) -> float | None:
    """Of pairs of rows that differ in one or two cells: the share where one sign is all that differs."""
    near = differ = 0
    for digests, left_out in found:
        order = np.argsort(digests, kind="stable")
        at = np.flatnonzero(digests[order][1:] == digests[order][:-1])[:_LOOKED_AT]
        for first, second in zip(order[at].tolist(), order[at + 1].tolist(), strict=True):
            if whole[first] and whole[second]:
                continue
            cells = [(columns[i].codes[first], columns[i].codes[second], columns[i].values) for i in left_out]
            cells = [c for c in cells if c[0] != c[1]]
            if len(cells) < len(left_out):
                continue
            near += 1
            differ += any(a >= 0 and b >= 0 and _one_sign(v[a], v[b]) for a, b, v in cells)
    return (differ + 0.5) / (near + 1) if near >= 8 else None


def _one_sign(left: str, right: str) -> bool:
    return len(left) == len(right) > 2 and sum(a != b for a, b in zip(left, right, strict=True)) == 1
