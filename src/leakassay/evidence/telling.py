"""How well the text of one column tells the class that stands in another one, learned inside the table.

Names tell a sex or a country, telephone and postal codes a region, mail addresses an organisation,
whatever the language and without any list: words, their beginnings and endings, single characters of
unspaced scripts are counted by class in four fifths of the rows, and the last fifth is asked. The figure is
how often a row's own class fits its text better than the class of another row does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.sampled import numbered
from leakassay.evidence.ties import ranks
from leakassay.reference.lexicon import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.evidence.sampled import Column

ROWS = 700
"""Rows that are looked at, so that small and large tables compare."""
_FOLDS = 5
_CLASSES = 24
_STEPS = 4
_LEAST = 8
"""Rows of a class that are needed to learn it."""
_ENOUGH = 60
_WORD = re.compile(r"\w+")
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Marks:
    """What the texts of a column are made of."""

    row: NDArray[np.int64]
    """(marks,) row of each mark, rising."""
    mark: NDArray[np.int64]
    """(marks,) its number."""
    size: int
    """Different marks."""
    value: NDArray[np.int64]
    """(rows,) number of the text, -1 for none."""


def marks_of(column: Column, rows: NDArray[np.int64]) -> Marks:
    """Take the texts of the given rows apart."""
    value = column.codes[rows]
    known: dict[str, int] = {}
    by_value = {
        int(v): [known.setdefault(m, len(known)) for m in _marks(column.values[v])]
        for v in np.unique(value[value >= 0])
    }
    found = [by_value.get(int(v), []) for v in value]
    row = np.repeat(np.arange(len(rows)), [len(f) for f in found])
    mark = np.array([m for f in found for m in f], np.int64)
    # What stands in one row only tells nothing of any other.
    often = np.bincount(mark, minlength=len(known)) > 1
    kept = often[mark] if len(mark) else np.zeros(0, bool)
    number = np.cumsum(often) - 1
    return Marks(row[kept], number[mark[kept]], int(often.sum()), value)


def classes_of(column: Column, rows: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Give the classes of the given rows, -1 for none: common values, or quarters of numbers and dates."""
    codes = column.codes[rows]
    folded, size = numbered([v.casefold() for v in column.values])
    codes = np.where(codes >= 0, folded[codes], -1)
    counts = np.bincount(codes[codes >= 0], minlength=size)
    known = np.flatnonzero(counts >= _LEAST)
    known = known[np.argsort(-counts[known], kind="stable")][:_CLASSES]
    if counts[known].sum() > counts.sum() / 2:
        place = np.full(size + 1, -1)
        place[known] = np.arange(len(known))
        return place[codes]
    if column.text and not any(c.isdigit() for v in column.values[:50] for c in v):
        return None
    order = ranks(column) * _STEPS // max(1, len(column.values))
    return np.where(column.codes[rows] >= 0, order[column.codes[rows]], -1)


def tells(
    marks: Marks, classes: NDArray[np.int64], rng: np.random.Generator, *, new: bool = True
) -> tuple[float, int] | None:
    """Give how well texts tell classes, -1 … 1 with 0 as by chance, and the rows asked; None for too few.

    `new`: only texts that were not learned from are asked, so that a person who comes twice tells nothing;
    else a text that comes again may tell by itself.
    """
    asked = (classes >= 0) & (marks.value >= 0)
    counts = np.bincount(classes[asked]) if asked.any() else np.zeros(1, np.int64)
    if asked.sum() < _ENOUGH or asked.sum() - counts.max() < 2 * _LEAST:
        return None
    parts = rng.integers(0, _FOLDS, int(marks.value.max()) + 1)[marks.value] if new else None
    if parts is None:
        parts = rng.integers(0, _FOLDS, len(classes))
    kept = asked[marks.row]
    fits = _fits(Marks(marks.row[kept], marks.mark[kept], marks.size, marks.value), classes, parts)
    for part in range(_FOLDS):
        here = asked & (parts == part)
        if here.any():
            fits[here] -= fits[here].mean(0)
    return _ahead(fits[asked], classes[asked]), int(asked.sum())


def _fits(marks: Marks, classes: NDArray[np.int64], parts: NDArray[np.int64]) -> NDArray[np.float64]:
    """(rows, classes) how well each class fits the text, learned from the other parts."""
    size = int(classes.max()) + 1
    fits = np.zeros((len(classes), size))
    at = classes[marks.row] * marks.size + marks.mark
    whole = np.bincount(at, minlength=size * marks.size)
    part_of = parts[marks.row]
    for part in range(_FOLDS):
        here = part_of == part
        learned = whole - np.bincount(at[here], minlength=size * marks.size)
        weights = _weights(learned.reshape(size, marks.size).astype(np.float64))
        for one in range(size):
            fits[:, one] += np.bincount(
                marks.row[here], weights[one][marks.mark[here]], minlength=len(classes)
            )
    fits /= np.sqrt(np.maximum(1, np.bincount(marks.row, minlength=len(classes))))[:, None]
    return fits


def _weights(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log share of a mark in each class against its share in all, shrunk by how rarely it was seen."""
    whole = counts.sum(0)
    expected = counts.sum(1, keepdims=True) / max(1.0, counts.sum()) * whole
    weights: NDArray[np.float64] = np.log((counts + 1) / (expected + 1))
    return weights


def _ahead(fits: NDArray[np.float64], own: NDArray[np.int64]) -> float:
    """How often the own class fits better than one drawn as other rows have it; -1 … 1."""
    counts = np.bincount(own, minlength=fits.shape[1])
    mine = fits[np.arange(len(own)), own][:, None]
    won = (mine > fits) + 0.5 * (mine == fits)
    shares = np.broadcast_to(counts / len(own), fits.shape).copy()
    shares[np.arange(len(own)), own] = 0
    by_row = (won * shares).sum(1) / np.maximum(shares.sum(1), 1e-9)
    # Each class counts by the root of its rows: the commonest alone must not decide.
    return float(2 * np.average(by_row, weights=1 / np.sqrt(counts[own])) - 1)


def _marks(text: str) -> set[str]:
    found: set[str] = set()
    for word in _WORD.findall(fold(text[:200]))[:_MOST_WORDS]:
        found.add(word)
        found.update(f"{word[:k]}^" for k in (1, 2, 3, 4) if k < len(word))
        found.update(f"${word[-k:]}" for k in (1, 2, 3) if k < len(word))
        if not word.isascii():
            found.update(word[:8])
    return found
