"""Do the numbers carry right check digits, lengths and dates as often as issued numbers do?

* Claim tested: these numbers were issued, not made up
* Needs: `measures.faults` of columns of national numbers and payment cards
* If made up at random: as many pass as the kind's chance says, such as one in eleven
* If issued: nearly all pass; typing errors, masked and foreign numbers cost some per cent
* Cannot tell: fewer than 30 numbers; numbers that pass prove nothing, since a generator may know the rule
* Source: METHOD.md 2.3, 2.4 T02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.evidence.interface import FEW, Test
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.measures.tables import ColumnSummary

_ISSUED = 0.8
"""Of issued numbers, more than this pass, masked and foreign ones aside [P]: METHOD.md 0 has 104.7 of 961
million rows after validation and de-duplication together, so this is no more than a first bound."""
_CHECKED = 0.25
"""A kind is checked if chance lets no more than this through."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of the unmasked numbers that pass."""
    judged = [
        _judge(table.name, name, column)
        for table in leak.tables
        for name, column in table.columns.items()
        if _numbered(column)
    ]
    yield from judged or [
        Finding("T02", "", (), 0, "silent", None, Text("no column holds numbers with a check"))
    ]


def _numbered(column: ColumnSummary) -> bool:
    kind = column.plan.kind
    return kind.chance <= _CHECKED and ("." in kind.name or kind.name in {"payment_card", "iban"})


def _judge(table: str, name: str, column: ColumnSummary) -> Finding:
    valid = column.faults.valid
    n = column.faults.nonempty - column.faults.faults.get("masked", 0)
    if n < FEW:
        said = Text("only {n} numbers are there to be checked", {"n": n})
        return Finding("T02", table, (name,), n, "silent", None, said)
    share = valid / n
    low, high = clopper_pearson(valid, n)
    figures = {"share": share, "n": n, "low": low, "high": high, "chance": column.plan.kind.chance}
    if high < _ISSUED:
        return Finding("T02", table, (name,), n, "against", share, Text(_MADE_UP, figures), TEST.separates)
    return Finding("T02", table, (name,), n, "silent", share, Text(_FITTING, figures), TEST.separates)


_MADE_UP = (
    "only {share:.1%} of {n:,} numbers pass ({low:.1%} to {high:.1%}); of issued ones nearly all do, of "
    "made-up ones {chance:.1%}"
)
_FITTING = (
    "{share:.1%} of {n:,} numbers pass ({low:.1%} to {high:.1%}); of made-up ones {chance:.1%} would. That "
    "proves little: a generator can know the rule"
)


TEST = Test(
    number="T02",
    claim="Do the numbers pass their checks as often as issued numbers do?",
    separates=("G", "P"),
    run=run,
    group="identity",
)
