"""South African identity number.

* Standard: Identification Act 1997: yymmdd, sex and order, citizenship, Luhn
* Shape: 13 digits
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('7503305044089')
'7503305044089'
>>> canonical('7503305044080')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import DIGITS, FEMALE, MALE, NEAREST, Birth, Layout, Rule, Sex

_SEX = Sex(6, {digit: FEMALE if value < 5 else MALE for digit, value in DIGITS.items()})
RULE = Rule(
    (Layout(r"\d{10}[012]\d{2}", (luhn(13),), Birth((0, 2), (2, 4), (4, 6), (NEAREST,)), sex=_SEX),), pad=13
)

KIND = national("za.idnr", RULE, chance=0.001)
canonical = KIND.canonical
