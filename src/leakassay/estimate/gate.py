"""T46: are the files a random draw of their source, or one stretch of it? It decides who may estimate.

* Numbers that a counter gave (serials; the counter inside ids that have one): a random draw is spread evenly
  over all numbers with gaps; a stretch has few gaps; the density of a draw of n from R records is n / R. The
  head of one shard is spread evenly as well, so without R nothing is called a random draw.
* Times: a stretch covers a small part of the period that is claimed.
* Names in their own order that all begin with few letters: a stretch of a file that was sorted by them.
* Tables linked by one identifier: two random draws share identifiers as rarely as each repeats its own; two
  heads of one index share far more.

Cannot tell: no counter, no times, one table; a sample that was chosen by an attribute.
Source: METHOD.md 2.4 T46, 3.1.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy.special import gammainc

from leakassay.kinds.clocks import read_clocks
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from leakassay.estimate.persons import Identified
    from leakassay.measures.tables import TableSummary

Drawn = Literal["random", "head", "unknown"]
"""How the records were chosen; `head`: one stretch of the source, wherever it begins."""

FEW = 200
"""Fewer numbers decide nothing."""
_DENSE = 0.5
"""A draw that holds half of all numbers between its least and greatest is a stretch, or nearly everything."""
_CLUSTERS = 0.2
"""The median gap over the mean gap: ln 2 = 0.69 for numbers drawn at random, near 0 for several stretches."""
_TIMES_MORE = 4.0
"""A density so many times what n of R records have is a stretch."""
_COVERS = 0.5
"""A random draw of some hundreds covers far more of the period it comes from."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What one table, or two, say of how the records were chosen."""

    table: str
    columns: tuple[str, ...]
    n: int
    drawn: Drawn
    score: float
    because: Text


@dataclass(frozen=True, slots=True)
class Draw:
    """The answer over all signs: one that speaks for a stretch outweighs any that fits a random draw."""

    drawn: Drawn
    signs: tuple[Sign, ...]

    def findings(self) -> Iterator[Finding]:
        """Give a finding for each sign, or a silent one."""
        for sign in self.signs:
            yield Finding("T46", sign.table, sign.columns, sign.n, "silent", sign.score, sign.because)
        if not self.signs:
            yield Finding("T46", "", (), 0, "silent", None, Text(_NOTHING))


_NOTHING = "nothing says how the records were chosen: no counter, no times, no linked tables"


def judge(
    tables: Sequence[TableSummary],
    found: Sequence[Identified],
    *,
    records: float | None = None,
    period: tuple[int, int] | None = None,
) -> Draw:
    """Say how the records of these tables were chosen.

    `found`: who is told apart in them; `records`: how many the source is said to have; `period`: first and
    last year it is said to cover.
    """
    signs = [sign for table in tables for sign in _of_counters(table, records)]
    signs += [sign for table in tables for sign in _of_names(table)]
    signs += [*_of_links(found), *_of_times(tables, period)]
    if any(sign.drawn == "head" for sign in signs):
        return Draw("head", tuple(signs))
    return Draw("random" if any(sign.drawn == "random" for sign in signs) else "unknown", tuple(signs))


def _of_counters(table: TableSummary, records: float | None) -> Iterator[Sign]:
    for name, column in table.columns.items():
        if column.plan.kind.name == "serial" and column.order is not None:
            numbers = _sampled(table, name)
            span = column.order.greatest - column.order.least + 1
            unique = column.distinct.point >= 0.98 * table.records
            if unique and len(numbers) >= FEW:
                yield _of_counter((table.name, name), numbers, column.order.n / span, column.order.n, records)
        elif column.plan.kind.name in {"es_auto_id", "object_id"}:
            sign = _of_clock(table, name, records)
            if sign is not None:
                yield sign


def _texts(table: TableSummary, name: str) -> list[str]:
    return [v for v in table.rows.column(name).to_pylist() if isinstance(v, str) and v]


