"""Were the numbers given out in the order of time?

* Claim tested: a counter gave out the numbers as the records came in
* Needs: `measures.rows`; a column of different numbers, and a column of dates of events
* If authentic: later records have higher numbers, at least within each office that counts
* If generated, shuffled or added: numbers and dates know nothing of each other
* Cannot tell: numbers that were dealt out anew or at random; back-dated records
* Source: METHOD.md 2.4 T19; Spearman's rank correlation
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.ranking import rank_correlation
from leakassay.evidence.t41_evenness import ordinals
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_LEAST = 60
_NUMBERS = frozenset({"serial", "code", "unknown", "case_number", "voter_id", "driving_licence", "count"})
_TIMES = frozenset({"date", "timestamp", "birth_date", "birth_year"})
_DIFFERENT = 0.9
_MOST = 4


def run(leak: Leak) -> Iterator[Finding]:
    """Score: rank correlation of the numbers with the dates that follow them most."""
    for sample in leak.samples():
        numbers = [(c, v) for c in sample.columns if (v := _serials(c)) is not None][:_MOST]
        times = [(c, v) for c in sample.columns if (v := _days(c)) is not None][:_MOST]
        found = [
            (follows, number.name, time.name)
            for number, a in numbers
            for time, b in times
            if np.isfinite(follows := _follows(a, b))
        ]
        if found:
            yield _judge(sample, found)
        else:
            text = Text("no dates of events stand beside numbers that count")
            yield Finding("T19", sample.table.name, (), 0, "silent", None, text)


def _judge(sample: Sample, found: list[tuple[float, str, str]]) -> Finding:
    follows, number, time = max(found)
    figures = {"number": number, "time": time, "follows": follows, "n": sample.length}
    text = Text("{number} follows {time} with a rank correlation of {follows:.2f} ({n:,} rows)", figures)
    features = {"T19.follows": follows}
    columns = (number, time)
    return Finding(
        "T19", sample.table.name, columns, sample.length, "silent", follows, text, ("G", "S", "E"), features
    )


def _serials(column: Column) -> NDArray[np.float64] | None:
    """Give numbers that are different in nearly every row, without the letters around them, (rows,)."""
    if column.kind not in _NUMBERS or len(column.said) < _LEAST:
        return None
    if len(column.values) < _DIFFERENT * len(column.said):
        return None
    numbers = np.array([_number(v) for v in column.values])
    if np.isnan(numbers).mean() > 1 - _DIFFERENT:
        return None
    return np.where(column.codes >= 0, numbers[column.codes], np.nan)


def _number(value: str) -> float:
    digits = re.findall(r"\d+", value[:24])
    return float(digits[-1]) if digits else float("nan")


def _days(column: Column) -> NDArray[np.float64] | None:
    if column.kind not in _TIMES or len(column.said) < _LEAST or len(column.values) < 10:
        return None
    years = column.kind == "birth_year"
    days = np.array([_number(v) for v in column.values]) if years else ordinals(column)
    return np.where(column.codes >= 0, days[column.codes], np.nan)


def _follows(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    both = np.isfinite(a) & np.isfinite(b)
    if both.sum() < _LEAST or np.ptp(a[both]) == 0 or np.ptp(b[both]) == 0:
        return float("nan")
    rank = rank_correlation(a[both], b[both])
    # What chance gives at this number of rows, twice over, is taken off.
    return float(np.sqrt(max(0.0, rank**2 - 2 / both.sum())))


TEST = Test(
    number="T19",
    claim="Were the numbers given out in the order of time?",
    separates=("G", "S", "E"),
    run=run,
    group="order",
    features=(
        Feature("T19.follows", "how closely numbers follow dates: 0 not at all, 1 the same order", 0.0, 1.0),
    ),
)
