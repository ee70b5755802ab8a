"""Turkish identity number.

* Standard: Nüfus Hizmetleri: two check digits modulo 10
* Shape: eleven digits, the first no 0
* Personal: direct identifier; a report shows nothing of it

>>> canonical('17291716060')
'17291716060'
>>> canonical('17291716061')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import DIGITS, Layout, Rule

_FIRST = weighted((7, -1, 7, -1, 7, -1, 7, -1, 7), tuple(DIGITS), 9)
_SECOND = weighted((1,) * 10, tuple(DIGITS), 10)
RULE = Rule((Layout(r"[1-9]\d{10}", (_FIRST, _SECOND)),))

KIND = national("tr.tckimlik", RULE, chance=0.0089)
canonical = KIND.canonical
