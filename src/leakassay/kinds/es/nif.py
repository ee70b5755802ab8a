"""Spanish tax number of a person (NIF).

DNI, NIE, and K, L, M for those who have neither: what columns hold that mix them.

* Standard: Real Decreto 1065/2007, articles 19 and 20
* Shape: eight digits or X, Y, Z, K, L, M and seven digits; a letter
* Personal: direct identifier; a report shows nothing of it

>>> canonical('54362315K')
'54362315K'
>>> canonical('54362315A')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import powers, weighted
from leakassay.kinds.numbers import DIGITS, Layout, Rule

_VALUES = {**DIGITS, "X": 0, "Y": 1, "Z": 2}
_CHECK = weighted(powers(8, 23), "TRWAGMYFPDXBNJZSQVHLCKE", values=_VALUES)
RULE = Rule(
    (Layout(r"[0-9XYZ]\d{7}[A-Z]", (_CHECK,)), Layout(r"[KLM]\d{7}[A-Z]", (_CHECK,))), drop=" .-", pad=9
)

KIND = national("es.nif", RULE, chance=0.031)
canonical = KIND.canonical
