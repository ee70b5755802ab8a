"""Do numbers and dates of one row keep the rules that facts of one life keep?

* Claim tested: ages, years and sums of a row belong together
* Needs: `measures.rows`, two columns of numbers or dates of like size
* If authentic: birth comes before all else, and long enough before for what people did; age and year of
  birth add up to the year of the extract
* If generated: either may come first, as chance has it
* If shuffled: a rule that holds in most rows is broken in the rest, as often as by chance
* Cannot tell: columns that cannot conflict whatever the row
* Source: METHOD.md 2.4 T11
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import DATES
from leakassay.evidence.t41_evenness import ordinals, reading
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_MOST = 12
_ENOUGH = 60
_BIRTHS = frozenset({"birth_date", "birth_year"})
_OF_AGE = (14.0, 100.0)
"""Years at which people are hired, elected, licensed."""
_BEGINS = re.compile(
    r"start|begin|first|debut|from|entered|hired?|joined|admission|admitted|opened|since|birth|born|dob|"
    r"入职|开始|起始|出生|beginn|geburt|inicio|d[ée]but|inizio|nacimiento|начал|рожд",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"end|final|last|until|(?<![a-z])to(?![a-z])|ceased|left|fired|terminat\w*|discharged?|closed|death|died|"
    r"离职|结束|截止|死亡|ende|gestorben|\bfin\b|fallecimiento|fine|конец|оконч|смерт",
    re.IGNORECASE,
)
"""Words of headers that say which of two dates comes first."""
_CONFLICT = 0.03
"""Pairs that even chance orders alike in all but so many rows can break no rule."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: how far the best rule of order holds beyond chance, 1 in every row."""
    for sample in leak.samples():
        read = [(c.name, v) for c in sample.telling if (v := _values(c)) is not None][:_MOST]
        found = [one for _, one in read]
        rng = sample.rng("derived")
        pairs = [p for (_, a), (_, b) in combinations(found, 2) if (p := _rules(a, b, rng)) is not None]
        if pairs:
            ends = _ends([(name, rows) for name, (_, rows) in read], sample.rng("ends"))
            yield _judge(
                sample, np.array(pairs), _after_birth(found, rng), ends, _ages(found, sample.rng("ages"))
            )
        else:
            yield Finding(
                "T11", sample.table.name, (), 0, "silent", None, Text("no two columns can be compared")
            )


def _judge(
    sample: Sample,
    pairs: NDArray[np.float64],
    after_birth: list[float],
    ends: list[float],
    ages: list[float],
) -> Finding:
    order, broken, constant = pairs.T
    features = {"T11.identity": float(constant.max())}
    if after_birth:
        features["T11.birth"] = min(after_birth)
    if ends:
        features["T11.ends"] = min(ends)
    if ages:
        features["T11.ages"] = min(ages)
    held = order[~np.isnan(order)]
    if len(held):
        features["T11.order"] = float(held.max())
        features["T11.order_mean"] = float(held.mean())
        ruled = broken[~np.isnan(order) & (order > 0.3)]
        if len(ruled):
            features["T11.broken"] = float(ruled.min())
    best = float(held.max()) if len(held) else float(constant.max())
    text = Text(
        "of {pairs} pairs of numbers or dates, the best keeps an order or a sum in {best:.0%} "
        "of the rows that chance would break",
        {"pairs": len(pairs), "best": best},
    )
    return Finding(
        "T11", sample.table.name, (), sample.length, "silent", best, text, ("S", "G", "M"), features
    )


def _after_birth(found: list[tuple[str, NDArray[np.float64]]], rng: np.random.Generator) -> list[float]:
    """How far each other year or date comes after a birth in the rows that chance would turn round."""
    births = [rows for kind, rows in found if kind in _BIRTHS]
    others = [rows for kind, rows in found if kind not in _BIRTHS and _dated(rows)]
    return [held for born in births for rows in others if (held := _later(born, rows, rng)) is not None]


def _ages(found: list[tuple[str, NDArray[np.float64]]], rng: np.random.Generator) -> list[float]:
    """How far people were of an age to do things, at each other year or date, beyond chance."""
    births = [rows for kind, rows in found if kind in _BIRTHS]
    events = [rows for kind, rows in found if kind not in _BIRTHS and _dated(rows)]
    return [
        held
        for born in births
        for rows in events
        if (held := _of_age(rows - born, born, rows, rng)) is not None
    ]


