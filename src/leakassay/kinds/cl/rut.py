"""Chilean RUT.

People and firms share it; those of people are below 50 million.

* Standard: Servicio de Impuestos Internos: modulo 11, K for ten
* Shape: up to eight digits and a digit or K
* Personal: direct identifier; a report shows nothing of it

>>> canonical('12.531.909-2')
'125319092'
>>> canonical('12.531.909-0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule(
    (Layout(r"\d{8}[\dK]", (weighted((3, 2, 7, 6, 5, 4, 3, 2), complement(11, {11: "0", 10: "K"})),)),),
    drop=" .-",
    pad=8,
    repeats=True,
)

KIND = national("cl.rut", RULE, chance=0.089)
canonical = KIND.canonical
