"""Croatian personal number (OIB).

Says nothing of its holder; firms have it too.

* Standard: Zakon o OIB, 2008; ISO 7064 MOD 11,10
* Shape: eleven digits
* Personal: direct identifier; a report shows nothing of it

>>> canonical('33392005961')
'33392005961'
>>> canonical('33392005960')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Named, Rule

RULE = Rule((Layout(r"\d{11}", (Named("mod 11 10", 0, 11),)),), repeats=True)

KIND = national("hr.oib", RULE, chance=0.099)
canonical = KIND.canonical
