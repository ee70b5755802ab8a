"""Dutch citizen service number (BSN).

* Standard: Regeling BSN: weights 9 to 2 and -1 modulo 11
* Shape: nine digits; leading zeros get lost
* Personal: direct identifier; a report shows nothing of it

>>> canonical('111222333')
'111222333'
>>> canonical('111222330')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule(
    (Layout(r"\d{9}", (divides((9, 8, 7, 6, 5, 4, 3, 2, -1), 11),)),), drop=" .-", pad=9, repeats=True
)

KIND = national("nl.bsn", RULE, chance=0.091)
canonical = KIND.canonical
