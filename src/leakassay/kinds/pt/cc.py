"""Portuguese citizen card number.

* Standard: Lei 7/2007: Luhn over digits and letters
* Shape: eight digits, a digit, two characters, a digit
* Personal: direct identifier; a report shows nothing of it

>>> canonical('00000000 0 ZZ4')
'000000000ZZ4'
>>> canonical('00000000 0 ZZ0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import ALNUM, Layout, Rule

RULE = Rule((Layout(r"\d{9}[0-9A-Z]{2}\d", (luhn(12, values=ALNUM),)),))

KIND = national("pt.cc", RULE, chance=0.099)
canonical = KIND.canonical
