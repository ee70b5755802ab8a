"""Mauritian identity number.

* Standard: Civil Status Division: weights 14 to 2 modulo 17
* Shape: letter, ddmmyy, seven characters
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('I070843K35652C')
'I070843K35652C'
>>> canonical('I070843K356520')
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
            r"[A-Z]\d{6}[0-9A-Z]\d{5}[0-9A-G]",
            (weighted(range(14, 1, -1), _RIGHT, values=ALNUM),),
            Birth((5, 7), (3, 5), (1, 3), (NEAREST,)),
        ),
    )
)

KIND = national("mu.nid", RULE, chance=0.0014)
canonical = KIND.canonical
