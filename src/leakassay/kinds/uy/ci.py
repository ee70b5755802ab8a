"""Uruguayan identity number.

* Standard: DNIC: weights 2 9 8 7 6 3 4 modulo 10
* Shape: seven or eight digits, 1.3.3-1
* Personal: direct identifier; a report shows nothing of it

>>> canonical('1.234.567-2')
'12345672'
>>> canonical('1.234.567-0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule(
    (
        Layout(r"\d{8}", (divides((2, 9, 8, 7, 6, 3, 4, 1), 10),)),
        Layout(r"\d{7}", (divides((9, 8, 7, 6, 3, 4, 1), 10),)),
    ),
    drop=" .-",
    repeats=True,
)

KIND = national("uy.ci", RULE, chance=0.099)
canonical = KIND.canonical
