"""Moldovan identity number (IDNP).

* Standard: Government decision 272/2002: weights 7 3 1 modulo 10
* Shape: 13 digits
* Personal: direct identifier; a report shows nothing of it

>>> canonical('7747593567400')
'7747593567400'
>>> canonical('7747593567401')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import DIGITS, Layout, Rule

RULE = Rule((Layout(r"[0-9]\d{12}", (weighted((7, 3, 1) * 4, tuple(DIGITS)),)),), repeats=True)

KIND = national("md.idnp", RULE, chance=0.1)
canonical = KIND.canonical
