"""Singaporean identity number (NRIC, FIN).

S and T are of citizens and residents, F, G and M of foreigners.

* Standard: National Registration Act: weights 2 7 6 5 4 3 2 modulo 11
* Shape: letter, seven digits, letter
* Personal: direct identifier; a report shows nothing of it

>>> canonical('S1234567D')
'S1234567D'
>>> canonical('S1234567A')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Linear, Rule

_DIGITS = weighted((0, 2, 7, 6, 5, 4, 3, 2), "JZIHGFEDCBA").tables[1:]
RULE = Rule(
    (
        Layout(r"[ST]\d{7}[A-Z]", (Linear(({"T": 4}, *_DIGITS), tuple("JZIHGFEDCBA"), 8),)),
        Layout(r"[FG]\d{7}[A-Z]", (Linear(({"G": 4}, *_DIGITS), tuple("XWUTRQPNMLK"), 8),)),
        Layout(r"M\d{7}[A-Z]", (Linear(({"M": 3}, *_DIGITS), tuple("XWUTRQPNJLK"), 8),)),
    )
)

KIND = national("sg.nric", RULE, chance=0.0073)
canonical = KIND.canonical
