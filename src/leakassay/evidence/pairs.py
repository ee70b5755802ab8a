"""Two columns beside each other in figures that any two columns have, whatever their schema.

Every figure is set against what the same two columns would show if the one were shuffled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.facets import leaning
from leakassay.evidence.ranking import rank_correlation
from leakassay.evidence.sampled import DATES, Column, Sample, once
from leakassay.evidence.t09_own_name import shared_words
from leakassay.evidence.t41_evenness import ordinals, reading
from leakassay.evidence.t47_name_sex import sexes
from leakassay.evidence.telling import told_by
from leakassay.evidence.ties import ROWS, chosen, ties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from leakassay.evidence.facets import Lean
    from leakassay.evidence.ties import Tie

_GROUPS = (
    "person_name", "given_name", "family_name", "alias username social_handle", "email", "photo_ref url",
    "sex", "title_or_role", "country nationality", "region", "place birth_place", "postal_code",
    "street postal_address coordinates", "phone", "birth_date birth_year", "age", "date", "timestamp time",
    "organisation", "occupation", "education", "political_affiliation religion ethnicity", "marital_status",
    "amount", "measure count duration height weight", "code flag event_type", "serial uuid case_number hash",
    "free_text",
)  # fmt: skip
_GROUP_OF = {kind: i for i, kinds in enumerate(_GROUPS) for kind in kinds.split()}
_OTHER = len(_GROUPS)
FIGURES = (
    "share", "z", "same", "odd", "leaning", "first", "first share", "here", "told", "told back",
    "words", "words back", "rank", "before", "gaps", "sex", "rows", "different", "different too", "values",
    "values too", "fill", "fill too", "text", "text too", "group", "group too", "columns",
)  # fmt: skip
"""What is measured, in this order; what cannot be is NaN."""
_LEAST = 40
NOT = float("nan")


def paired(sample: Sample) -> tuple[list[tuple[str, str]], NDArray[np.float64]]:
    """Measure all pairs of the columns that divide the rows: names, and figures (pairs, figures)."""
    columns = {c.name: c for c in chosen(sample)}
    found, leans = ties(sample), leaning(sample)
    seen = {name: _Seen.of(c) for name, c in columns.items()}
    told, words, sex = told_by(sample), shared_words(sample), sexes(sample)
    names, rows = [], []
    for tie in found:
        # The order of a pair follows its kinds, so that a figure means the same in every table.
        one, other = sorted((tie.left, tie.right), key=lambda n: (group(columns[n].kind), n))
        names.append((one, other))
        rows.append(
            [
                *_tied(tie),
                *_leant(leans[tie.left, tie.right]),
                told.get((one, other), (NOT,))[0],
                told.get((other, one), (NOT,))[0],
                words.get((one, other), NOT),
                words.get((other, one), NOT),
                *_ordered(seen[one], seen[other]),
                _gaps(columns[one], columns[other]),
                sex.get((one, other), sex.get((other, one), NOT)),
                float(np.log10(sample.length)),
                *(f for pair in zip(seen[one].figures, seen[other].figures, strict=True) for f in pair),
                float(len(columns)),
            ]
        )
    return names, np.array(rows, np.float64).reshape(len(names), len(FIGURES))


def group(kind: str) -> int:
    """Say what a column speaks of, more finely than `ties.family`."""
    return _GROUP_OF.get(kind, _OTHER)


def _tied(tie: Tie) -> tuple[float, float, float, float]:
    return tie.share, float(np.log1p(max(0.0, tie.z))), tie.same, tie.odd


def _leant(lean: Lean) -> tuple[float, float, float, float]:
    z, first, here = (float(np.sign(one) * np.log1p(abs(one))) for one in (lean.z, lean.first, lean.here))
    return z, first, lean.share, here


class _Seen:
    """What is read of a column once for all its pairs."""

    __slots__ = ("days", "figures", "numbers")

    def __init__(
        self, numbers: NDArray[np.float64] | None, days: NDArray[np.float64] | None, figures: Sequence[float]
    ) -> None:
        self.numbers = numbers
        """(rows,) as numbers, or dates as days; NaN where it is none; None for text."""
        self.days = days
        """(rows,) as days, where they are dates or years."""
        self.figures = figures

    @classmethod
    def of(cls, column: Column) -> _Seen:
        """Read a column."""
        numbers = once(column, "numbers by row", lambda: _numbers(column))
        days = None
        if column.kind in DATES and numbers is not None:
            days = np.where(np.abs(numbers) < 3000, numbers * 365.25, numbers)
        said = max(1, len(column.said))
        figures = (
            len(column.values) / said,
            float(np.log10(len(column.values))),
            said / max(1, len(column.codes)),
            float(column.text),
            float(group(column.kind)),
        )
        return cls(numbers, days, figures)


def _numbers(column: Column) -> NDArray[np.float64] | None:
    values = ordinals(column) if column.kind in DATES else reading(column)
    if np.isnan(values).mean() > 0.2:
        values = reading(column)
    if np.isnan(values).mean() > 0.2:
        return None
    read: NDArray[np.float64] = np.where(column.codes >= 0, values[column.codes], np.nan)[:ROWS]
    return read


def _ordered(one: _Seen, other: _Seen) -> tuple[float, float]:
    """How closely the one follows the other by rank, and how much oftener it comes first than by chance."""
    if one.numbers is None or other.numbers is None:
        return NOT, NOT
    both = np.isfinite(one.numbers) & np.isfinite(other.numbers)
    if both.sum() < _LEAST:
        return NOT, NOT
    rank = rank_correlation(one.numbers[both], other.numbers[both])
    left, right = one.numbers[both], other.numbers[both]
    if one.days is not None and other.days is not None:
        left, right = one.days[both], other.days[both]
    return abs(rank), max(_before(left, right), _before(right, left))


def _before(left: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Rows whose left number is at most the right one, on the way from chance to always."""
    chance = float(np.searchsorted(np.sort(left), right, side="right").mean()) / len(left)
    return (float((left <= right).mean()) - chance) / max(1 - chance, 0.02) if chance < 0.98 else 0.0


