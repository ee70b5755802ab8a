"""Thai identity number.

The first digit says how the holder was registered.

* Standard: Civil Registration Act 1991: weights 13 to 2 modulo 11
* Shape: 13 digits, 1-4-5-2-1
* Personal: direct identifier; a report shows nothing of it

>>> canonical('5219274889894')
'5219274889894'
>>> canonical('5219274889890')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"[1-8]\d{12}", (weighted(range(13, 1, -1), "10987654321"),)),))

KIND = national("th.pin", RULE, chance=0.08)
canonical = KIND.canonical
