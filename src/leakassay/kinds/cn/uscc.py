"""Chinese unified social credit code.

Of organisations and sole traders; the first six digits after the kind are the division of
registration.

* Standard: GB 32100-2015 (modulo 31, weights are powers of 3)
* Shape: 18 digits and letters without I, O, S, V, Z
* Personal: of organisations; neutral

>>> canonical('91110000600037341L')
'91110000600037341L'
>>> canonical('911100006000373410')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import Layout, Region, Rule

_CODES = {c: i for i, c in enumerate("0123456789ABCDEFGHJKLMNPQRTUWXY")}
_ANY = "[0-9A-HJ-NPQRTUWXY]"
RULE = Rule(
    (
        Layout(
            rf"[1-9ANY][1-9]\d{{6}}{_ANY}{{10}}",
            (divides([pow(3, i, 31) for i in range(17)] + [1], 31, values=_CODES),),
            region=Region(2, 4),
            area=Region(2, 8),
        ),
    )
)

KIND = national("cn.uscc", RULE, chance=0.0054, sensitivity=Sensitivity.NEUTRAL)
canonical = KIND.canonical
