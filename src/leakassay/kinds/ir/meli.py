"""Iranian national code.

* Standard: Civil Registration: weights 10 to 2 modulo 11
* Shape: ten digits; leading zeros get lost
* Personal: direct identifier; a report shows nothing of it

>>> canonical('9524457581')
'9524457581'
>>> canonical('9524457580')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"\d{10}", (weighted(range(10, 1, -1), "01987654321"),)),), pad=10, repeats=True)

KIND = national("ir.meli", RULE, chance=0.099)
canonical = KIND.canonical
