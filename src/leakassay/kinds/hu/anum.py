"""Hungarian tax number of firms and sole traders.

* Standard: Act CL of 2017: weights 9 7 3 1 modulo 10
* Shape: eight digits, and three that say kind and county
* Personal: of organisations, of sole traders a quasi-identifier; a report shows nothing of it

>>> canonical('12892312')
'12892312'
>>> canonical('12892310')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import Layout, Rule

_CHECK = divides((9, 7, 3, 1, 9, 7, 3, 1), 10)
RULE = Rule((Layout(r"\d{8}", (_CHECK,)), Layout(r"\d{8}[1-5]\d{2}", (_CHECK,))), repeats=True)

KIND = national("hu.anum", RULE, chance=0.099, sensitivity=Sensitivity.NEUTRAL)
canonical = KIND.canonical
