"""Does what a row says twice stand in that row, or does it stand in the row of somebody else?

* Claim tested: the columns of a row were written about one person
* Needs: `measures.rows`, a column of names beside user names, ids, links or other names
* If authentic: what is rare and stands in two columns stands in them in one row: `aardsda01` beside Aardsma
* If shuffled or wrongly joined: it stands in another row, in a part of the rows or in all; after a join at an
  offset always so many rows away
* Cannot tell: columns that share nothing rare; relatives and namesakes in rows of their own
* Source: METHOD.md 2.2, 2.4 T09 and T17, carried over to all columns that say who somebody is
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.evidence.sampled import NAMES, once
from leakassay.evidence.ties import family
from leakassay.records import Feature, Finding, Text
from leakassay.reference.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_ROWS = 2000
_MOST_COLUMNS = 12
_OF_PEOPLE = frozenset({"name", "other"})
_PARTS = {"given_name", "family_name"}
_SEVERAL = 3
"""What stands in more rows of a column than this is nobody's own."""
_WORD = re.compile(r"[^\W\d_]+|\d{7,}")
_LONGEST, _MOST_WORDS = 120, 8
_PREFIX = 5
"""Letters of a name that ids begin with: aardsda01, smithjo02."""
_SHORT, _UNSPACED = 4, 2
_LEAST = 15
"""Meetings below which a pair of columns shares nothing, and strays below which they have no distance."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two columns in which rare marks meet."""

    left: str
    right: str
    rows: int
    """In which the right column says something."""
    own: int
    """Rows whose marks stand in the left column of the same row."""
    strays: int
    """Rows whose marks stand in the left column of other rows only."""
    lag: float
    """Share of the strays at the commonest distance, beyond one stray; NaN for few."""

    @property
    def astray(self) -> float:
        """Of the rows whose marks stand anywhere, those where they stand elsewhere."""
        return (self.strays + 0.5) / (self.own + self.strays + 1)


def run(leak: Leak) -> Iterator[Finding]:
    """Score: of the rows of the pair most astray, the share whose marks stand in other rows only."""
    for sample in leak.samples():
        found = [m for m in meetings(sample) if m.own + m.strays >= _LEAST]
        if found:
            yield _judge(sample, found)
        else:
            text = Text("no two columns share what is rare")
            yield Finding("T51", sample.table.name, (), 0, "silent", None, text)


def _judge(sample: Sample, found: list[Meeting]) -> Finding:
    features = {
        "T51.own": max(m.own / m.rows for m in found),
        "T51.strays": max(m.strays / m.rows for m in found),
        "T51.astray": max(m.astray for m in found),
        "T51.mean": float(np.mean([m.astray for m in found])),
        "T51.partly": max(min(m.own, m.strays) / m.rows for m in found),
    }
    lags = [m.lag for m in found if np.isfinite(m.lag)]
    if lags and sample.whole:
        features["T51.lag"] = max(lags)
    most = max(found, key=lambda m: m.strays / m.rows)
    text = Text(
        "rare words or numbers of {right} stand in {left} of the same row {own:,} times, and of another row "
        "alone {strays:,} times",
        {"left": most.left, "right": most.right, "own": most.own, "strays": most.strays},
    )
    columns = (most.left, most.right)
    return Finding(
        "T51", sample.table.name, columns, most.rows, "silent", most.astray, text, ("S", "R", "M"), features
    )


def meetings(sample: Sample) -> list[Meeting]:
    """Hold the rare marks of names against those of all other columns that say who somebody is."""
    return once(sample, "meetings", lambda: _meetings(sample))


def _meetings(sample: Sample) -> list[Meeting]:
    rich = [c for c in sample.telling if len(c.values) > FEW and family(c.kind) in _OF_PEOPLE]
    known: dict[str, int] = {}
    found = {c.name: _rare(c, known) for c in rich[:_MOST_COLUMNS]}
    return [
        _meet(a.name, b.name, found[a.name], found[b.name], int((b.codes[:_ROWS] >= 0).sum()))
        for a, b in permutations(rich[:_MOST_COLUMNS], 2)
        if a.kind in NAMES and {a.kind, b.kind} != _PARTS and len(found[a.name][0]) and len(found[b.name][0])
    ]


Marked = tuple["NDArray[np.int64]", "NDArray[np.int64]"]
"""Marks, rising, and the rows that they stand in."""


def _rare(column: Column, known: dict[str, int]) -> Marked:
    """Give the marks that stand in few rows of a column."""
    by_value = column.each(_marks)
    rows = np.flatnonzero(column.codes[:_ROWS] >= 0).tolist()
    pairs = [(known.setdefault(m, len(known)), r) for r in rows for m in by_value[column.codes[r]]]
    mark, row = np.array(pairs, np.int64).reshape(-1, 2).T
    few = np.bincount(mark, minlength=1)[mark] <= _SEVERAL
    order = np.argsort(mark[few], kind="stable")
    return mark[few][order], row[few][order]


def _meet(left: str, right: str, a: Marked, b: Marked, rows: int) -> Meeting:
    start, stop = np.searchsorted(a[0], b[0], "left"), np.searchsorted(a[0], b[0], "right")
    times = stop - start
    at = np.repeat(start, times) + np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    there, here = a[1][at], np.repeat(b[1], times)
    own = np.unique(here[here == there])
    astray = ~np.isin(here, own)
    strays = np.unique(here[astray])
    lag = float("nan")
    if len(strays) >= _LEAST:
        away = np.unique(np.stack([here[astray], there[astray]]), axis=1)
        counts = np.unique(away[0] - away[1], return_counts=True)[1]
        lag = float(counts.max() - 1) / len(strays)
    return Meeting(left, right, rows, len(own), len(strays), lag)


def _marks(value: str) -> tuple[str, ...]:
    """Long numbers, words, their first letters, and those behind one initial: jsmith."""
    found: dict[str, None] = {}
    for word in _WORD.findall(fold(value[:_LONGEST]))[:_MOST_WORDS]:
        if word.isdigit() or len(word) >= (_SHORT if word.isascii() else _UNSPACED):
            found[word] = None
        if word.isascii() and not word.isdigit():
            found |= {f"{w[:_PREFIX]}^": None for w in (word, word[1:]) if len(w) >= _PREFIX}
    return tuple(found)


TEST = Test(
    number="T51",
    claim="Does what a row says twice stand in that very row?",
    separates=("S", "R", "M"),
    run=run,
    group="identity",
    features=(
        Feature("T51.own", "rows whose rare words another column of the row holds, closest pair", 0.0, 1.0),
        Feature("T51.strays", "rows whose rare words another row's column alone holds, worst pair", 0.0, 1.0),
        Feature("T51.astray", "the same of rows whose rare words stand anywhere", 0.0, 1.0),
        Feature("T51.mean", "the same, mean over pairs", 0.0, 1.0),
        Feature("T51.partly", "rows that stand right, or that stray, whichever is fewer", 0.0, 0.5),
        Feature("T51.lag", "strays that stand at one and the same distance", 0.0, 1.0),
    ),
)
