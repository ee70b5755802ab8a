"""Indonesian identity number (NIK).

Women's days are 40 higher. No check digit.

* Standard: Law 23/2006: province, regency, district, ddmmyy, order
* Shape: 16 digits
* Personal: direct identifier, says birth date, sex and place; a report shows nothing of it

>>> canonical('3171011708450001')
'3171011708450001'
>>> canonical('3171013208450001')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import FEMALE, MALE, NEAREST, Birth, Layout, Part, Region, Rule, days

_PROVINCES = {
    str(p)
    for p in (
        *range(11, 20),
        21,
        *range(31, 37),
        *range(51, 54),
        *range(61, 66),
        *range(71, 77),
        81,
        82,
        *range(91, 98),
    )
}
RULE = Rule(
    (
        Layout(
            r"\d{16}",
            birth=Birth((10, 12), (8, 10), (6, 8), (NEAREST,), days=days(0, MALE) | days(40, FEMALE)),
            parts=(Part(0, 2, _PROVINCES, "province"),),
            region=Region(0, 2),
            area=Region(0, 6),
        ),
    ),
    drop=" -.",
)

KIND = national("id.nik", RULE, chance=0.028)
canonical = KIND.canonical
