"""Hungarian tax identifier of a person.

Days since 1867 say the birth date.

* Standard: Act XX of 1996: 8, five digits of days, order, weights 1 to 9 modulo 11
* Shape: ten digits, begins with 8
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('8465757968')
'8465757968'
>>> canonical('8465757960')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import Birth, Layout, Rule

_ORIGIN = 681_597
"""1 January 1867, as `datetime.date.toordinal` has it."""
RULE = Rule(
    (
        Layout(
            r"8\d{9}",
            (weighted(range(1, 10), (*ELEVEN, "")),),
            Birth((0, 0), (0, 0), (1, 6), mode="day count", origin=_ORIGIN),
        ),
    )
)

KIND = national("hu.adoazonosito", RULE, chance=0.0059)
canonical = KIND.canonical
