"""Spanish DNI number.

* Standard: Real Decreto 1553/2005: the letter is the number modulo 23
* Shape: eight digits and a letter
* Personal: direct identifier; a report shows nothing of it

>>> canonical('54362315-K')
'54362315K'
>>> canonical('54362315-A')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import powers, weighted
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule(
    (Layout(r"\d{8}[A-Z]", (weighted(powers(8, 23), "TRWAGMYFPDXBNJZSQVHLCKE"),)),), drop=" .-", pad=9
)

KIND = national("es.dni", RULE, chance=0.039)
canonical = KIND.canonical
