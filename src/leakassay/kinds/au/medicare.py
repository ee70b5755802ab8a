"""Australian Medicare card number.

The tenth digit counts cards, an eleventh the person on the card.

* Standard: Services Australia: weights 1 3 7 9 1 3 7 9 modulo 10
* Shape: ten or eleven digits, begins with 2 to 6
* Personal: direct identifier of a family; a report shows nothing of it

>>> canonical('2123 45670 1')
'2123456701'
>>> canonical('2123 45670 ')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: length
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import DIGITS, Layout, Rule

_CHECK = weighted((1, 3, 7, 9, 1, 3, 7, 9), tuple(DIGITS), 8)
RULE = Rule((Layout(r"[2-6]\d{8}[1-9]", (_CHECK,)), Layout(r"[2-6]\d{8}[1-9]{2}", (_CHECK,))), drop=" -/")

KIND = national("au.medicare", RULE, chance=0.044)
canonical = KIND.canonical
