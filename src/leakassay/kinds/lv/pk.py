"""Latvian identity number.

Numbers that begin with 32, given since 2017, say no date; their check is not published.

* Standard: Population Register: weights 10 5 8 4 2 1 6 3 7 9 modulo 11
* Shape: eleven digits: ddmmyy, century, order, check digit
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('161175-19997')
'16117519997'
>>> canonical('161175-19990')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import Birth, Layout, Rule, hundred

_RIGHT = (*ELEVEN[1:], "0", "0")
_BIRTH = Birth(
    (4, 6), (2, 4), (0, 2), (hundred(1800), hundred(1900), hundred(2000)), {"0": 0, "1": 1, "2": 2}, 6
)
RULE = Rule(
    (
        Layout(r"[0-2]\d{5}[012]\d{4}", (weighted((10, 5, 8, 4, 2, 1, 6, 3, 7, 9), _RIGHT),), _BIRTH),
        Layout(r"3[01]\d{4}[012]\d{4}", (weighted((10, 5, 8, 4, 2, 1, 6, 3, 7, 9), _RIGHT),), _BIRTH),
        Layout(r"32\d{9}"),
    )
)

KIND = national("lv.pk", RULE, chance=0.011)
canonical = KIND.canonical
