"""Belgian national register number.

Before the number of those born since 2000 stands a 2 when the check is reckoned. Foreigners' (BIS)
months are 20 or 40 higher; a month of 00 is not known.

* Standard: Royal decree of 3 April 1984: 97 less the number modulo 97
* Shape: 11 digits, yy.mm.dd-order.check
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('85.07.30-033 28')
'85073003328'
>>> canonical('85.07.30-033 2')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides, powers
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex, hundred, months

_MONTHS = {0: (0, 0, 0), 20: (0, 0, 0), 40: (0, 0, 0), **months(0), **months(20), **months(40)}
_DAYS = {day: (day if day <= 31 else 0, 0) for day in range(100)}
_WEIGHTS = (*powers(9), 10, 1)
RULE = Rule(
    (
        Layout(
            r"\d{11}",
            ((divides(_WEIGHTS, 97), divides(_WEIGHTS, 97, plus=2 * 10**9)),),
            Birth((0, 2), (2, 4), (4, 6), (hundred(1900), hundred(2000)), {}, -2, _MONTHS, _DAYS),
            sex=Sex(8, ODD_MALE),
        ),
    ),
    drop=" .-",
    pad=11,
)

KIND = national("be.nn", RULE, chance=0.0056)
canonical = KIND.canonical
