"""United States individual taxpayer number.

* Standard: IRS Publication 1915; IRM 3.21.263
* Shape: nine digits, begins with 9, group 50-65, 70-88, 90-92, 94-99
* Personal: direct identifier; a report shows nothing of it

>>> canonical('912-90-3456')
'912903456'
>>> canonical('912-93-3456')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: group
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Part, Rule

_GROUPS = {str(g) for g in (*range(50, 66), *range(70, 89), *range(90, 93), *range(94, 100))}
RULE = Rule((Layout(r"9\d{8}", parts=(Part(3, 5, _GROUPS, "group"),)),), gaps=frozenset({3, 5}))

KIND = national("us.itin", RULE, chance=0.043)
canonical = KIND.canonical
