"""Vietnamese citizen identity number.

No check digit.

* Standard: Circular 59/2021/TT-BCA: place, century and sex, year, order
* Shape: twelve digits
* Personal: direct identifier, says birth year, sex and place; a report shows nothing of it

>>> canonical('001099012345')
'001099012345'
>>> canonical('001599012345')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import EVEN_MALE, Birth, Layout, Part, Region, Rule, Sex, hundred

_PROVINCES = {f"{province:03}" for province in range(1, 97)}
_CENTURY = {**dict.fromkeys("01", 0), **dict.fromkeys("23", 1)}
RULE = Rule(
    (
        Layout(
            r"0\d{11}",
            birth=Birth(
                (4, 6),
                (6, 6),
                (6, 6),
                (hundred(1900), hundred(2000)),
                _CENTURY,
                3,
                {0: (0, 0, 0)},
                {0: (0, 0)},
            ),
            parts=(Part(0, 3, _PROVINCES, "province"),),
            sex=Sex(3, EVEN_MALE),
            region=Region(0, 3),
        ),
    ),
    pad=12,
)

KIND = national("vn.cccd", RULE, chance=0.027)
canonical = KIND.canonical
