"""Do tables that name the same key speak of the same people?

* Claim tested: the tables come from one system
* Needs: two tables, and a column of identifiers of one kind in both, with 30 values in common
* If authentic: who has the same key has the same name, birth and sex in both
* If generated or joined by a forger: the keys meet and the people don't
* Cannot tell: tables of disjoint samples; keys that several people share
* Source: METHOD.md 2.4 T07; chance from the table's own keys, joined at an offset
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from leakassay.evidence.interface import FEW, Test
from leakassay.evidence.sampled import NAMES
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Text
from leakassay.reference.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_KEYS = frozenset({"email", "phone", "username", "uuid", "object_id", "passport", "iban", "social_handle"})
_SERIALS = frozenset({"serial", "code", "count"})
_OWN = frozenset({"id", "_id", "no", "nr", "num", "number", "rowid", "pk", "#", ""})
"""Headers under which every table counts its own rows."""
_FACTS = ({"birth_date"}, {"birth_year"}, {"sex"}, NAMES, {"nationality"}, {"birth_place"})
"""Kinds that do not change from table to table."""
_MOST_TABLES = 12
_AGREE, _DIFFER = 0.8, 0.5
"""Of the way from chance to certainty: registers agree above the one, unrelated rows below the other [P]."""
_APART = 7


@dataclass(frozen=True, slots=True)
class Joined:
    """Rows of two tables with the same key."""

    left: Sample
    right: Sample
    key: str
    personal: bool
    """Whether the key is of a person: a number under the same header may count anything."""
    pairs: tuple[tuple[int, int], ...]


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of joined rows that agree on a fact."""
    found = [
        finding
        for left, right in combinations(list(leak.samples())[:_MOST_TABLES], 2)
        for joined in _joins(left, right)
        for finding in _judge(joined)
    ]
    yield from found or [Finding("T07", "", (), 0, "silent", None, Text("no two tables share keys"))]


def _joins(left: Sample, right: Sample) -> Iterator[Joined]:
    for mine in left.columns:
        for other in right.columns:
            if not _same_key(mine, other):
                continue
            shared = set(mine.values) & set(other.values)
            if len(shared) >= FEW:
                rows = _rows_of(other)
                pairs = [(i, rows[v]) for v, i in _rows_of(mine).items() if v in rows]
                key, personal = f"{mine.name} = {other.name}", mine.kind not in _SERIALS
                yield Joined(left, right, key, personal, tuple(pairs))


def _same_key(mine: Column, other: Column) -> bool:
    """Whether two columns may hold the same keys; bare numbers only under the same header."""
    if mine.kind == other.kind and (mine.kind in _KEYS or "." in mine.kind):
        return True
    serials = mine.kind in _SERIALS and other.kind in _SERIALS and fold(mine.name) not in _OWN
    return serials and fold(mine.name) == fold(other.name) and min(len(mine.values), len(other.values)) > FEW


def _rows_of(column: Column) -> Mapping[str, int]:
    """Give the first row of each value."""
    return {column.values[c]: i for i, c in reversed(list(enumerate(column.codes.tolist()))) if c >= 0}


def _judge(joined: Joined) -> Iterator[Finding]:
    for kinds in _FACTS:
        mine = [c for c in joined.left.columns if c.kind in kinds]
        others = [c for c in joined.right.columns if c.kind in kinds]
        judged = [f for a in mine for b in others if (f := _compared(joined, a, b)) is not None]
        if judged:
            yield max(judged, key=lambda f: f.score or 0.0)


def _compared(joined: Joined, mine: Column, other: Column) -> Finding | None:
    said = [(i, j) for i, j in joined.pairs if mine.codes[i] >= 0 and other.codes[j] >= 0]
    n = len(said)
    if n < FEW:
        return None
    left = [_words(mine.values[mine.codes[i]]) for i, _ in said]
    right = [_words(other.values[other.codes[j]]) for _, j in said]
    equal = sum(bool(a & b) for a, b in zip(left, right, strict=True))
    chance = sum(bool(a & b) for a, b in zip(left, right[_APART:] + right[:_APART], strict=True)) / n
    low, high = clopper_pearson(equal, n)
    figures = {
        "key": joined.key, "left": mine.name, "right": other.name, "table": joined.right.table.name,
        "share": equal / n, "n": n, "chance": chance,
    }  # fmt: skip
    leaning: Leaning = "silent"
    if chance < _AGREE:
        beyond = [(bound - chance) / (1 - chance) for bound in (low, high)]
        may_differ = not joined.personal and mine.kind in NAMES
        leaning = "for" if beyond[0] > _AGREE else "silent"
        if beyond[1] < _DIFFER and not may_differ:
            leaning = "against"
    columns = (mine.name, other.name)
    return Finding(
        "T07",
        joined.left.table.name,
        columns,
        n,
        leaning,
        equal / n,
        Text(_SAID, figures),
        ("S", "G", "E", "P"),
    )


def _words(value: str) -> frozenset[str]:
    """Give what two spellings of a name may share; a date or a code is one word."""
    words = re.findall(r"[^\W\d_]{2,}", fold(value))
    return frozenset(words) if words and not any(c.isdigit() for c in value) else frozenset({fold(value)})


_SAID = (
    "{left} and {right} of {table} agree in {share:.1%} of {n:,} rows with the same key ({key}); with other "
    "keys in {chance:.1%}"
)

TEST = Test(
    number="T07",
    claim="Do tables that name the same key speak of the same people?",
    separates=("S", "G", "E", "P"),
    run=run,
    group="identity",
)
