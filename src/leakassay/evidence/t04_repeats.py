"""How often does one person's identifier come back?

* Claim tested: none by itself; the figures speak on how many people there are, and with T30 on padding
* Needs: `measures.frequencies` of direct identifiers
* If one row is one person: hardly any identifier repeats
* If authentic: events, or several registers in one, repeat with a long tail
* If padded: most identifiers repeat, and whole rows with them
* Cannot tell: repeats alone fit lists of events; only with whole rows repeated do they speak for padding
* Source: METHOD.md 2.4 T04; Good (1953) for the coverage
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.evidence.interface import FEW, Test
from leakassay.kinds.interface import Sensitivity
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.measures.tables import ColumnSummary, TableSummary

_PADDED = 0.5
"""Above this share of identifiers' rows being repeats, with as many whole rows repeated, one half of the file
adds nobody: no event list repeats whole rows [P]."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: rows for each different identifier (the duplication factor)."""
    judged = [
        _judge(table, name, column)
        for table in leak.tables
        for name, column in table.columns.items()
        if column.plan.kind.sensitivity is Sensitivity.DIRECT
        and column.plan.kind.chance < 1
        and column.faults.nonempty >= FEW
    ]
    yield from judged or [
        Finding("T04", "", (), 0, "silent", None, Text("no column holds enough identifiers of people"))
    ]


def _judge(table: TableSummary, name: str, column: ColumnSummary) -> Finding:
    n = column.faults.nonempty
    frequencies = column.frequencies
    once, twice = frequencies.of_count(1), frequencies.of_count(2)
    factor = n / max(1.0, column.distinct.point)
    figures = {
        "n": n,
        "distinct": int(column.distinct.point),
        "factor": factor,
        "once": once,
        "twice": twice,
        "coverage": max(0.0, 1 - once / n),
    }
    copies = table.duplicates.repeated() / max(1, table.duplicates.rows())
    if 1 - 1 / factor > _PADDED and copies > _PADDED:
        text = Text(_PADDING, {**figures, "copies": copies})
        return Finding("T04", table.name, (name,), n, "against", factor, text, ("P",))
    return Finding("T04", table.name, (name,), n, "silent", factor, Text(_FIGURES, figures), ("P", "R"))


_FIGURES = (
    "{n:,} values are {distinct:,} different ones ({factor:.2f} rows each); {once:,} occur once, {twice:,} "
    "twice; a further row would repeat one of them {coverage:.1%} of the time"
)
_PADDING = (
    "{n:,} values are {distinct:,} different ones ({factor:.2f} rows each), and {copies:.0%} of the rows are "
    "copies of others"
)

TEST = Test(
    number="T04",
    claim="How often does one person's identifier come back?",
    separates=("P", "R"),
    run=run,
    group="overlap",
)
