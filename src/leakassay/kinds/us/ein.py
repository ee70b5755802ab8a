"""United States employer number.

Of firms, and of people who trade alone.

* Standard: IRS: prefixes by campus, as published
* Shape: nine digits, 2-7
* Personal: of organisations, of sole traders a quasi-identifier; a report shows nothing of it

>>> canonical('91-1144442')
'911144442'
>>> canonical('07-1144442')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: prefix
"""

from __future__ import annotations

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Part, Rule

_NEVER = (0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97)
_PREFIXES = {f"{prefix:02}" for prefix in range(100) if prefix not in _NEVER}
RULE = Rule((Layout(r"\d{9}", parts=(Part(0, 2, _PREFIXES, "prefix"),)),), gaps=frozenset({2}), repeats=True)

KIND = national("us.ein", RULE, chance=0.83, sensitivity=Sensitivity.NEUTRAL)
canonical = KIND.canonical
