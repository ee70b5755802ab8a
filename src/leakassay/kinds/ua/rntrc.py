"""Ukrainian tax number of a person (RNTRC).

Days since the end of 1899 say the birth date.

* Standard: Ministry of Finance order 822/2017: weights -1 5 7 9 4 6 10 5 7 modulo 11
* Shape: ten digits
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('2530414071')
'2530414071'
>>> canonical('2530414070')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex

_ORIGIN = 693_595
"""31 December 1899, as `datetime.date.toordinal` has it."""
RULE = Rule(
    (
        Layout(
            r"\d{10}",
            (weighted((-1, 5, 7, 9, 4, 6, 10, 5, 7), (*ELEVEN, "0")),),
            Birth((0, 0), (0, 0), (0, 5), mode="day count", origin=_ORIGIN),
            sex=Sex(8, ODD_MALE),
        ),
    ),
    pad=10,
    repeats=True,
)

KIND = national("ua.rntrc", RULE, chance=0.049)
canonical = KIND.canonical
