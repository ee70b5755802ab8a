"""One column in figures that any column has, whatever its schema, language and length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.sampled import log10, numbered, shape
from leakassay.evidence.spread import spread
from leakassay.evidence.t18_order import following
from leakassay.evidence.t41_evenness import days_of, numbers_of, rounded, tail, uneven
from leakassay.evidence.ties import FAMILIES, family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakassay.evidence.sampled import Column
    from leakassay.evidence.ties import Tie

FIGURES = (
    "fill", "different", "flat", "rich", "slope", "top", "outlines", "main outline", "rare outlines",
    "length", "length varies", "digits", "letters", "capitals", "words", "foreign", "follows", "order z",
    "tie share", "tie z", "tie same", "others tied",
    "others follow", "family", "even", "round", "tail", "dates even", "word flat", "word rich",
)  # fmt: skip
"""What is measured, in this order; what cannot be is NaN."""
NOT = float("nan")


def profiled(columns: Sequence[Column], ties: Sequence[Tie]) -> NDArray[np.float64]:
    """Measure the columns of a table, (columns, figures), each beside what the others show."""
    tied = np.array(
        [max([t.strength for t in ties if c.name in (t.left, t.right)] or [0.0]) for c in columns]
    )
    order = np.array([following(c)[0] for c in columns])
    rows = [
        profile(c, ties, (float(np.median(np.delete(tied, i))), float(np.delete(order, i).max())))
        for i, c in enumerate(columns)
    ]
    return np.array(rows).reshape(len(columns), len(FIGURES))


def profile(column: Column, ties: Sequence[Tie], around: tuple[float, float]) -> NDArray[np.float64]:
    """Measure one column, (figures,); `ties` are those of its table, `around` what its neighbours show."""
    whole = spread(column.counts)
    mine = [t for t in ties if column.name in (t.left, t.right)]
    follows, z = following(column)
    figures = [
        len(column.said) / max(1, len(column.codes)),
        len(column.values) / max(1, len(column.said)),
        *((whole.flat, whole.rich, whole.slope, whole.top) if whole else (NOT,) * 4),
        *_outlines(column),
        *_letters(column),
        follows,
        float(np.clip(z, -6, 12)),
        *_best(mine),
        *around,
        float(FAMILIES.index(family(column.kind))),
        *_numbers(column),
        *_words(column),
    ]
    return np.array(figures, np.float64)


def _outlines(column: Column) -> tuple[float, float, float]:
    codes, size = numbered(column.each(shape))
    shares = np.bincount(codes[column.said], minlength=size) / max(1, len(column.said))
    shares = shares[shares > 0]
    return float(-(shares * np.log(shares)).sum()), float(shares.max()), float(shares[shares < 0.02].sum())


def _letters(column: Column) -> tuple[float, ...]:
    """Means over the different values: length, its variation, and what the signs are."""
    few = column.values[:600]
    text = "".join(few)
    n = max(1, len(text))
    lengths = np.array([len(v) for v in few], np.float64)
    return (
        log10(float(lengths.mean())),
        float(lengths.std() / lengths.mean()),
        sum(c.isdigit() for c in text) / n,
        sum(c.isalpha() for c in text) / n,
        sum(c.isupper() for c in text) / n,
        float(np.mean([v.count(" ") for v in few])),
        sum(ord(c) > 127 for c in text) / n,
    )


def _best(mine: Sequence[Tie]) -> tuple[float, float, float]:
    if not mine:
        return NOT, NOT, NOT
    return (
        max(t.share for t in mine),
        float(np.log1p(max(0.0, *(t.z for t in mine)))),
        max(t.same for t in mine),
    )


def _numbers(column: Column) -> tuple[float, float, float, float]:
    numbers, days = numbers_of(column), days_of(column)
    return (
        NOT if numbers is None else uneven(numbers),
        NOT if numbers is None else rounded(numbers),
        NOT if numbers is None else tail(numbers),
        NOT if days is None else uneven(days),
    )


def _words(column: Column) -> tuple[float, float]:
    """Spread of the last words, where values are of several."""
    codes, size = numbered([v.split()[-1].casefold() if " " in v else "" for v in column.values])
    rows = codes[column.said]
    found = spread(np.bincount(rows[rows >= 0], minlength=size)) if size > 1 else None
    return (found.flat, found.rich) if found else (NOT, NOT)
