"""Sri Lankan identity card number.

The day counts from 1 January of a leap year, 500 higher for women. To 2015 nine digits and V or X.

* Standard: Department for Registration of Persons
* Shape: nine digits and V or X; twelve digits
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('811120123V')
'811120123V'
>>> canonical('814120123V')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import FEMALE, MALE, Birth, Layout, Rule, hundred

_DAYS = {day + plus: (day, sex) for plus, sex in ((0, MALE), (500, FEMALE)) for day in range(1, 367)}
RULE = Rule(
    (
        Layout(
            r"[12]\d{11}",
            birth=Birth((0, 4), (4, 4), (4, 7), days=_DAYS, mode="day of year", months={0: (0, 0, 0)}),
        ),
        Layout(
            r"\d{9}[VX]",
            birth=Birth(
                (0, 2),
                (2, 2),
                (2, 5),
                (hundred(1900),),
                days=_DAYS,
                mode="day of year",
                months={0: (0, 0, 0)},
            ),
        ),
    )
)

KIND = national("lk.nic", RULE, chance=0.017)
canonical = KIND.canonical
