"""United States Medicare beneficiary identifier.

No check digit; letters that look like digits are not given.

* Standard: CMS: Understanding the Medicare Beneficiary Identifier format
* Shape: eleven characters
* Personal: direct identifier of a patient; a report shows nothing of it

>>> canonical('1EG4-TE5-MK73')
'1EG4TE5MK73'
>>> canonical('1SG4-TE5-MK73')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: alphabet
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Rule

_A = "[AC-HJKMNP-RT-Y]"
_B = "[0-9AC-HJKMNP-RT-Y]"
RULE = Rule((Layout(rf"[1-9]{_A}{_B}\d{_A}{_B}\d{_A}{_A}\d\d"),))

KIND = national("us.mbi", RULE, chance=0.23)
canonical = KIND.canonical
