"""Belarusian identity number.

The check digit's rule is not published, so it is not held.

* Standard: Law on the population register 2008
* Shape: digit for century and sex, ddmmyy, letter, three digits, two letters, digit
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('3140462K014PB0')
'3140462K014PB0'
>>> canonical('3149962K014PB0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Part, Rule, Sex, hundred

_CENTURY = {**dict.fromkeys("12", 0), **dict.fromkeys("34", 1), **dict.fromkeys("56", 2)}
_BIRTH = Birth((5, 7), (3, 5), (1, 3), (hundred(1800), hundred(1900), hundred(2000)), _CENTURY, 0)
_PARTS = (Part(11, 13, {"PB", "BA", "BI"}, "citizenship"),)
RULE = Rule((Layout(r"[1-6]\d{6}[ABCEHKM]\d{3}[A-Z]{2}\d", (), _BIRTH, _PARTS, Sex(0, ODD_MALE)),))

KIND = national("by.pn", RULE, chance=0.0001)
canonical = KIND.canonical
