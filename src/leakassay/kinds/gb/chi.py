"""Scottish community health index number.

An NHS number that begins with a date.

* Standard: NHS Scotland: ddmmyy, order, NHS check digit
* Shape: ten digits
* Personal: direct identifier of a patient, says birth date and sex; a report shows nothing of it

>>> canonical('2611803668')
'2611803668'
>>> canonical('2611803660')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import NEAREST, ODD_MALE, Birth, Layout, Rule, Sex

RULE = Rule(
    (
        Layout(
            r"\d{10}",
            (weighted(range(10, 1, -1), complement(11, {11: "0"})),),
            Birth((4, 6), (2, 4), (0, 2), (NEAREST,)),
            sex=Sex(8, ODD_MALE),
        ),
    ),
    pad=10,
)

KIND = national("gb.chi", RULE, chance=0.0034)
canonical = KIND.canonical
