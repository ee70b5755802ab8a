"""Australian tax file number.

* Standard: Australian Taxation Office: weights 1 4 3 7 5 8 6 9 10 modulo 11
* Shape: nine digits, older ones eight
* Personal: direct identifier, protected by the Privacy (TFN) Rule 2015; a report shows nothing of
  it

>>> canonical('123 456 782')
'123456782'
>>> canonical('123 456 780')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import Layout, Rule

_WEIGHTS = (1, 4, 3, 7, 5, 8, 6, 9, 10)
RULE = Rule(
    (Layout(r"\d{9}", (divides(_WEIGHTS, 11),)), Layout(r"\d{8}", (divides(_WEIGHTS[:8], 11),))),
    repeats=True,
)

KIND = national("au.tfn", RULE, chance=0.092)
canonical = KIND.canonical
