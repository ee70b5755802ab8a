"""Argentine CUIT and CUIL.

Of people the number in the middle is the DNI.

* Standard: AFIP: weights 5 4 3 2 7 6 5 4 3 2 modulo 11
* Shape: two digits, eight digits, a check digit
* Personal: direct identifier; a report shows nothing of it

>>> canonical('20-05536168-2')
'20055361682'
>>> canonical('20-05536168-0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Layout, Part, Rule

_TYPES = {"20", "23", "24", "25", "26", "27", "30", "33", "34", "50", "51", "55"}
_CHECK = weighted((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), complement(11, {11: "0", 10: "9"}))
RULE = Rule((Layout(r"\d{11}", (_CHECK,), parts=(Part(0, 2, _TYPES, "type"),)),))

KIND = national("ar.cuit", RULE, chance=0.012)
canonical = KIND.canonical
