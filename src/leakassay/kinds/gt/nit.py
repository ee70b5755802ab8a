"""Guatemalan NIT.

* Standard: SAT: weights from 2, from the right, modulo 11, K for ten
* Shape: four to nine characters
* Personal: direct identifier; a report shows nothing of it

>>> canonical('576937-K')
'576937K'
>>> canonical('576937-0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule(
    tuple(
        Layout(
            rf"\d{{{length}}}[\dK]",
            (weighted(range(length + 1, 1, -1), complement(11, {11: "0", 10: "K"})),),
        )
        for length in range(8, 3, -1)
    )
)

KIND = national("gt.nit", RULE, chance=0.084)
canonical = KIND.canonical
