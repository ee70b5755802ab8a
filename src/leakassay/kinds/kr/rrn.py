"""Korean resident registration number.

Date of birth, a digit for century, sex and status, place, order, check digit. Of foreigners the
check is shifted by two; numbers given since October 2020 are random after the seventh digit, so
that births of 2020 and later have no check.

* Standard: Resident Registration Act, rules of enforcement
* Shape: yymmdd, [0-9], six digits
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('971013-9019902')
'9710139019902'
>>> canonical('971013-9019900')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Region, Rule, Sex, hundred

_CENTURIES = (hundred(1900), hundred(2000), hundred(1800))
_CENTURY = {**dict.fromkeys("1256", 0), **dict.fromkeys("3478", 1), **dict.fromkeys("90", 2)}
_BIRTH = Birth((0, 2), (2, 4), (4, 6), _CENTURIES, _CENTURY, 6)
_SEX = Sex(6, ODD_MALE)
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_CITIZEN, _FOREIGNER = "10987654321", "32109876543"
_EITHER = [a + b for a, b in zip(_CITIZEN, _FOREIGNER, strict=True)]
RULE = Rule(
    (
        Layout(r"2\d{5}[3478]\d{6}", birth=_BIRTH, sex=_SEX),
        Layout(r"\d{6}[0-49]\d{6}", (weighted(_WEIGHTS, _CITIZEN),), _BIRTH, sex=_SEX, region=Region(7, 9)),
        Layout(r"\d{13}", (weighted(_WEIGHTS, _EITHER),), _BIRTH, sex=_SEX),
    )
)

KIND = national("kr.rrn", RULE, chance=0.0047)
canonical = KIND.canonical
