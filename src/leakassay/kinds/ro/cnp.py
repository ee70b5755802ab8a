"""Romanian personal number (CNP).

* Standard: Legea 105/1996: weights 2 7 9 1 4 6 3 5 8 2 7 9 modulo 11
* Shape: 13 digits: century and sex, yymmdd, county, order, check digit
* Personal: direct identifier, says birth date, sex and county; a report shows nothing of it

>>> canonical('1630615123457')
'1630615123457'
>>> canonical('1630615123450')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import FEMALE, MALE, NEAREST, Birth, Layout, Part, Region, Rule, Sex, hundred

_CENTURY = {
    **dict.fromkeys("12", 0),
    **dict.fromkeys("34", 1),
    **dict.fromkeys("56", 2),
    **dict.fromkeys("789", 3),
}
_CENTURIES = (hundred(1900), hundred(1800), hundred(2000), NEAREST)
_COUNTIES = {f"{county:02}" for county in (*range(1, 53), 70, *range(80, 84))}
RULE = Rule(
    (
        Layout(
            r"[1-9]\d{12}",
            (weighted((2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9), (*ELEVEN, "1")),),
            Birth((1, 3), (3, 5), (5, 7), _CENTURIES, _CENTURY, 0),
            (Part(7, 9, _COUNTIES, "county"),),
            Sex(0, {**dict.fromkeys("1357", MALE), **dict.fromkeys("2468", FEMALE)}),
            Region(7, 9),
        ),
    )
)

KIND = national("ro.cnp", RULE, chance=0.0017)
canonical = KIND.canonical