def _gaps(one: Column, other: Column) -> float:
    """Correlation of the gaps of two columns, where both have some and say something."""
    a, b = one.codes[:ROWS] < 0, other.codes[:ROWS] < 0
    if not (0.02 < a.mean() < 0.98 and 0.02 < b.mean() < 0.98):
        return NOT
    return abs(float(np.corrcoef(a, b)[0, 1]))


def broken(sample: Sample) -> Sample:
    """Mix or move every column by itself: what its pairs look like when rows are not of one person.

    Half of the columns keep their order and begin elsewhere, as after a wrong join: what drifts through a
    table looks tied then too.
    """
    rng = sample.rng("broken")

    def moved(codes: NDArray[np.int64]) -> NDArray[np.int64]:
        if rng.random() < 0.5:
            return codes[rng.permutation(len(codes))]
        return np.roll(codes, int(rng.integers(len(codes) // 10, len(codes))))

    columns = tuple(Column(c.name, c.kind, moved(c.codes), c.values) for c in sample.columns)
    return Sample(sample.table, columns, sample.whole)


def summed(
    names: Sequence[tuple[str, str]], odds: NDArray[np.float64]
) -> Mapping[str, tuple[float, float, float]]:
    """By column: what its pairs say together, the most suspect one, the least suspect one."""
    mine: dict[str, list[float]] = {}
    for pair, one in zip(names, odds.tolist(), strict=True):
        for name in pair:
            mine.setdefault(name, []).append(one)
    # Pairs of a column see much the same thing: the root of their number counts.
    return {name: (sum(v) / len(v) ** 0.5, max(v), min(v)) for name, v in mine.items()}
