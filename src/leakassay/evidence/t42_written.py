"""Do the rows read as if somebody had written them one after the other to look like data?

* Claim tested: nobody, and no language model, thought these rows up
* Needs: `measures.rows`; for turns and steps all rows in their order
* If authentic: categories are of unequal size and come in no turn; events have no even beat, months have
  ends; many names are rare
* If written by a language model: values come round in turn, dates go in even steps, categories are alike, no
  day lies behind the 28th, names are the best known of their country
* Cannot tell: sorted or sampled rows (turns, steps); tables without categories, dates or names
* Source: METHOD.md 2.4 T42, T23, T41 (skeletons of sentences told nothing here); measured on
  `benchmarks/authenticity/written` against public registers
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.evidence.joining import joined
from leakassay.evidence.sampled import DATES, NAMES, alike
from leakassay.evidence.t41_evenness import ordinals
from leakassay.records import Feature, Finding, Text
from leakassay.reference.lexicon import CLASSES, fold, mask, pieces, unspaced, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Hypothesis

_AGAINST: tuple[Hypothesis, ...] = ("M", "G", "E")
_ENOUGH = 60
_MOST_LAG = 40
_CATEGORIES = 40
_DATED = frozenset({"date", "timestamp"})
_NAMED = NAMES - {"alias"}
_COMMON = (1 << CLASSES.index("given_common")) | (1 << CLASSES.index("family_common"))
_NAME = _COMMON | (1 << CLASSES.index("given")) | (1 << CLASSES.index("family"))
_LOOKED_AT = 1500
"""Rows of which names are read."""
_MONTH_ENDS = 29.25 / 353.25
"""Share of the days 29 to 31 among the days of a year that are no firsts."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: how unequal categories are on average, a decimal logarithm."""
    for sample in leak.samples():
        features = joined(_all(sample), TEST.features)
        table, n = sample.table.name, sample.length
        score = features.get("T42.uneven_mean")
        yield Finding("T42", table, (), n, "silent", score, _says(features), _AGAINST, features)


def _says(features: Mapping[str, float]) -> Text:
    if not features:
        return Text("no categories, dates or names to look at")
    if "T42.uneven_mean" not in features:
        return Text("no column of categories whose sizes could be compared")
    vary = float(10 ** (features["T42.uneven_mean"] / 2))
    turns = features.get("T42.turns")
    if turns is None:
        return Text("the sizes of categories vary by {vary:.0%} on average", {"vary": vary})
    return Text(
        "the sizes of categories vary by {vary:.0%} on average; values come round in turn {turns:.0%} beyond "
        "chance",
        {"vary": vary, "turns": max(0.0, turns)},
    )


def _all(sample: Sample) -> Iterator[dict[str, float]]:
    """Give the features column by column."""
    for column in sample.telling:
        if len(column.said) < _ENOUGH:
            continue
        if 2 <= len(column.values) <= _CATEGORIES:
            how = uneven(column.counts)
            yield {"T42.uneven": how, "T42.uneven_mean": how} | _turns(sample, column)
        if column.kind in DATES - {"birth_year"}:
            yield _month_ends(column) | (_steps(column) if sample.whole and column.kind in _DATED else {})
        if column.kind in _NAMED:
            yield _common(column)


def uneven(counts: NDArray[np.int64]) -> float:
    """Decimal logarithm of the squared variation of the sizes of categories, less the share of chance."""
    counts = counts[counts > 0].astype(np.float64)
    n, k = counts.sum(), len(counts)
    chi = float(((counts - n / k) ** 2).sum() / (n / k))
    return float(np.log10(max(1e-3, (chi - (k - 1)) / n + 1e-3)))


def _turns(sample: Sample, column: Column) -> dict[str, float]:
    """How much oftener than by chance a value comes again after a fixed number of rows, and not before."""
    if not sample.whole or len(column.codes) < 2 * _MOST_LAG:
        return {}
    codes = column.codes
    chance = alike(column.counts)
    if chance > 0.9:
        return {}
    again = np.array([_again(codes, lag) for lag in range(1, _MOST_LAG + 1)])
    excess = (again - chance) / (1 - chance)
    # Sorted rows are alike at every lag; what comes in turn is so at one lag more than at the one before.
    return {"T42.turns": float(np.max(excess[1:] - np.maximum(0, excess[:-1])))}


def _again(codes: NDArray[np.int64], lag: int) -> float:
    left, right = codes[:-lag], codes[lag:]
    both = (left >= 0) & (right >= 0)
    return float((left[both] == right[both]).mean()) if both.sum() >= FEW else 0.0


def _steps(column: Column) -> dict[str, float]:
    """Give the share of neighbouring rows that lie the commonest number of days apart, none not counted."""
    days = np.where(column.codes >= 0, ordinals(column)[column.codes], np.nan)
    gaps = np.diff(days)
    gaps = gaps[np.isfinite(gaps) & (gaps != 0)]
    if len(gaps) < FEW:
        return {}
    _, counts = np.unique(gaps, return_counts=True)
    return {"T42.steps": float(counts.max()) / len(gaps)}


def _common(column: Column) -> dict[str, float]:
    """Give the share of the known name words that are among the best known of some country."""
    known = common = 0
    for code in column.said[:_LOOKED_AT].tolist():
        for bits in _masks(column.values[code]):
            known += bits & _NAME != 0
            common += bits & _COMMON != 0
    return {"T42.common": (common + 0.5) / (known + 1)} if known >= _ENOUGH else {}


def _masks(value: str) -> list[int]:
    found: list[int] = []
    for word in words(fold(value)):
        found += [bits for _, bits in pieces(word)] if unspaced(word) else [mask(word)]
    return found


def _month_ends(column: Column) -> dict[str, float]:
    """Decimal logarithm of how often the days 29 to 31 come, over what the calendar has, firsts left out."""
    days = np.unique(ordinals(column))  # once each: a few days that everybody shares tell nothing
    days = days[np.isfinite(days)]
    in_month = np.array([date.fromordinal(int(d)).day for d in days.tolist()])
    n = int((in_month > 1).sum())
    if n < _ENOUGH:
        return {}
    return {"T42.month_ends": float(np.log10(((in_month > 28).sum() + 0.5) / (n + 1) / _MONTH_ENDS))}


TEST = Test(
    number="T42",
    claim="Do the rows read as if somebody had written them to look like data?",
    separates=_AGAINST,
    run=run,
    group="language",
    features=(
        Feature(
            "T42.uneven",
            "how unequal categories are, the most equal column: -3 alike, 0 and more in life",
            -3.0,
            1.5,
            "least",
        ),
        Feature("T42.uneven_mean", "the same, mean over the columns of categories", -3.0, 1.5, "mean"),
        Feature(
            "T42.turns",
            "values that come again after a fixed number of rows, beyond chance",
            -0.2,
            1.0,
            "greatest",
        ),
        Feature(
            "T42.steps", "share of neighbouring rows the commonest number of days apart", 0.0, 1.0, "greatest"
        ),
        Feature("T42.common", "share of name words that are among the best known", 0.0, 1.0, "mean"),
        Feature(
            "T42.month_ends",
            "days 29 to 31 over what the calendar has, as a decimal logarithm",
            -1.0,
            0.3,
            "least",
        ),
    ),
)
