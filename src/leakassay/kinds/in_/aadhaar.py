"""Indian Aadhaar number.

* Standard: UIDAI: Verhoeff check digit; begins with 2 to 9; no palindrome
* Shape: 12 digits, often in fours
* Personal: direct identifier; a report shows nothing of it

>>> canonical('2345 6789 0124')
'234567890124'
>>> canonical('2345 6789 0120')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Named, Rule

RULE = Rule(
    (Layout(r"[2-9]\d{11}", (Named("no palindrome", 0, 12, "palindrome"), Named("verhoeff", 0, 12))),)
)

KIND = national("in.aadhaar", RULE, chance=0.081)
canonical = KIND.canonical
