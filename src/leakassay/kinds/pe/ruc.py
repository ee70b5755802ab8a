"""Peruvian tax number (RUC).

Of people it is 10, the DNI and a check digit.

* Standard: SUNAT: weights 5 4 3 2 7 6 5 4 3 2 modulo 11
* Shape: eleven digits, begins with 10, 15, 17 or 20
* Personal: direct identifier; a report shows nothing of it

>>> canonical('20512333797')
'20512333797'
>>> canonical('20512333790')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Layout, Part, Rule

_CHECK = weighted((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), complement(11, {11: "1", 10: "0"}))
RULE = Rule((Layout(r"\d{11}", (_CHECK,), parts=(Part(0, 2, {"10", "15", "16", "17", "20"}, "type"),)),))

KIND = national("pe.ruc", RULE, chance=0.005)
canonical = KIND.canonical
