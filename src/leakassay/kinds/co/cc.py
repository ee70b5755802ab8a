"""Colombian citizenship card number (cédula).

No check digit: nothing but the length can be held.

* Standard: Registraduría Nacional del Estado Civil
* Shape: six to ten digits, ten begin with 1
* Personal: direct identifier; a report shows nothing of it

>>> canonical('1.032.456.789')
'1032456789'
>>> canonical('032456789')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: length
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule(
    (Layout(r"1\d{9}"), *(Layout(rf"[1-9]\d{{{length}}}") for length in (7, 6, 5))), drop=" .,", repeats=True
)

KIND = national("co.cc", RULE, chance=0.099)
canonical = KIND.canonical
