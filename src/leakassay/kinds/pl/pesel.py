"""Polish PESEL.

The month says the century: plus 20 from 2000 on, plus 80 before 1900.

* Standard: Act on population registration 2010, PESEL
* Shape: eleven digits
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('44051401359')
'44051401359'
>>> canonical('44051401350')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex, hundred, months

_MONTHS = months(0) | months(20, years=100) | months(80, years=-100)
RULE = Rule(
    (
        Layout(
            r"\d{11}",
            (divides((1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1), 10),),
            Birth((0, 2), (2, 4), (4, 6), (hundred(1900),), months=_MONTHS),
            sex=Sex(9, ODD_MALE),
        ),
    ),
    pad=11,
)

KIND = national("pl.pesel", RULE, chance=0.0084)
canonical = KIND.canonical
