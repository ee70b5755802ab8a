"""Canadian social insurance number.

* Standard: Employment and Social Development Canada: Luhn; 0 and 8 begin none, 9 temporary ones
* Shape: nine digits in threes
* Personal: direct identifier; a report shows nothing of it

>>> canonical('123-456-782')
'123456782'
>>> canonical('123-456-780')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"[1-79]\d{8}", (luhn(9),)),), gaps=frozenset({3, 6}), repeats=True)

KIND = national("ca.sin", RULE, chance=0.08)
canonical = KIND.canonical
