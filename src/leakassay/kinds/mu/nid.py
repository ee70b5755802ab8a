"""Mauritian identity number.

* Standard: Civil Status Division: weights 14 to 2 modulo 17
* Shape: letter, ddmmyy, seven characters
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('H2304979190749')
'H2304979190749'
>>> canonical('H2304979190740')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import ALNUM, NEAREST, Birth, Layout, Rule

_RIGHT = ["0123456789ABCDEFG"[-rest % 17] for rest in range(17)]
RULE = Rule(
    (
        Layout(
            r"[A-Z]\d{12}[0-9A-G]",
            (weighted(range(14, 1, -1), _RIGHT, values=ALNUM),),
            Birth((5, 7), (3, 5), (1, 3), (NEAREST,)),
        ),
    )
)

KIND = national("mu.nid", RULE, chance=0.0014)
canonical = KIND.canonical
