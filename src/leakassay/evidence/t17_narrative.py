"""Do narratives tell of the people in whose rows they stand?

* Claim tested: the text of a row was written about what its other columns say
* Needs: `measures.rows`; a column of free text beside names, numbers, telephones or dates
* If authentic: where texts name anything that stands in one row or few, it is their own row
* If shuffled or wrongly joined: they name what stands in others
* Cannot tell: texts that name nobody; texts that a program filled in from the columns, which agree as well
* Source: METHOD.md 2.4 T17
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_TEXT = "free_text"
_ROWS = 400
_SEVERAL = 3
"""What stands in more rows than this names nobody."""
_LETTERS, _SIGNS, _DIGITS = 5, 2, 6
"""Shorter words, unspaced words and numbers stand in texts by chance."""
_OWN, _OTHERS = 0.7, 0.2
"""Of the mentions, those of the own row: as where texts and rows belong together, and as where not [P]."""
_MOST = 0.6
"""Share of the values that some text names, where texts are about the people of the rows [P]."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: of what texts name, the share that stands in their own row."""
    found = [
        finding
        for sample in leak.samples()
        for text in [c for c in sample.telling if c.kind == _TEXT][:2]
        for other in sample.telling
        if other.kind != _TEXT and (finding := _judge(sample, text, other)) is not None
    ]
    yield from found or [Finding("T17", "", (), 0, "silent", None, Text("no free text names what rows say"))]


def _judge(sample: Sample, text: Column, other: Column) -> Finding | None:
    rows = np.flatnonzero((text.codes >= 0) & (other.codes >= 0))
    rows = sample.rng("narrative").permutation(rows)[:_ROWS].tolist()
    texts = [text.values[text.codes[r]].casefold() for r in rows]
    counts = other.counts
    asked = own = others = 0
    for place, row in enumerate(rows):
        code = int(other.codes[row])
        value = other.values[code].casefold()
        if counts[code] > _SEVERAL or not _telling(value):
            continue
        asked += 1
        if value in texts[place]:
            own += 1
        else:
            others += any(value in one for one in texts)
    n = own + others
    if n < FEW:
        return None
    share = own / n
    # Some values stand in texts that have nothing to do with them; where most do, the texts are about them.
    about = n > _MOST * asked
    leaning: Leaning = "for" if share > _OWN else "against" if share < _OTHERS and about else "silent"
    figures = {"text": text.name, "column": other.name, "n": n, "share": share}
    said = Text("of {n:,} values of {column} that {text} names, {share:.0%} stand in the row itself", figures)
    names = (text.name, other.name)
    return Finding("T17", sample.table.name, names, n, leaning, share, said, ("S", "G", "M"))


def _telling(value: str) -> bool:
    """Whether a value is long enough not to stand in a text by chance."""
    if value.isascii():
        return len(value) >= (_LETTERS if re.search("[a-z]", value) else _DIGITS)
    return len(value) >= _SIGNS


TEST = Test(
    number="T17",
    claim="Do narratives tell of the people in whose rows they stand?",
    separates=("S", "G", "M"),
    run=run,
    group="identity",
)
