"""Indian virtual identity number.

Stands in for an Aadhaar number.

* Standard: UIDAI circular 1/2018: Verhoeff
* Shape: 16 digits, begins with 2 to 9
* Personal: direct identifier; a report shows nothing of it

>>> canonical('7850717059206690')
'7850717059206690'
>>> canonical('7850717059206691')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Named, Rule

RULE = Rule(
    (Layout(r"[2-9]\d{15}", (Named("no palindrome", 0, 16, "palindrome"), Named("verhoeff", 0, 16))),)
)

KIND = national("in.vid", RULE, chance=0.083)
canonical = KIND.canonical
