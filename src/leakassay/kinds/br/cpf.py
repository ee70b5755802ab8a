"""Brazilian CPF.

The ninth digit is the tax region of registration.

* Standard: Receita Federal, IN RFB 1548/2015
* Shape: eleven digits, 3.3.3-2; leading zeros get lost
* Personal: direct identifier; a report shows nothing of it

>>> canonical('390.533.447-05')
'39053344705'
>>> canonical('390.533.447-00')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Region, Rule

_FIRST = weighted(range(10, 1, -1), "00987654321", 9)
_SECOND = weighted(range(11, 1, -1), "00987654321", 10)
RULE = Rule((Layout(r"\d{11}", (_FIRST, _SECOND), region=Region(8, 9)),), drop=" .-", pad=11, repeats=True)

KIND = national("br.cpf", RULE, chance=0.0097)
canonical = KIND.canonical
