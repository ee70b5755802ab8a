"""Russian tax number (INN).

Twelve digits of people, ten of firms.

* Standard: FNS order MMV-7-6/435@: check digits modulo 11
* Shape: ten or twelve digits
* Personal: direct identifier, says region; a report shows nothing of it

>>> canonical('500100732259')
'500100732259'
>>> canonical('500100732250')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import Layout, Region, Rule

_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_RIGHT = (*ELEVEN, "0")
RULE = Rule(
    (
        Layout(
            r"\d{12}",
            (weighted(_WEIGHTS[1:], _RIGHT, 10), weighted(_WEIGHTS, _RIGHT, 11)),
            region=Region(0, 2),
        ),
        Layout(r"\d{10}", (weighted(_WEIGHTS[2:], _RIGHT, 9),), region=Region(0, 2)),
    ),
    repeats=True,
)

KIND = national("ru.inn", RULE, chance=0.01)
canonical = KIND.canonical
