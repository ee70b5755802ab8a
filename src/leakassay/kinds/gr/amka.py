"""Greek social security number (AMKA).

* Standard: Law 3655/2008: ddmmyy, order, Luhn
* Shape: eleven digits
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('01013099997')
'01013099997'
>>> canonical('01013099990')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import NEAREST, ODD_MALE, Birth, Layout, Rule, Sex

RULE = Rule(
    (Layout(r"\d{11}", (luhn(11),), Birth((4, 6), (2, 4), (0, 2), (NEAREST,)), sex=Sex(9, ODD_MALE)),), pad=11
)

KIND = national("gr.amka", RULE, chance=0.004)
canonical = KIND.canonical
