"""Does what people do follow day and night?

* Claim tested: times of day come from life
* Needs: `measures.calendar`: times of day in 200 records or more
* If authentic: nights are quiet; a batch job writes all in one hour
* If generated: every hour as good as the next
* Cannot tell: dates without a time; machines that never sleep
* Source: METHOD.md 2.2, 2.4 T27
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak

_LEAST = 200
_SURE = 400
"""From so many on, chance hides no cycle of a third: that would take four standard deviations."""
_EVEN = 0.15
"""Hours that differ by so little from each other, beyond chance, are no people's: the quietest hour of the
day has a tenth to a third of the busiest in call centres, shops and networks alike [P]."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: how far the hours differ beyond chance: their deviation as a share of their mean."""
    found = [
        _judge(table.name, name, hours)
        for table in leak.tables
        for name, column in table.columns.items()
        if column.calendar is not None
        and (hours := column.calendar.weekdays[:, :24].sum(0)).sum() >= _LEAST
        and hours.max() < hours.sum()
    ]
    yield from found or [Finding("T27", "", (), 0, "silent", None, Text("no column holds times of day"))]


def _judge(table: str, name: str, hours: NDArray[np.int64]) -> Finding:
    n = int(hours.sum())
    expected = n / 24
    beyond = (float(((hours - expected) ** 2).mean()) - expected) / expected**2
    varies = float(np.sqrt(max(0.0, beyond)))
    even = varies < _EVEN and n >= _SURE
    figures = {"column": name, "n": n, "varies": varies}
    said = _FLAT if even else _CYCLE
    return Finding(
        "T27",
        table,
        (name,),
        n,
        "against" if even else "silent",
        varies,
        Text(said, figures),
        ("G", "M", "E"),
    )


_CYCLE = "the hours in {column} differ by {varies:.0%} of their mean beyond chance, over {n:,} records"
_FLAT = (
    "the hours in {column} are all alike: they differ by {varies:.0%} of their mean beyond chance, over "
    "{n:,} records; what people do has days and nights"
)

TEST = Test(
    number="T27",
    claim="Does what people do follow day and night?",
    separates=("G", "M", "E"),
    run=run,
    group="time",
)
