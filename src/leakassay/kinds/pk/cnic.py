"""Pakistani identity card number (CNIC).

No check digit.

* Standard: NADRA: province, division, district; the last digit odd for men
* Shape: 13 digits, 5-7-1
* Personal: direct identifier, says sex and province; a report shows nothing of it

>>> canonical('34201-0891231-8')
'3420108912318'
>>> canonical('84201-0891231-8')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: alphabet
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import ODD_MALE, Layout, Region, Rule, Sex

RULE = Rule(
    (
        Layout(
            r"[1-7]\d{11}[1-9]",
            sex=Sex(12, ODD_MALE),
            region=Region(0, 1, {str(p): p for p in range(1, 8)}),
            area=Region(0, 5),
        ),
    ),
    gaps=frozenset({5, 12}),
)

KIND = national("pk.cnic", RULE, chance=0.63)
canonical = KIND.canonical
