"""Bulgarian identity number (EGN).

The month says the century: plus 20 before 1900, plus 40 from 2000 on.

* Standard: Regulation on the unified system of civil registration: weights 2 4 8 5 10 9 7 3 6
  modulo 11
* Shape: ten digits: yymmdd, order, check digit
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('7523169263')
'7523169263'
>>> canonical('7523169260')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import EVEN_MALE, Birth, Layout, Rule, Sex, hundred, months

_MONTHS = months(0) | months(20, years=-100) | months(40, years=100)
RULE = Rule(
    (
        Layout(
            r"\d{10}",
            (weighted((2, 4, 8, 5, 10, 9, 7, 3, 6), (*ELEVEN, "0")),),
            Birth((0, 2), (2, 4), (4, 6), (hundred(1900),), months=_MONTHS),
            sex=Sex(8, EVEN_MALE),
        ),
    ),
    pad=10,
)

KIND = national("bg.egn", RULE, chance=0.0089)
canonical = KIND.canonical
