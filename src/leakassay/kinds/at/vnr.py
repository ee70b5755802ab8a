"""Austrian social insurance number.

The date stands at the end; months 13 to 15 are given where a day's numbers ran out.

* Standard: Hauptverband: weights 3 7 9 5 8 4 2 1 6 modulo 11
* Shape: three digits, check digit, ddmmyy
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('1237 010180')
'1237010180'
>>> canonical('1237 010181')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import NEAREST, PLAIN_MONTHS, Birth, Layout, Rule

_MONTHS = PLAIN_MONTHS | dict.fromkeys(range(13, 16), (0, 0, 0))
RULE = Rule(
    (
        Layout(
            r"[1-9]\d{9}",
            (weighted((3, 7, 9, 0, 5, 8, 4, 2, 1, 6), (*ELEVEN, ""), 3),),
            Birth((8, 10), (6, 8), (4, 6), (NEAREST,), months=_MONTHS),
        ),
    )
)

KIND = national("at.vnr", RULE, chance=0.0038)
canonical = KIND.canonical
