"""Kazakh individual number (IIN).

Firms' numbers (BIN) have the same check and other places.

* Standard: Law 223-III of 2007: two rounds of weights modulo 11
* Shape: twelve digits: yymmdd, century and sex, order, check digit
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('300415081978')
'300415081978'
>>> canonical('300415081970')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import FEMALE, MALE, NEAREST, Birth, Layout, Rule, Sex, hundred

_CENTURY = {"0": 3, **dict.fromkeys("12", 0), **dict.fromkeys("34", 1), **dict.fromkeys("56", 2)}
_CENTURIES = (hundred(1800), hundred(1900), hundred(2000), NEAREST)
_SEX = Sex(6, {**dict.fromkeys("135", MALE), **dict.fromkeys("246", FEMALE)})
_SECOND = weighted((3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2), (*ELEVEN, ""))
_CHECK = weighted(range(1, 12), (*ELEVEN, "?"), then=_SECOND)
_BIRTH = Birth((0, 2), (2, 4), (4, 6), _CENTURIES, _CENTURY, 6)
RULE = Rule((Layout(r"\d{6}[0-6]\d{5}", (_CHECK,), _BIRTH, sex=_SEX),), pad=12)

KIND = national("kz.iin", RULE, chance=0.002)
canonical = KIND.canonical
