"""Egyptian national number.

The check digit's rule is not published, so it is not held.

* Standard: Civil Status Law 143/1994: century, yymmdd, governorate, order
* Shape: 14 digits, begins with 2 or 3
* Personal: direct identifier, says birth date, sex and governorate; a report shows nothing of it

>>> canonical('29001011234567')
'29001011234567'
>>> canonical('29013011234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Part, Region, Rule, Sex, hundred

_PLACES = {f"{g:02}" for g in (*range(1, 5), *range(11, 20), *range(21, 30), *range(31, 36), 88)}
RULE = Rule(
    (
        Layout(
            r"[23]\d{13}",
            birth=Birth((1, 3), (3, 5), (5, 7), (hundred(1900), hundred(2000)), {"2": 0, "3": 1}, 0),
            parts=(Part(7, 9, _PLACES, "governorate"),),
            sex=Sex(12, ODD_MALE),
            region=Region(7, 9),
        ),
    )
)

KIND = national("eg.nid", RULE, chance=0.0015)
canonical = KIND.canonical
