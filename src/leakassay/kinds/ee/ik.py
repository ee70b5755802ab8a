"""Estonian identity number.

Lithuanian numbers follow the same rule.

* Standard: EVS 585:2007: two rounds of weights modulo 11
* Shape: eleven digits: century and sex, yymmdd, order, check digit
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('36805280109')
'36805280109'
>>> canonical('36805280100')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex, hundred

_CENTURY = {
    **dict.fromkeys("12", 0),
    **dict.fromkeys("34", 1),
    **dict.fromkeys("56", 2),
    **dict.fromkeys("78", 3),
}
_CENTURIES = (hundred(1800), hundred(1900), hundred(2000), hundred(2100))
_SECOND = weighted((3, 4, 5, 6, 7, 8, 9, 1, 2, 3), (*ELEVEN, "0"), 10)
_CHECK = weighted((1, 2, 3, 4, 5, 6, 7, 8, 9, 1), (*ELEVEN, "?"), 10, then=_SECOND)
_BIRTH = Birth((1, 3), (3, 5), (5, 7), _CENTURIES, _CENTURY, 0)
RULE = Rule((Layout(r"[1-6]\d{10}", (_CHECK,), _BIRTH, sex=Sex(0, ODD_MALE)),))

KIND = national("ee.ik", RULE, chance=0.0018)
canonical = KIND.canonical
