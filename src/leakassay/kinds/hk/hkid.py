"""Hong Kong identity card number.

The check character stands in parentheses.

* Standard: Immigration Department: weights 9 to 2 modulo 11, a missing first letter counts 36
* Shape: one or two letters, six digits, a digit or A
* Personal: direct identifier; a report shows nothing of it

>>> canonical('G123456(A)')
'G123456A'
>>> canonical('G123456(0)')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import ALNUM, Layout, Rule

_END = "0123456789A"
_RIGHT = [_END[-rest % 11] for rest in range(11)]
RULE = Rule(
    (
        Layout(r"[A-Z]\d{6}[\dA]", (weighted((8, 7, 6, 5, 4, 3, 2), _RIGHT, values=ALNUM, plus=36 * 9),)),
        Layout(r"[A-Z]{2}\d{6}[\dA]", (weighted((9, 8, 7, 6, 5, 4, 3, 2), _RIGHT, values=ALNUM),)),
    ),
    drop=" -()",
)

KIND = national("hk.hkid", RULE, chance=0.082)
canonical = KIND.canonical
