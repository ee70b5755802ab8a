"""Do the clocks inside identifiers tell one story, and the same as the dates beside them?

* Claim tested: a running system gave out these identifiers
* Needs: `measures.rows`; a column of Elasticsearch, MongoDB, UUID 1/6/7 or Snowflake identifiers
* If authentic: all clocks fall into the years of the system, few machines made them, and those that were
  made at insertion follow the dates of the records
* If generated: random characters, whose clocks are anywhere or nowhere
* If shuffled or joined: good clocks beside the dates of others
* Cannot tell: identifiers made anew when the data was imported: they date the import
* Source: METHOD.md 2.4 T05; layouts by `kinds.clocks`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.ranking import rank_correlation
from leakassay.evidence.t41_evenness import ordinals
from leakassay.kinds.clocks import HAS_CLOCK, read_clocks
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_LEAST = 60
_ALWAYS_CLOCKED = frozenset({"object_id", "es_auto_id"})
"""Kinds that hold a clock whatever their version."""
_READ = 0.95
"""Of identifiers of one system, more than this hold a plausible clock [P]."""
_FEW = 64
"""Machines of one system, rarely more [P]."""
_FOLLOWS = 0.6
_PART = 0.2
_WHILE = 0.1
"""Years: a system in use runs for longer; what was numbered in less may be one import or one script [P]."""
_SPAN = 20.0
"""Years: systems that gave out identifiers of one layout for longer are unknown [P]."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: rank correlation of clocks and dates where both are there, else the share of readable clocks."""
    found = [
        finding
        for sample in leak.samples()
        for column in sample.columns
        if column.kind in HAS_CLOCK and len(column.values) >= _LEAST
        for finding in _judge(sample, column)
    ]
    yield from found or [Finding("T05", "", (), 0, "silent", None, Text("no identifier holds a clock"))]


def _judge(sample: Sample, column: Column) -> Iterator[Finding]:
    read = read_clocks(column.kind, column.values)
    n = len(column.values)
    share = len(read.milliseconds) / n if read else 0.0
    span = _years(read.milliseconds) if read else 0.0
    if column.kind in _ALWAYS_CLOCKED and (share < _READ or span > _SPAN):
        figures = {"column": column.name, "share": share, "n": n}
        yield _finding(sample, (column.name,), n, ("against", share), Text(_RANDOM, figures))
    elif read is None:
        text = Text("the identifiers in {column} hold no clock", {"column": column.name})
        yield _finding(sample, (column.name,), n, ("silent", None), text)
    else:
        machines = len(np.unique(read.machines))
        coherent = bool(0 < machines <= _FEW and read.machines.any() and share > _READ)
        beside = list(_beside(sample, column))
        # One run of a script gives coherent clocks too: only time that passed, and the dates, speak for it.
        lived = span > _WHILE and all(f.leaning == "for" for f in beside)
        figures = {"column": column.name, "layout": read.layout, "span": 365.25 * span, "machines": machines}
        leaning: Leaning = "for" if coherent and lived else "silent"
        yield _finding(sample, (column.name,), n, (leaning, share), Text(_WINDOW, figures))
        yield from beside


def _years(milliseconds: NDArray[np.int64]) -> float:
    low, high = np.quantile(milliseconds, [0.02, 0.98])
    return float(high - low) / 31_556_952_000


def _beside(sample: Sample, column: Column) -> Iterator[Finding]:
    """Hold the clocks against the dates of the same rows: those that follow them most."""
    clocks = _clocks(column)
    best: tuple[float, int, str, bool] | None = None
    for other in sample.columns:
        if other.kind not in {"date", "timestamp"} or len(other.said) < _LEAST:
            continue
        days = ordinals(other)
        dates = np.where(other.codes >= 0, days[other.codes], np.nan)
        both = np.isfinite(clocks) & np.isfinite(dates)
        if both.sum() < _LEAST or len(np.unique(dates[both])) < 10:
            continue
        follows = rank_correlation(clocks[both], dates[both])
        if best is None or follows > best[0]:
            best = follows, int(both.sum()), other.name, _as_long(clocks[both], dates[both])
    if best is not None:
        follows, n, name, as_long = best
        figures = {"column": column.name, "dates": name, "follows": follows, "n": n}
        leaning: Leaning = "for" if follows > _FOLLOWS and as_long else "silent"
        yield _finding(sample, (column.name, name), n, (leaning, follows), Text(_FOLLOWED, figures))


def _as_long(clocks: NDArray[np.float64], days: NDArray[np.float64]) -> bool:
    """Whether the clocks ran for a good part of the days: sorted rows read in at once follow them too."""
    ran, lasted = (float(np.subtract(*np.quantile(one, [0.98, 0.02]))) for one in (clocks, days))
    return ran > _PART * lasted * 86_400_000


def _clocks(column: Column) -> NDArray[np.float64]:
    """Give the clock of each row, NaN where there is none; the layout of the column reads each value."""
    whole = read_clocks(column.kind, column.values)
    times = np.full(len(column.values), np.nan)
    for i, value in enumerate(column.values):
        one = read_clocks(column.kind, [value])
        if one is not None and whole is not None and one.layout == whole.layout:
            times[i] = float(one.milliseconds[0])
    return np.where(column.codes >= 0, times[column.codes], np.nan)


def _finding(
    sample: Sample, columns: tuple[str, ...], n: int, said: tuple[Leaning, float | None], text: Text
) -> Finding:
    leaning, score = said
    return Finding("T05", sample.table.name, columns, n, leaning, score, text, ("G", "M", "S", "E"))


_RANDOM = (
    "of {n:,} identifiers in {column}, {share:.0%} hold a clock of plausible years, and not of one system's: "
    "they are random characters"
)
_WINDOW = "the clocks inside {column} ({layout}) span {span:,.1f} days, set by {machines:,} machines"
_FOLLOWED = "the clocks inside {column} follow {dates} (rank correlation {follows:.2f}, {n:,} rows)"

TEST = Test(
    number="T05",
    claim="Do the clocks inside identifiers tell one story?",
    separates=("G", "M", "S", "E"),
    run=run,
    group="time",
)
