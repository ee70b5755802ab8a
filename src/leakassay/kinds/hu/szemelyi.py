"""Hungarian personal number.

For those born to 1996 the weights run the other way.

* Standard: Act XX of 1996: weights modulo 11
* Shape: eleven digits: century and sex, yymmdd, order, check digit
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('32104107980')
'32104107980'
>>> canonical('32104107981')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex, hundred

_CENTURY = {**dict.fromkeys("1256", 0), **dict.fromkeys("3478", 1)}
_TEN = (*ELEVEN, "")
RULE = Rule(
    (
        Layout(
            r"[1-8]\d{10}",
            ((weighted(range(1, 11), _TEN), weighted(range(10, 0, -1), _TEN)),),
            Birth(
                (1, 3),
                (3, 5),
                (5, 7),
                (hundred(1900), tuple(2000 + y if y < 40 else 1800 + y for y in range(100))),
                _CENTURY,
                0,
            ),
            sex=Sex(0, ODD_MALE),
        ),
    )
)

KIND = national("hu.szemelyi", RULE, chance=0.005)
canonical = KIND.canonical
