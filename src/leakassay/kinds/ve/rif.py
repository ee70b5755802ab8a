"""Venezuelan RIF.

V and E are of people, and then it is the cédula with a check digit.

* Standard: SENIAT: weights 3 2 7 6 5 4 3 2 modulo 11
* Shape: letter, eight digits, check digit
* Personal: direct identifier; a report shows nothing of it

>>> canonical('V-11470283-4')
'V114702834'
>>> canonical('V-11470283-0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Linear, Rule

_LETTER = {"V": 4, "E": 8, "J": 12, "P": 16, "G": 20, "C": 12}
_PLAIN = weighted((0, 3, 2, 7, 6, 5, 4, 3, 2), "00987654321")
RULE = Rule((Layout(r"[VEJPGC]\d{9}", (Linear((_LETTER, *_PLAIN.tables[1:]), _PLAIN.right, 9),)),))

KIND = national("ve.rif", RULE, chance=0.023)
canonical = KIND.canonical
