"""British NHS number.

* Standard: NHS Data Dictionary: weights 10 to 2 modulo 11
* Shape: ten digits, 3 3 4
* Personal: direct identifier of a patient; a report shows nothing of it

>>> canonical('943-476-5870')
'9434765870'
>>> canonical('943-476-5871')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule(
    (Layout(r"\d{10}", (weighted(range(10, 1, -1), complement(11, {11: "0"})),)),),
    gaps=frozenset({3, 6}),
    repeats=True,
)

KIND = national("gb.nhs", RULE, chance=0.091)
canonical = KIND.canonical
