"""Saudi national and residence number.

1 begins those of citizens, 2 those of residents.

* Standard: Absher, Ministry of Interior: Luhn
* Shape: ten digits, begins with 1 or 2
* Personal: direct identifier; a report shows nothing of it

>>> canonical('2673168072')
'2673168072'
>>> canonical('2673168070')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"[12]\d{9}", (luhn(10),)),))

KIND = national("sa.nid", RULE, chance=0.021)
canonical = KIND.canonical