def _of_age(
    age: NDArray[np.float64], born: NDArray[np.float64], event: NDArray[np.float64], rng: np.random.Generator
) -> float | None:
    both = np.isfinite(age)
    if both.sum() < _ENOUGH:
        return None
    by_chance = rng.permutation(event[both]) - born[both]
    chance = _odd_age(by_chance)
    return None if chance < _CONFLICT else 1 - _odd_age(age[both]) / chance


def _odd_age(age: NDArray[np.float64]) -> float:
    low, high = _OF_AGE
    return float(((age < low) | (age > high)).mean())


def _ends(found: list[tuple[str, NDArray[np.float64]]], rng: np.random.Generator) -> list[float]:
    """How far ends come after their beginnings, by the headers, in the rows that chance would turn round.

    The two headers say one thing but for the words that tell them apart: `term_start` and `term_end`.
    """
    dated = [(name, rows) for name, rows in found if _dated(rows)]
    begins = [(_BEGINS.sub("", name), rows) for name, rows in dated if _BEGINS.search(name)]
    ends = [(_ENDS.sub("", name), rows) for name, rows in dated if _ENDS.search(name)]
    return [
        held
        for of, begin in begins
        for also, end in ends
        if of.casefold() == also.casefold() and (held := _later(begin, end, rng)) is not None
    ]


def _dated(rows: NDArray[np.float64]) -> bool:
    """Tell years, whatever their kind, from ages, weights and serials."""
    low, high = np.nanquantile(rows, (0.02, 0.98))
    return bool(low > 1500 and high < 2200)


def _later(born: NDArray[np.float64], other: NDArray[np.float64], rng: np.random.Generator) -> float | None:
    both = np.isfinite(born) & np.isfinite(other)
    if both.sum() < _ENOUGH:
        return None
    born, other = np.floor(born[both]), np.floor(other[both])
    chance = float((rng.permutation(other) < born).mean())
    return None if chance < _CONFLICT else 1 - float((other < born).mean()) / chance


def _values(column: Column) -> tuple[str, NDArray[np.float64]] | None:
    """Kind and values row by row, dates as years with a fraction; NaN where nothing is there."""
    if len(column.values) < 5:
        return None
    values = reading(column)
    if np.isnan(values).mean() > 0.2 and column.kind in DATES:
        values = 1 + ordinals(column) / 365.2425
    if np.isnan(values).mean() > 0.2:
        return None
    rows = np.where(column.codes >= 0, values[column.codes], np.nan)
    return (column.kind, rows) if np.isfinite(rows).sum() >= _ENOUGH else None


def _rules(
    a: NDArray[np.float64], b: NDArray[np.float64], rng: np.random.Generator
) -> tuple[float, float, float] | None:
    """(order kept beyond chance, share that breaks it, constant sum or difference beyond chance)."""
    both = np.isfinite(a) & np.isfinite(b)
    if both.sum() < _ENOUGH:
        return None
    a, b = a[both], b[both]
    mixed = rng.permutation(b)
    constant = max(_modal(a - b) - _modal(a - mixed), _modal(a + b) - _modal(a + mixed))
    chance = min(float((a < mixed).mean()), float((a > mixed).mean()))
    if chance < _CONFLICT or np.median(np.abs(a)) > 20 * np.median(np.abs(b)) + 1:
        return float("nan"), float("nan"), constant
    odd = min(float((a < b).mean()), float((a > b).mean()))
    return 1 - odd / chance, odd, constant


def _modal(values: NDArray[np.float64]) -> float:
    """Share of the commonest whole value and its neighbour (a birthday may have passed or not)."""
    counts = np.sort(np.unique(np.round(values), return_counts=True)[1])
    return float(counts[-2:].sum()) / len(values)


TEST = Test(
    number="T11",
    claim="Do numbers and dates of one row keep the rules that facts of one life keep?",
    separates=("S", "G", "M"),
    run=run,
    group="time",
    features=(
        Feature("T11.order", "how far the best rule of order holds beyond chance: 1 in every row", -0.5, 1.0),
        Feature("T11.order_mean", "the same, mean over pairs", -0.5, 1.0),
        Feature(
            "T11.birth", "how far births come before all other dates beyond chance, the worst pair", -0.5, 1.0
        ),
        Feature(
            "T11.ends", "the same for ends after their beginnings, by headers, the worst pair", -0.5, 1.0
        ),
        Feature("T11.ages", "how far people are of age at all other dates, the worst pair", -0.5, 1.0),
        Feature("T11.broken", "share of rows that break the best rule", 0.0, 0.5),
        Feature("T11.identity", "rows with one and the same sum or difference, beyond chance", 0.0, 1.0),
    ),
)
