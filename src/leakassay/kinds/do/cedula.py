"""Dominican cédula.

Some hundreds of old ones miss the check digit.

* Standard: Junta Central Electoral: Luhn
* Shape: eleven digits, 3-7-1
* Personal: direct identifier; a report shows nothing of it

>>> canonical('001-1391820-5')
'00113918205'
>>> canonical('001-1391820-0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"\d{11}", (luhn(11),)),), repeats=True)

KIND = national("do.cedula", RULE, chance=0.1)
canonical = KIND.canonical
