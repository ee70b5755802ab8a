"""Taiwanese identity card and residence certificate number.

The letter is the place of first registration, the digit after it sex and status; residence
certificates have 8 and 9 there, to 2020 the letters A to D.

* Standard: Household Registration Act (Taiwan); National Immigration Agency, new UI numbers of 2021
* Shape: letter, [1289A-D], eight digits
* Personal: direct identifier, says sex and place; a report shows nothing of it

>>> canonical('A123456789')
'A123456789'
>>> canonical('A123456780')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import DIGITS, FEMALE, LETTERS, MALE, Layout, Linear, Region, Rule, Sex

_CODES = {c: 10 + i for i, c in enumerate("ABCDEFGHJKLMNPQRSTUVXYWZIO")}
_FIRST = {c: code // 10 + code % 10 * 9 for c, code in _CODES.items()}
_SECOND = {**{c: v * 8 for c, v in DIGITS.items()}, **{c: _CODES[c] % 10 * 8 for c in "ABCD"}}
_PLAIN = divides((0, 0, 7, 6, 5, 4, 3, 2, 1, 1), 10)
_CHECK = Linear((_FIRST, _SECOND, *_PLAIN.tables[2:]), _PLAIN.right, 9)
_SEX = Sex(1, {**dict.fromkeys("18AC", MALE), **dict.fromkeys("29BD", FEMALE)})
RULE = Rule(
    (
        Layout(
            r"[A-Z][1289A-D]\d{8}",
            (_CHECK,),
            sex=_SEX,
            region=Region(0, 1, {c: i for i, c in enumerate(LETTERS, 1)}),
        ),
    )
)

KIND = national("tw.id", RULE, chance=0.028)
canonical = KIND.canonical