def _sampled(table: TableSummary, name: str) -> NDArray[np.float64]:
    values = []
    for text in _texts(table, name):
        try:
            values.append(float(text))
        except ValueError:
            continue
    return np.array(values)


def _of_clock(table: TableSummary, name: str, records: float | None) -> Sign | None:
    """Judge by the counter inside the ids of the busiest machine, unless it went round."""
    clocks = read_clocks(table.columns[name].plan.kind.name, _texts(table, name))
    if clocks is None:
        return None
    machines, busy = np.unique(clocks.machines, return_counts=True)
    mine = clocks.counters[clocks.machines == machines[busy.argmax()]].astype(np.float64)
    span = float(np.ptp(mine)) + 1
    if len(mine) < FEW or span > 0.9 * clocks.period:
        return None
    # The sampled rows stand for the table: of its rows, this machine made the same share.
    made = round(table.records * len(mine) / clocks.read)
    share = None if not records else records * len(mine) / clocks.read
    return _of_counter((table.name, name), mine, min(1.0, made / span), made, share)


def _of_counter(
    where: tuple[str, str], numbers: NDArray[np.float64], density: float, n: int, records: float | None
) -> Sign:
    """Judge by the numbers of a counter: its density, and whether they lie in clusters."""
    gaps = np.diff(np.sort(numbers))
    clustered = float(np.median(gaps) / max(gaps.mean(), 1e-9))
    expected = None if not records else n / records
    figures = {"density": density, "n": n}
    said: tuple[Drawn, str]
    if expected is not None and expected >= _DENSE and density >= _DENSE:
        said = "random", _WHOLE
    elif density >= _DENSE:
        said = "head", _STRETCH
    elif expected is not None and density > _TIMES_MORE * expected:
        said = "head", _TOO_DENSE
        figures["expected"] = expected
    elif clustered < _CLUSTERS:
        said = "head", _CLUSTERED
    elif expected is None:
        said = "unknown", _EVEN_SO_FAR
    else:
        said = "random", _EVEN
    return Sign(where[0], (where[1],), n, said[0], density, Text(said[1], figures))


_WHOLE = "the numbers run on with few gaps, as many as there are said to be: this is nearly the whole"
_STRETCH = (
    "{density:.0%} of all numbers between the least and the greatest are here: one stretch of its source, "
    "not a random draw"
)
_TOO_DENSE = (
    "{density:.2%} of all numbers between the least and the greatest are here; of the records that are "
    "claimed a random draw holds {expected:.2%}: a stretch, or far fewer records than claimed"
)
_CLUSTERED = "the numbers lie in clusters: stretches of the source, not a random draw of one counter"
_EVEN_SO_FAR = (
    "{density:.2%} of all numbers between the least and the greatest are here, spread as by a random draw of "
    "these; whether the source goes on beyond them, only a number of records can tell, and none is claimed"
)
_EVEN = "{density:.2%} of all numbers between the least and the greatest are here, spread as by a random draw"


def _of_names(table: TableSummary) -> Iterator[Sign]:
    """Judge by the sampled names, which stand in the order of the file: sorted, how far do they reach?"""
    for name, column in table.columns.items():
        if column.plan.kind.name not in _NAMES:
            continue
        values = [text.strip().casefold() for text in _texts(table, name) if text.strip()]
        # Titles would make few first letters of any names.
        if len(values) < FEW or len({value.split()[0] for value in values}) < _FIRST_WORDS:
            continue
        rising = sum(a <= b for a, b in pairwise(values)) / (len(values) - 1)
        letters = Counter(value[0] for value in values).most_common(_LETTERS)
        share = sum(count for _, count in letters) / len(values)
        if rising >= _SORTED and share >= _ALL_LETTERS:
            figures = {"column": name, "share": share, "letters": len(letters)}
            yield Sign(table.name, (name,), len(values), "head", share, Text(_ALPHABET, figures))


