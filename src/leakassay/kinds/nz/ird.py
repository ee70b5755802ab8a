"""New Zealand IRD number.

* Standard: Inland Revenue: two rounds of weights modulo 11
* Shape: eight or nine digits
* Personal: direct identifier; a report shows nothing of it

>>> canonical('49-091-850')
'049091850'
>>> canonical('49-091-851')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Layout, Part, Rule

_RANGE = {f"{start:03}" for start in range(10, 150)}
_SECOND = weighted((7, 4, 3, 2, 5, 2, 7, 6), complement(11, {11: "0", 10: ""}))
_CHECK = weighted((3, 2, 7, 6, 5, 4, 3, 2), complement(11, {11: "0", 10: "?"}), then=_SECOND)
RULE = Rule((Layout(r"[01]\d{8}", (_CHECK,), parts=(Part(0, 3, _RANGE, "range"),)),), pad=9)

KIND = national("nz.ird", RULE, chance=0.013)
canonical = KIND.canonical
