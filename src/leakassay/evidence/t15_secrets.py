"""Are the stored passwords built as a system builds them?

* Claim tested: a login system wrote the digests and passwords
* Needs: `measures.rows`; a column of stored passwords, digests or passwords in the clear
* If authentic: one scheme or two, no salted digest twice, digits as even as dice
* If made up: digits that somebody typed; one salted digest in many rows, as in copies too
* Cannot tell: digests by a program of what nobody chose; accounts opened in bulk under one password
* Source: METHOD.md 2.4 T15; chi-squared with 15 degrees of freedom
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.intervals import clopper_pearson
from leakassay.kinds.interface import Malformed
from leakassay.kinds.password_hash import FAMILIES, SHAPE
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Hypothesis, Leaning

_SALTED = frozenset({"bcrypt", "argon2", "scrypt", "sha512-crypt", "sha256-crypt", "md5-crypt", "phpass"})
_HEX = re.compile(r"(?:0x|\*)?([0-9a-f]{32,128})", re.IGNORECASE)
_AGAINST: tuple[Hypothesis, ...] = ("G", "M", "P", "E")
_TWICE = 0.1
"""More salted digests than this that stand in several rows were copied [P]."""
_UNEVEN = 80.0
"""Chi-squared of hexadecimal digits: one column of true digests in 10^10 is less even."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of salted digests that stand in several rows; chi-squared of the digits of bare ones."""
    found = [
        finding
        for sample in leak.samples()
        for column in sample.columns
        if len(column.said) >= FEW
        for finding in _judge(sample, column)
    ]
    yield from found or [Finding("T15", "", (), 0, "silent", None, Text("no column holds passwords"))]


def _judge(sample: Sample, column: Column) -> Iterator[Finding]:
    if column.kind == "password_hash":
        yield _schemes(sample, column)
        digests = [m[1] for v in column.values if (m := _HEX.fullmatch(v))]
        if len(digests) >= FEW:
            yield _digits(sample, column, digests)
    if column.kind == "password":
        yield _clear(sample, column)


def _schemes(sample: Sample, column: Column) -> Finding:
    each = [_scheme(v) for v in column.values]
    counts = column.counts
    rows = Counter(dict.fromkeys(each, 0))
    for scheme, count in zip(each, counts.tolist(), strict=True):
        rows[scheme] += count
    salted = np.array([scheme in _SALTED for scheme in each])
    n, twice = int(counts[salted].sum()), int(counts[salted & (counts > 1)].sum())
    low, _ = clopper_pearson(twice, n) if n else (0.0, 1.0)
    leaning: Leaning = "against" if n >= FEW and low > _TWICE else "silent"
    scheme, most = rows.most_common(1)[0]
    figures = {
        "column": column.name, "schemes": len(rows), "scheme": scheme, "share": most / len(column.said),
        "twice": twice, "n": n,
    }  # fmt: skip
    text = Text(
        "{column} holds {schemes} schemes, mostly {scheme} ({share:.0%}); of {n:,} salted digests {twice:,} "
        "stand in several rows",
        figures,
    )
    score = twice / n if n else None
    return Finding("T15", sample.table.name, (column.name,), n, leaning, score, text, _AGAINST)


def _scheme(value: str) -> str:
    try:
        return FAMILIES[SHAPE.rule(value).family - 1]
    except Malformed:
        return "digest"


def _digits(sample: Sample, column: Column, digests: Sequence[str]) -> Finding:
    counts = np.bincount([int(c, 16) for one in digests for c in one], minlength=16)
    even = counts.sum() / 16
    chi = float(((counts - even) ** 2 / even).sum())
    leaning: Leaning = "against" if chi > _UNEVEN else "silent"
    figures = {"column": column.name, "n": len(digests), "chi": chi}
    text = Text(
        "the digits of {n:,} different digests in {column} depart from even ones by a chi-squared of "
        "{chi:.0f}; digests of anything stay below 45",
        figures,
    )
    return Finding("T15", sample.table.name, (column.name,), len(digests), leaning, chi, text, _AGAINST)


def _clear(sample: Sample, column: Column) -> Finding:
    n, lengths = len(column.said), np.bincount(column.each(len))
    again = 1 - len(column.values) / n
    figures = {"column": column.name, "n": n, "again": again, "length": float(lengths.max() / lengths.sum())}
    text = Text(
        "of {n:,} passwords in {column} {again:.1%} were there before, and {length:.0%} are of one length",
        figures,
    )
    return Finding("T15", sample.table.name, (column.name,), n, "silent", again, text, _AGAINST)


TEST = Test(
    number="T15",
    claim="Did a system store the passwords?",
    separates=_AGAINST,
    run=run,
    group="language",
)
