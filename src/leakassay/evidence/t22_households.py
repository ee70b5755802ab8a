"""Do people at one address share names and ages as households do?

* Claim tested: people live where the rows say
* Needs: `measures.rows`; a column of full addresses or telephones, and one of family names or full names
* If authentic: at an address of two to six people, far more share a family name than at large
* If shuffled or generated: no more than at large
* Cannot tell: offices, dormitories and hotels, where strangers share an address, so strangers are no sign
  of forgery and households speak for a leak only; tables of one row a household
* Source: METHOD.md 2.4 T22
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.evidence.sampled import alike, numbered
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_HOMES = frozenset({"postal_address", "street", "phone"})
_NAMES = ("family_name", "person_name")
_MOST = 6
_SURE = 4.0
"""Standard deviations of chance."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: pairs at one address that share a family name, beyond chance: 0 as at large, 1 all."""
    found = [
        finding
        for sample in leak.samples()
        for name in [c for kind in _NAMES for c in sample.telling if c.kind == kind][:1]
        for home in sample.telling
        if home.kind in _HOMES and (finding := _judge(sample, home, name)) is not None
    ]
    yield from found or [Finding("T22", "", (), 0, "silent", None, Text("few rows share an address"))]


def _judge(sample: Sample, home: Column, name: Column) -> Finding | None:
    family = _families(name)
    pairs = _together(home)
    left, right = (family[side] for side in pairs.T)
    both = (left >= 0) & (right >= 0)
    n = int(both.sum())
    if n < FEW:
        return None
    chance = alike(np.bincount(family[family >= 0]))
    share = float((left == right)[both].mean())
    # Where whole names come again it is one person who stands there twice, not a household.
    same = float((name.codes[pairs[:, 0]] == name.codes[pairs[:, 1]])[both].mean())
    beyond = (share - max(chance, same)) / max(np.sqrt(chance * (1 - chance) / n), 1 / n)
    leaning: Leaning = "for" if name.kind != "family_name" and beyond > _SURE else "silent"
    figures = {"home": home.name, "name": name.name, "n": n, "share": share, "chance": chance, "same": same}
    text = Text(
        "of {n:,} pairs of rows that share {home}, {share:.0%} share the family name in {name}, {same:.0%} "
        "the whole of it; pairs at large share the family name in {chance:.1%}",
        figures,
    )
    score = (share - chance) / max(1 - chance, 0.02)
    columns = (home.name, name.name)
    return Finding("T22", sample.table.name, columns, n, leaning, score, text, ("S", "G", "M"))


def _families(column: Column) -> NDArray[np.int64]:
    """(rows,) number of the family name: the first sign, or what stands last or before a comma."""
    of, _ = numbered([_family(v) for v in column.values])
    return np.where(column.codes >= 0, of[column.codes], -1)


def _family(name: str) -> str:
    if len(name) <= 4 and "\u4e00" <= name[:1] <= "\u9fff":
        return name[0]
    before, comma, _ = name.casefold().partition(",")
    return before.strip() if comma else (before.split() or [""])[-1]


def _together(home: Column) -> NDArray[np.int64]:
    """(pairs, 2) rows of two to six that share a value, each with the next."""
    counts = home.counts
    order = np.argsort(home.codes, kind="stable")
    codes = home.codes[order]
    near = (codes[1:] == codes[:-1]) & (codes[1:] >= 0)
    near[near] = counts[codes[1:][near]] <= _MOST
    return np.column_stack([order[:-1][near], order[1:][near]])


TEST = Test(
    number="T22",
    claim="Do people at one address share names as households do?",
    separates=("S", "G", "M"),
    run=run,
    group="identity",
)
