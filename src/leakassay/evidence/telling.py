"""How well the text of one column tells the class that stands in another one, learned inside the table.

Names tell a sex or a country, telephone and postal codes a region, mail addresses an organisation,
whatever the language and without any list: words, their beginnings and endings, single characters of
unspaced scripts are counted by class in four fifths of the rows, and the last fifth is asked. The figure is
how often a row's own class fits its text better than the class of another row does.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.sampled import numbered
from leakassay.reference.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROWS = 1500
"""Rows that are looked at."""
_FOLDS = 5
_BUCKETS = 1 << 13
_CLASSES = 24
_LEAST = 8
"""Rows of a class that are needed to learn it."""
_WORD = re.compile(r"\w+")
_MOST_WORDS = 6


def tells(
    text: Sequence[str], classes: Sequence[str], rng: np.random.Generator, *, new: bool = True
) -> tuple[float, int] | None:
    """Give how well texts tell classes, -1 … 1 with 0 as by chance, and the rows asked; None for too few.

    Both are by row; the empty string is "nothing there". `new`: only texts that were not learned from are
    asked, so that a person who comes twice tells nothing; else a text that comes again may tell by itself.
    """
    rows = [i for i in range(min(ROWS, len(text))) if text[i] and classes[i]]
    codes, size = numbered([classes[i].casefold() for i in rows])
    counts = np.bincount(codes, minlength=size) if size else np.zeros(0, np.int64)
    known = np.flatnonzero(counts >= _LEAST)
    known = known[np.argsort(-counts[known], kind="stable")][:_CLASSES]
    place = np.full(size + 1, -1)
    place[known] = np.arange(len(known))
    kept = np.flatnonzero(place[codes] >= 0)
    if len(known) < 2 or len(kept) < 60:
        return None
    own = place[codes[kept]]
    if len(kept) - np.bincount(own).max() < 2 * _LEAST:
        return None
    texts, different = numbered([text[rows[i]].casefold() for i in kept])
    fold_of = rng.integers(0, _FOLDS, different)[texts] if new else rng.integers(0, _FOLDS, len(kept))
    marks = [_marks(text[rows[i]]) for i in kept]
    return _asked(marks, own, fold_of, len(known)), len(kept)


def _asked(
    marks: list[NDArray[np.int64]], own: NDArray[np.int64], fold_of: NDArray[np.int64], size: int
) -> float:
    lengths = np.array([len(m) for m in marks])
    flat = np.concatenate(marks)
    row = np.repeat(np.arange(len(marks)), lengths)
    fits = np.zeros((len(marks), size))
    for part in range(_FOLDS):
        learned = fold_of[row] != part
        counts = np.bincount(own[row[learned]] * _BUCKETS + flat[learned], minlength=size * _BUCKETS)
        weights = _weights(counts.reshape(size, _BUCKETS).astype(np.float64))
        asked = ~learned
        for one in range(size):
            fits[:, one] += np.bincount(row[asked], weights[one][flat[asked]], minlength=len(marks))
    fits /= np.maximum(1, lengths)[:, None] ** 0.5
    for part in range(_FOLDS):
        here = fold_of == part
        if here.any():
            fits[here] -= fits[here].mean(0)
    return _ahead(fits, own, size)


def _weights(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log share of a mark in each class against its share in all, shrunk by how rarely it was seen."""
    whole = counts.sum(0)
    expected = counts.sum(1, keepdims=True) / max(1.0, counts.sum()) * whole
    weights: NDArray[np.float64] = np.log((counts + 1) / (expected + 1))
    weights[:, whole < 2] = 0
    return weights


def _ahead(fits: NDArray[np.float64], own: NDArray[np.int64], size: int) -> float:
    """How often the own class fits better than one drawn as other rows have it; -1 … 1."""
    mine = fits[np.arange(len(own)), own][:, None]
    won = (mine > fits) + 0.5 * (mine == fits)
    shares = np.broadcast_to(np.bincount(own, minlength=size) / len(own), fits.shape).copy()
    shares[np.arange(len(own)), own] = 0
    # Every class counts alike for its root: the commonest alone must not decide.
    weight = 1 / np.sqrt(np.bincount(own, minlength=size))[own]
    by_row = (won * shares).sum(1) / np.maximum(shares.sum(1), 1e-9)
    return float(2 * np.average(by_row, weights=weight) - 1)


@lru_cache(maxsize=8192)
def _marks(text: str) -> NDArray[np.int64]:
    """Hash what a text is made of."""
    found: list[str] = []
    for word in _WORD.findall(fold(text[:200]))[:_MOST_WORDS]:
        found.append(word)
        found += [f"{word[:k]}^" for k in (1, 2, 3, 4) if k < len(word)]
        found += [f"${word[-k:]}" for k in (1, 2, 3) if k < len(word)]
        if not word.isascii():
            found += list(word[:8])
    return np.array([zlib.crc32(m.encode()) % _BUCKETS for m in found], np.int64)
