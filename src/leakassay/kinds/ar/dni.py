"""Argentine identity number (DNI).

No check digit: nothing but the length can be held.

* Standard: Ley 17.671
* Shape: seven or eight digits, grouped by points
* Personal: direct identifier; a report shows nothing of it

>>> canonical('20.123.456')
'20123456'
>>> canonical('2012345699')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: length
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"\d{8}"), Layout(r"\d{7}")), drop=" .", repeats=True)

KIND = national("ar.dni", RULE, chance=1.0)
canonical = KIND.canonical
