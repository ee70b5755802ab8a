"""Tanzanian identity number.

No check is published.

* Standard: National Identification Authority: yyyymmdd, place, order
* Shape: 20 digits, 8-5-5-2
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('20120615686698949310')
'20120615686698949310'
>>> canonical('2012061568669894931')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: length
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Birth, Layout, Rule

RULE = Rule((Layout(r"[12]\d{19}", birth=Birth((0, 4), (4, 6), (6, 8))),))

KIND = national("tz.nida", RULE, chance=0.00077)
canonical = KIND.canonical
