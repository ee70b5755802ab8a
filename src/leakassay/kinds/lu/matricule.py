"""Luxembourgish identity number.

The last digit, a Verhoeff digit over the others but one, is not held.

* Standard: Law of 19 June 2013: yyyymmdd, order, Luhn
* Shape: 13 digits
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('1922031396340')
'1922031396340'
>>> canonical('192203139634')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: length
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import Birth, Layout, Rule

RULE = Rule((Layout(r"[12]\d{12}", (luhn(12),), Birth((0, 4), (4, 6), (6, 8))),))

KIND = national("lu.matricule", RULE, chance=0.0001)
canonical = KIND.canonical
