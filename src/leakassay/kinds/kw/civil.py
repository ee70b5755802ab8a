"""Kuwaiti civil number.

* Standard: Public Authority for Civil Information: weights 2 1 6 3 7 9 10 5 8 4 2 modulo 11
* Shape: twelve digits: century, yymmdd, order, check digit
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('291060536221')
'291060536221'
>>> canonical('291060536220')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Birth, Layout, Rule, hundred

_RIGHT = complement(11, {11: "", 10: ""})
RULE = Rule(
    (
        Layout(
            r"[123]\d{11}",
            (weighted((2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), _RIGHT),),
            Birth(
                (1, 3),
                (3, 5),
                (5, 7),
                (hundred(1800), hundred(1900), hundred(2000)),
                {"1": 0, "2": 1, "3": 2},
                0,
            ),
        ),
    )
)

KIND = national("kw.civil", RULE, chance=0.00065)
canonical = KIND.canonical
