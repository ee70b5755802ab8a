"""Israeli identity number.

* Standard: Population Registry Law: Luhn
* Shape: nine digits; leading zeros get lost
* Personal: direct identifier; a report shows nothing of it

>>> canonical('3933742-3')
'039337423'
>>> canonical('3933742-0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"\d{9}", (luhn(9),)),), pad=9, repeats=True)

KIND = national("il.idnr", RULE, chance=0.099)
canonical = KIND.canonical
