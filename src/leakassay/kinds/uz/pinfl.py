"""Uzbek personal number (PINFL).

The check digit's rule is not published, so it is not held.

* Standard: Cabinet of Ministers decree 1999: century and sex, ddmmyy, district, order
* Shape: 14 digits
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('11002658407760')
'11002658407760'
>>> canonical('1100265840776')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: length
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex, hundred

_CENTURY = {**dict.fromkeys("12", 0), **dict.fromkeys("34", 1), **dict.fromkeys("56", 2)}
_BIRTH = Birth((5, 7), (3, 5), (1, 3), (hundred(1800), hundred(1900), hundred(2000)), _CENTURY, 0)
RULE = Rule((Layout(r"[1-6]\d{13}", birth=_BIRTH, sex=Sex(0, ODD_MALE)),))

KIND = national("uz.pinfl", RULE, chance=0.017)
canonical = KIND.canonical
