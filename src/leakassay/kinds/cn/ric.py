"""Chinese resident identity number.

Division of first registration, date of birth, order (odd for men), check character. Divisions are
those of the time of issue: an abolished code is as good as a living one, only one that never was is
a fault. Numbers of 15 digits (to 1999) have two digits for the year and no check. Permanent
residents' numbers begin with 9.

* Standard: GB 11643-1999 (ISO 7064 MOD 11-2); divisions by GB/T 2260 with abolished codes
  (`reference.cn_areas`)
* Shape: 17 digits and a digit or X; 15 digits
* Personal: direct identifier, says birth date, sex and place; a report shows nothing of it

>>> canonical('11010519491231002x')
'11010519491231002X'
>>> canonical('110105194912310021')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.identity import widen
from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Part, Region, Rule, Sex, hundred
from leakassay.reference import cn_areas

_DIVISIONS = {
    *map(str, cn_areas.codes().tolist()),
    *("810000", "820000", "830000"),  # residence permits for Hong Kong, Macao and Taiwan residents, 2018
}
_PROVINCES = {code[:2] for code in _DIVISIONS}
_CHECK = weighted((7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432")
_BIRTH = Birth((6, 10), (10, 12), (12, 14))
RULE = Rule(
    (
        Layout(
            r"[1-8]\d{16}[\dX]",
            (_CHECK,),
            _BIRTH,
            (Part(0, 6, _DIVISIONS, "division"),),
            Sex(16, ODD_MALE),
            Region(0, 2),
            Region(0, 6),
        ),
        Layout(
            r"[1-8]\d{14}",
            (),
            Birth((6, 8), (8, 10), (10, 12), (hundred(1900),)),
            (Part(0, 6, _DIVISIONS, "division"),),
            Sex(14, ODD_MALE),
            Region(0, 2),
            Region(0, 6),
        ),
        Layout(
            r"9\d{16}[\dX]",
            (_CHECK,),
            _BIRTH,
            (Part(1, 3, _PROVINCES, "division"),),
            Sex(16, ODD_MALE),
            Region(1, 3),
        ),
    )
)

KIND = national("cn.ric", RULE, chance=0.0001, widen=widen)
canonical = KIND.canonical
