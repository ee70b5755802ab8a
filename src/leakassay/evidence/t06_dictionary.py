"""Were the names drawn from a short list, each as likely as the next?

* Claim tested: names are distributed as among people
* Needs: `measures.rows`, columns of names and streets, word by word
* If authentic: a few names are common and most are rare; new ones keep coming
* If generated: a list is used up soon and evenly
* Cannot tell: fewer than 500 words; lists with people's real frequencies look right; surnames of small
  countries are few in life too, but never even
* Source: METHOD.md 2.3, 2.4 T06; Good (1953) for the coverage, Simpson (1949) for the effective number
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.t30_copies import collision
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from leakassay.evidence.interface import Leak
    from leakassay.measures.tables import TableSummary

_NAMES = frozenset({"person_name", "given_name", "family_name", "street"})
_ENOUGH = 500
_USED_UP = 0.95
"""Coverage from which a list counts as used up: five new words in a hundred [P]."""
_EVEN = 0.5
"""Effective number of words over number of words: 1 for equal shares, 0.02 to 0.2 for names of people, whose
shares fall about as 1/rank (Miyazima 2000, cond-mat/9912035) [P]."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: evenness, the effective number of words over their number."""
    judged = [
        _judge(table, name)
        for table in leak.tables
        for name, column in table.columns.items()
        if column.plan.kind.name in _NAMES and name in table.rows.column_names
    ]
    yield from judged or [Finding("T06", "", (), 0, "silent", None, Text("no column holds names"))]


def _judge(table: TableSummary, name: str) -> Finding:
    words = Counter(_words(table.rows.column(name)))
    counts = np.array(list(words.values()), np.int64)
    n = int(counts.sum())
    if n < _ENOUGH:
        return Finding(
            "T06", table.name, (name,), n, "silent", None, Text("only {n} words of names", {"n": n})
        )
    coverage = 1 - int((counts == 1).sum()) / n
    alike = collision(counts, 1)
    evenness = min(1.0, 1 / (alike * len(counts))) if alike else 1.0
    figures = {"n": n, "words": len(counts), "new": 1 - coverage, "evenness": evenness}
    if coverage > _USED_UP and evenness > _EVEN:
        return Finding("T06", table.name, (name,), n, "against", evenness, Text(_SHORT_LIST, figures), ("G",))
    return Finding("T06", table.name, (name,), n, "silent", evenness, Text(_FIGURES, figures), ("G", "M"))


_FIGURES = (
    "{n:,} words in a sample are {words:,} different ones; a new one would come {new:.1%} of the time, "
    "and they are {evenness:.0%} even"
)
_SHORT_LIST = (
    "{n:,} words in a sample are only {words:,} different ones, {evenness:.0%} even: a short list drawn "
    "evenly, as programs do"
)


def _words(column: pa.ChunkedArray) -> Iterator[str]:
    """Words of names; Han names are cut behind their first character, mostly the surname."""
    for value in column.to_pylist():
        for word in (value or "").split() if isinstance(value, str) else ():
            if "\u4e00" <= word[0] <= "\u9fff" and 1 < len(word) <= 4:
                yield word[0]
                yield word[1:]
            elif any(c.isalpha() for c in word):
                yield word.casefold()


TEST = Test(
    number="T06",
    claim="Were the names drawn from a short list?",
    separates=("G", "M"),
    run=run,
    group="language",
)
