"""Spanish foreigner's number (NIE).

* Standard: Orden INT/2058/2008: X, Y, Z count 0, 1, 2; then as the DNI
* Shape: X, Y or Z, seven digits, a letter
* Personal: direct identifier; a report shows nothing of it

>>> canonical('X-2482300-W')
'X2482300W'
>>> canonical('X-2482300-A')
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
RULE = Rule((Layout(r"[XYZ]\d{7}[A-Z]", (_CHECK,)),), drop=" .-")

KIND = national("es.nie", RULE, chance=0.0049)
canonical = KIND.canonical