_NAMES = frozenset({"person_name", "family_name", "given_name"})
_LETTERS, _ALL_LETTERS = 3, 0.99
"""Of no people do nearly all names begin with so few letters [P]."""
_SORTED, _FIRST_WORDS = 0.9, 30
"""Pairs of neighbours in order, of a file sorted by another alphabet than ours."""
_ALPHABET = (
    "the rows are sorted by {column}, and {share:.0%} of the names begin with {letters} letters: one stretch "
    "of that order, not a random draw"
)


def _of_times(tables: Sequence[TableSummary], period: tuple[int, int] | None) -> Iterator[Sign]:
    """Judge by the column of times that covers most of the claimed period: others may be of one event."""
    if period is None or period[1] - period[0] < 2:
        return
    signs = [
        sign
        for table in tables
        for name, column in table.columns.items()
        if "birth" not in column.plan.kind.name and (sign := _of_time(table, name, period)) is not None
    ]
    if signs:
        yield max(signs, key=lambda sign: sign.score)


def _of_time(table: TableSummary, name: str, period: tuple[int, int]) -> Sign | None:
    calendar = table.columns[name].calendar
    if calendar is None or calendar.n < FEW:
        return None
    shares = np.cumsum(calendar.years) / calendar.n
    first, last = (int(np.searchsorted(shares, q)) for q in (0.005, 0.995))
    covered = (min(last, period[1]) - max(first, period[0]) + 1) / (period[1] - period[0] + 1)
    figures = {"first": first, "last": last, "covered": max(0.0, covered)}
    drawn: Drawn = "head" if covered < _COVERS else "unknown"
    said = _NARROW if drawn == "head" else _WIDE
    return Sign(table.name, (name,), calendar.n, drawn, covered, Text(said, figures))


_NARROW = "nearly all dates lie in {first} to {last}, {covered:.0%} of the claimed period: one stretch of it"
_WIDE = "dates reach from {first} to {last}, {covered:.0%} of the period that is claimed"


def _of_links(found: Sequence[Identified]) -> Iterator[Sign]:
    """Hold what two tables share against what each repeats of its own."""
    for left, right in combinations(found, 2):
        if left.column is not None and right.column is not None:
            mine, other = left.column, right.column
            a, b = mine.frequencies, other.frequencies
            if mine.plan.kind.name != other.plan.kind.name or not (a.exact and b.exact):
                continue
            _, at, to = np.intersect1d(a.hashes, b.hashes, return_indices=True)
            shared = float((a.counts[at] * b.counts[to]).sum())
            n, m = int(a.counts.sum()), int(b.counts.sum())
            if min(n, m) < FEW:
                continue
            own = max(_pairs(a.counts) / math.comb(n, 2), _pairs(b.counts) / math.comb(m, 2))
            expected = max(own * n * m, 1.0)
            # People differ between tables, so only a gross excess counts.
            drawn: Drawn = (
                "head"
                if shared > _TIMES_MORE * expected and _surely(shared, _TIMES_MORE * expected)
                else "unknown"
            )
            figures = {"shared": int(shared), "expected": expected, "other": right.table}
            said = Text(_TOGETHER if drawn == "head" else _APART, figures)
            names = (mine.plan.name, other.plan.name)
            yield Sign(left.table, names, n + m, drawn, shared / expected, said)


def _pairs(counts: NDArray[np.int64]) -> float:
    return float((counts * (counts - 1) // 2).sum())


def _surely(shared: float, expected: float) -> bool:
    """Tell whether so many are beyond a Poisson law of mean `expected`, at one in a thousand."""
    return bool(gammainc(shared, expected) < 1e-3)


_TOGETHER = (
    "{shared:,} pairs of records with {other} bear one identifier, where two random draws that repeat "
    "themselves as these do would share some {expected:,.0f}: the tables were cut by one order"
)
_APART = (
    "{shared:,} pairs of records with {other} bear one identifier; some {expected:,.0f} could be expected"
)
