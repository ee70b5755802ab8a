"""How the tests of agreement between two columns (T01, T10) read its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.evidence.interface import FEW, MOST_IN_LIFE
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.evidence.interface import Leak, Test
    from leakassay.measures.agreement import AgreementSummary
    from leakassay.records import Leaning

_TOO_GOOD = 1000
"""From so many rows on, agreement without one exception says "computed", not "recorded": at an error rate of
0.3 % in registers [P] it would happen by chance in one leak of twenty."""


def findings(
    leak: Leak, test: Test, facets: tuple[str, ...], chance: Mapping[str, float]
) -> Iterator[Finding]:
    """Judge every pair of columns, one of them a national number, that speak of one of the facets."""
    judged = [
        _judge(test, table.name, pair, chance[pair.facet])
        for table in leak.tables
        for pair in table.agreement
        if pair.facet in facets
        and any("." in table.columns[name].plan.kind.name for name in (pair.left, pair.right))
    ]
    yield from judged or [_silent(test, "no table holds both columns", 0)]


def _judge(test: Test, table: str, pair: AgreementSummary, chance: float) -> Finding:
    n, equal = pair.compared, pair.outcomes["equal"]
    columns = (pair.left, pair.right)
    if n < FEW:
        return _silent(test, "too few rows hold both facts", n, table, columns)
    share = equal / n
    low, high = clopper_pearson(equal, n)
    figures = {"share": share, "n": n, "low": low, "high": high, "chance": chance}
    leaning: Leaning
    if high < MOST_IN_LIFE:
        leaning, said = "against", _DIFFER
    elif equal == n and n >= _TOO_GOOD:
        leaning, said = "silent", _COMPUTED
    elif low > MOST_IN_LIFE:
        leaning, said = "for", _AGREE
    else:
        leaning, said = "silent", _OPEN
    return Finding(test.number, table, columns, n, leaning, share, Text(said, figures), test.separates)


_AGREE = "{share:.1%} of {n:,} rows agree ({low:.1%} to {high:.1%}); by chance {chance:.2%} would"
_DIFFER = (
    "only {share:.1%} of {n:,} rows agree ({low:.1%} to {high:.1%}); in registers nearly all do, by chance "
    "{chance:.2%}"
)
_COMPUTED = "all of {n:,} rows agree, without one exception: the one may have been computed from the other"
_OPEN = "{share:.1%} of {n:,} rows agree ({low:.1%} to {high:.1%}): too few rows to decide"


def _silent(test: Test, why: str, n: int, table: str = "", columns: tuple[str, ...] = ()) -> Finding:
    return Finding(test.number, table, columns, n, "silent", None, Text(why))
