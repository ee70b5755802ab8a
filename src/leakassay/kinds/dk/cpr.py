"""Danish CPR number.

The seventh digit says the century with the year. Since 2007 numbers are given without the check
digit holding, so it is not held.

* Standard: CPR-kontoret: Personnummeret i CPR
* Shape: ten digits, ddmmyy-order
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('211062-5629')
'2110625629'
>>> canonical('311162-5629')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex, days, hundred

_LATE = tuple(2000 + year if year <= 36 else 1900 + year for year in range(100))
_FAR = tuple(2000 + year if year <= 57 else 1800 + year for year in range(100))
_CENTURY = {**dict.fromkeys("0123", 0), **dict.fromkeys("49", 1), **dict.fromkeys("5678", 2)}
_BIRTH = Birth((4, 6), (2, 4), (0, 2), (hundred(1900), _LATE, _FAR), _CENTURY, 6, days=days(0) | days(60))
RULE = Rule((Layout(r"\d{10}", (), _BIRTH, sex=Sex(9, ODD_MALE)),), pad=10)

KIND = national("dk.cpr", RULE, chance=0.068)
canonical = KIND.canonical
