"""Malaysian identity card number.

No check digit.

* Standard: National Registration Regulations 1990: yymmdd, place, order
* Shape: twelve digits, 6-2-4
* Personal: direct identifier, says birth date, sex and place; a report shows nothing of it

>>> canonical('770305-02-1234')
'770305021234'
>>> canonical('771305-02-1234')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import NEAREST, ODD_MALE, Birth, Layout, Part, Region, Rule, Sex

_PLACES = {f"{p:02}" for p in (*range(1, 17), *range(21, 69), 71, 72, *range(74, 80), *range(82, 94), 98, 99)}
RULE = Rule(
    (
        Layout(
            r"\d{12}",
            birth=Birth((0, 2), (2, 4), (4, 6), (NEAREST,)),
            parts=(Part(6, 8, _PLACES, "place"),),
            sex=Sex(11, ODD_MALE),
            region=Region(6, 8),
        ),
    ),
    pad=12,
)

KIND = national("my.nric", RULE, chance=0.032)
canonical = KIND.canonical
