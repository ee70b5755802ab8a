"""Do the lengths of Chinese resident numbers fit the years in which they were given out?

* Claim tested: numbers were written down in their time
* Needs: `measures.rows`; resident numbers of both lengths, or of 15 digits beside dates of events
* If authentic: 15 digits stand for people born before October 1999, in records mostly before 2013
* If made up: 15 digits for people who would be over a hundred, or in records of any year
* Cannot tell: files in which all numbers were rewritten to 18 digits; other countries
* Source: METHOD.md 2.4 T29; GB 11643-1999; first-generation cards ended on 1 January 2013
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.evidence.t41_evenness import ordinals
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_SHORT, _LONG = 15, 18
_OLDEST = "12"
_FEW_LIVED = 0.15
"""Cards came in 1984: fewer of their holders were born before 1912 than this, even among the old [P]."""
_EVENTS = frozenset({"date", "timestamp"})


def run(leak: Leak) -> Iterator[Finding]:
    """Score: of numbers of 15 digits, those of births before 1912; or pairs in which they come earlier."""
    found = [
        finding
        for sample in leak.samples()
        for column in sample.columns
        if column.kind == "cn.ric"
        for finding in _judge(sample, column)
    ]
    yield from found or [
        Finding("T29", "", (), 0, "silent", None, Text("no column holds resident numbers of 15 digits"))
    ]


def _judge(sample: Sample, column: Column) -> Iterator[Finding]:
    lengths = np.array([*column.each(len), 0])[column.codes]
    short = [v for v in column.values if len(v) == _SHORT and v.isdigit()]
    if len(short) < FEW:
        return
    old, n = sum(v[6:8] < _OLDEST for v in short), len(short)
    low, _ = clopper_pearson(old, n)
    leaning: Leaning = "against" if low > _FEW_LIVED else "silent"
    figures = {"column": column.name, "n": n, "share": old / n}
    text = Text("of {n:,} numbers of 15 digits in {column} {share:.1%} are of births before 1912", figures)
    yield Finding("T29", sample.table.name, (column.name,), n, leaning, old / n, text, ("G", "M"))
    for dates in sample.telling:
        if dates.kind in _EVENTS:
            yield from _dated(sample, column, dates, lengths)


def _dated(sample: Sample, column: Column, dates: Column, lengths: NDArray[np.int64]) -> Iterator[Finding]:
    days = np.where(dates.codes >= 0, ordinals(dates)[dates.codes], np.nan)
    short, long = (np.sort(days[(lengths == size) & np.isfinite(days)]) for size in (_SHORT, _LONG))
    if min(len(short), len(long)) < FEW:
        return
    earlier = float(1 - np.searchsorted(long, short, side="right").mean() / len(long))
    figures = {"column": column.name, "dates": dates.name, "earlier": earlier, "n": len(short) + len(long)}
    text = Text(
        "a number of 15 digits in {column} stands at an earlier day of {dates} than one of 18 in "
        "{earlier:.0%} of pairs, in half of them by chance",
        figures,
    )
    names = (column.name, dates.name)
    yield Finding("T29", sample.table.name, names, len(short), "silent", earlier, text, ("G", "M"))


TEST = Test(
    number="T29",
    claim="Do lengths of numbers fit their years?",
    separates=("G", "M"),
    run=run,
    group="time",
)
