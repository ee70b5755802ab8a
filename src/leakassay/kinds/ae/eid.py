"""Emirates identity number.

The check digit's rule is not published, so it is not held.

* Standard: Federal Authority for Identity and Citizenship: 784, year of birth, seven digits, one
  more
* Shape: 15 digits, 784-yyyy-7-1
* Personal: direct identifier, says birth year; a report shows nothing of it

>>> canonical('784-1979-1234567-1')
'784197912345671'
>>> canonical('784-1579-1234567-1')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Birth, Layout, Rule

RULE = Rule(
    (Layout(r"784\d{12}", birth=Birth((3, 7), (7, 7), (7, 7), months={0: (0, 0, 0)}, days={0: (0, 0)})),)
)

KIND = national("ae.eid", RULE, chance=0.0001)
canonical = KIND.canonical
