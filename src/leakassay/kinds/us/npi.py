"""United States national provider identifier.

Of doctors and other providers.

* Standard: 45 CFR 162.406: Luhn over the number with 80840 before it
* Shape: ten digits, begins with 1 or 2
* Personal: direct identifier in public registers; a report shows nothing of it

>>> canonical('1234567893')
'1234567893'
>>> canonical('1234567890')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"[12]\d{9}", (luhn(10, plus=24),)),))

KIND = national("us.npi", RULE, chance=0.019)
canonical = KIND.canonical
