"""Portuguese tax number (NIF).

Those of people begin with 1, 2, 3 or 45.

* Standard: Decreto-Lei 14/2013: weights 9 to 2 modulo 11
* Shape: nine digits
* Personal: direct identifier; a report shows nothing of it

>>> canonical('657234397')
'657234397'
>>> canonical('657234390')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule(
    (Layout(r"[1-9]\d{8}", (weighted(range(9, 1, -1), complement(11, {11: "0", 10: "0"})),)),),
    drop=" -.",
    repeats=True,
)

KIND = national("pt.nif", RULE, chance=0.089)
canonical = KIND.canonical
