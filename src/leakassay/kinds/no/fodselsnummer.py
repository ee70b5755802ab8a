"""Norwegian identity number.

D numbers (day plus 40), auxiliary (month plus 40) and test numbers (month plus 80) are of the kind.

* Standard: Folkeregisterforskriften 2017: two check digits modulo 11
* Shape: eleven digits: ddmmyy, order, two check digits
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('151086 95088')
'15108695088'
>>> canonical('151086 95080')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex, days, hundred, months

_EARLY = tuple(1800 + year if year >= 54 else 2000 + year if year < 40 else 0 for year in range(100))
_LATE = tuple(1900 + year if year >= 40 else 2000 + year for year in range(100))
_NEW = tuple(2000 + year if year < 40 else 0 for year in range(100))
_CENTURY = {**dict.fromkeys("01234", 0), **dict.fromkeys("567", 1), "8": 2, "9": 3}
RULE = Rule(
    (
        Layout(
            r"\d{11}",
            (divides((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), 11), divides((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 11)),
            Birth(
                (4, 6),
                (2, 4),
                (0, 2),
                (hundred(1900), _EARLY, _NEW, _LATE),
                _CENTURY,
                6,
                months(0) | months(40) | months(80),
                days(0) | days(40),
            ),
            sex=Sex(8, ODD_MALE),
        ),
    ),
    pad=11,
)

KIND = national("no.fodselsnummer", RULE, chance=0.0017)
canonical = KIND.canonical
