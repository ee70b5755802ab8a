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

from leakassay.evidence.sampled import NAMES, numbered, once
from leakassay.evidence.ties import chosen, ranks
from leakassay.reference.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from leakassay.evidence.sampled import Column, Sample

Told = dict[tuple[str, str], tuple[float, int]]
"""By text and class: how well the one tells the other, and rows."""
ROWS = 700
"""Rows that are looked at, so that small and large tables compare."""
_FOLDS = 5
_CLASSES = 24
_STEPS = 4
_LEAST = 8
"""Rows of a class that are needed to learn it."""
_ENOUGH = 60
_COLUMNS = 10
_OF_PEOPLE = NAMES | {
    "country", "nationality", "region", "place", "birth_place", "postal_code", "phone", "street",
    "postal_address", "email", "url", "organisation", "occupation", "education",
}  # fmt: skip
"""Looked at first, as far as they divide the rows."""
_ALWAYS_NEW = NAMES | {"email", "username", "url", "phone"}
"""Who comes twice brings the same class along: known people tell nothing."""
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


def told_by(sample: Sample) -> Told:
    """How well each text tells each class; pairs of which too few rows say both are left out."""
    return once(sample, "told", lambda: _told(sample))


def _told(sample: Sample) -> Told:
    columns = sorted(chosen(sample), key=lambda c: c.kind not in _OF_PEOPLE)[:_COLUMNS]
    rows = np.sort(sample.rng("telling").permutation(sample.length)[:ROWS])
    marks = {c.name: marks_of(c, rows) for c in columns}
    told: Told = {}
    for sort in columns:
        classes = classes_of(sort, rows)
        if classes is None:
            continue
        for text in columns:
            if text is not sort:
                new = text.kind in _ALWAYS_NEW
                found = tells(marks[text.name], classes, sample.rng(sort.name), new=new)
                if found is not None:
                    told[text.name, sort.name] = found
    return told


def marks_of(column: Column, rows: NDArray[np.int64]) -> Marks:
    """Take the texts of the given rows apart."""
    pieces, starts = _pieces(column.whole or column)
    value = column.codes[rows]
    place = value if column.place is None else np.append(column.place, 0)[value]
    length = np.where(value >= 0, starts[place + 1] - starts[place], 0)
    row = np.repeat(np.arange(len(rows)), length)
    begin = np.repeat(starts[place] - (np.cumsum(length) - length), length)
    mark = pieces[begin + np.arange(len(row))]
    # What stands in one row only tells nothing of any other.
    often = np.bincount(mark) > 1
    kept = often[mark]
    number = np.cumsum(often) - 1
    return Marks(row[kept], number[mark[kept]], int(often.sum()), value)


def _pieces(column: Column) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the numbers of the marks of all values, end to end, and where each value begins."""

    def find() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        known: dict[str, int] = {}
        found = [[known.setdefault(m, len(known)) for m in _marks(v)] for v in column.values]
        starts = np.concatenate([[0], np.cumsum([len(f) for f in found])])
        return np.array([m for f in found for m in f], np.int64), starts.astype(np.int64)

    return once(column, "marks", find)


def classes_of(column: Column, rows: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Give the classes of the given rows, -1 for none: common values, or quarters of numbers and dates."""
    codes = column.codes[rows]
    folded, size = numbered(column.each(str.casefold))
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
    size, rows = int(classes.max()) + 1, len(classes)
    part = parts[marks.row]
    at = (part * size + classes[marks.row]) * marks.size + marks.mark
    counts = np.bincount(at, minlength=_FOLDS * size * marks.size).reshape(_FOLDS, size, marks.size)
    weights = _weights((counts.sum(0) - counts).astype(np.float64))
    each = np.arange(size)[:, None]
    fits = np.bincount(
        (each * rows + marks.row).ravel(), weights[part, each, marks.mark].ravel(), minlength=size * rows
    ).reshape(size, rows)
    marked = np.sqrt(np.maximum(1, np.bincount(marks.row, minlength=rows)))
    return np.ascontiguousarray((fits / marked).T)


def _weights(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log share of a mark in each class against its share in all, shrunk by how rarely it was seen.

    By part that is left out, class and mark, as the counts are.
    """
    whole = counts.sum(1, keepdims=True)
    by_class = counts.sum(2, keepdims=True)
    expected = by_class / np.maximum(1.0, by_class.sum(1, keepdims=True)) * whole
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


def _marks(text: str) -> Iterable[str]:
    """Give each mark once, in the order of the text: sums of them are the same to the last bit."""
    found: list[str] = []
    for word in _WORD.findall(fold(text[:200]))[:_MOST_WORDS]:
        found.append(word)
        found.extend(f"{word[:k]}^" for k in (1, 2, 3, 4) if k < len(word))
        found.extend(f"${word[-k:]}" for k in (1, 2, 3) if k < len(word))
        if not word.isascii():
            found.extend(word[:8])
    return dict.fromkeys(found)
