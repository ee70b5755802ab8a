"""Were the names drawn from a short list, each as likely as the next?

* Claim tested: names are distributed as among people
* Needs: `measures.rows`; the first and the last word of names, and streets
* If authentic: a few names are common and most are rare; new ones keep coming
* If generated: a list is used up soon and evenly
* Cannot tell: fewer than 100 words; lists with people's real frequencies look right; surnames of small
  countries are few in life too, but never even
* Source: METHOD.md 2.3, 2.4 T06; Chao (1984) and Hurlbert (1971) for the richness, Simpson (1949) for the
  effective number
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import NAMES, numbered
from leakassay.evidence.spread import spread
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.evidence.spread import Spread
    from leakassay.records import Leaning

_KINDS = NAMES | {"street"}
_ENOUGH = 500
_USED_UP = 0.05
"""Doubling the rows would add hardly a word [P]."""
_EVEN = 0.1
"""The list is a quarter longer than an even one at most: no names of people are so even [P]."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: how uneven the words are (see `spread.Spread.flat`), the evenest word of the column."""
    judged = [
        _judge(sample, column)
        for sample in leak.samples()
        for column in sample.columns
        if column.kind in _KINDS
    ]
    yield from judged or [Finding("T06", "", (), 0, "silent", None, Text("no column holds names"))]


def _judge(sample: Sample, column: Column) -> Finding:
    table, where = sample.table.name, (column.name,)
    found = [s for s in map(spread, _words(column)) if s is not None]
    if not found:
        n = len(column.said)
        return Finding("T06", table, where, n, "silent", None, Text("only {n} words of names", {"n": n}))
    evenest = min(found, key=lambda s: s.flat)
    features = {
        "T06.flat_least": evenest.flat,
        "T06.flat_mean": float(np.mean([s.flat for s in found])),
        "T06.rich": min(s.rich for s in found),
        "T06.slope": min(s.slope for s in found),
        "T06.top": max(s.top for s in found),
    }
    used_up = evenest.n >= _ENOUGH and evenest.slope < _USED_UP and evenest.flat < _EVEN
    leaning: Leaning = "against" if used_up else "silent"
    text = _sentence(evenest)
    return Finding("T06", table, where, evenest.n, leaning, evenest.flat, text, ("G", "M"), features)


def _sentence(found: Spread) -> Text:
    return Text(
        "{n:,} words of names: {rich:.0%} of 200 draws would be different, the commonest has {top:.1%}; the "
        "list behind them is {times:.1f} times as long as an even one would be",
        {"n": found.n, "rich": found.rich, "top": found.top, "times": 10**found.flat},
    )


def _words(column: Column) -> Iterator[np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Count first words and last words; names in Han characters are cut behind the first."""
    pairs = [_ends(v) for v in column.values]
    for side in (0, 1):
        codes, size = numbered([p[side] for p in pairs])
        rows = codes[column.said]
        yield np.bincount(rows[rows >= 0], minlength=size)


def _ends(value: str) -> tuple[str, str]:
    words = [w.strip(".,;()'\"") for w in value.casefold().split()]
    words = [w for w in words if any(c.isalpha() for c in w)]
    if not words:
        return "", ""
    if len(words) == 1 and 2 <= len(words[0]) <= 4 and "\u4e00" <= words[0][0] <= "\u9fff":
        return words[0][0], words[0][1:]
    return words[0], words[-1] if len(words) > 1 else ""


TEST = Test(
    number="T06",
    claim="Were the names drawn from a short list?",
    separates=("G", "M"),
    run=run,
    group="language",
    features=(
        Feature(
            "T06.flat_least",
            "evenness of name words: 0 as from a list, 1 and more as in life",
            -0.5,
            3.0,
            "least",
        ),
        Feature("T06.flat_mean", "the same, mean over the name columns", -0.5, 3.0, "mean"),
        Feature("T06.rich", "different words in 200 draws, as a share", 0.0, 1.0, "least"),
        Feature("T06.slope", "growth of the vocabulary: 0 used up, 1 all new", 0.0, 1.0, "least"),
        Feature("T06.top", "share of the commonest word", 0.0, 0.6, "greatest"),
    ),
)
