"""Hungarian social security number (TAJ).

* Standard: Act XX of 1996: weights 3 and 7 modulo 10
* Shape: nine digits in threes
* Personal: direct identifier of a patient; a report shows nothing of it

>>> canonical('111 111 110')
'111111110'
>>> canonical('111 111 112')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import DIGITS, Layout, Rule

RULE = Rule((Layout(r"\d{9}", (weighted((3, 7) * 4, tuple(DIGITS)),)),), repeats=True)

KIND = national("hu.taj", RULE, chance=0.1)
canonical = KIND.canonical
