"""Ghana Card number.

The check digit's rule is not published, so it is not held.

* Standard: National Identification Authority
* Shape: GHA or another country, nine digits, one digit
* Personal: direct identifier; a report shows nothing of it

>>> canonical('GHA-123456789-1')
'GHA1234567891'
>>> canonical('GHA-123456789')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: length
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"GHA\d{10}"),))

KIND = national("gh.card", RULE, chance=0.0001)
canonical = KIND.canonical
