"""Czech and Slovak birth number.

Women's months are 50 higher; 20 more where a day's numbers ran out (since 2004). To 1953 nine
digits without a check.

* Standard: Act 133/2000 Coll.: the number modulo 11
* Shape: nine or ten digits, yymmdd/order
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('710319/2745')
'7103192745'
>>> canonical('710319/2740')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, powers, weighted
from leakassay.kinds.numbers import FEMALE, MALE, Birth, Layout, Rule, months

_MONTHS = months(0, sex=MALE) | months(20, sex=MALE) | months(50, sex=FEMALE) | months(70, sex=FEMALE)
_NEW = tuple(1900 + year if year >= 54 else 2000 + year for year in range(100))
_OLD = tuple(1900 + year if year < 54 else 1800 + year for year in range(100))
RULE = Rule(
    (
        Layout(
            r"\d{10}",
            (weighted(powers(9, 11), (*ELEVEN, "0")),),
            Birth((0, 2), (2, 4), (4, 6), (_NEW,), months=_MONTHS),
        ),
        Layout(r"\d{9}", birth=Birth((0, 2), (2, 4), (4, 6), (_OLD,), months=_MONTHS)),
    ),
    drop=" /",
)

KIND = national("cz.rc", RULE, chance=0.013)
canonical = KIND.canonical
