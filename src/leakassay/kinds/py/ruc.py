"""Paraguayan RUC.

Of people it is the cédula with a check digit.

* Standard: SET: weights from 2, from the right, modulo 11
* Shape: six to nine digits
* Personal: direct identifier; a report shows nothing of it

>>> canonical('93041950')
'93041950'
>>> canonical('93041951')
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
            rf"\d{{{length + 1}}}",
            (weighted(range(length + 1, 1, -1), complement(11, {11: "0", 10: "0"})),),
        )
        for length in (7, 6, 8, 5)
    ),
    gaps=frozenset({5, 6, 7, 8}),
)

KIND = national("py.ruc", RULE, chance=0.1)
canonical = KIND.canonical
