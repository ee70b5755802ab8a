"""Brazilian PIS/PASEP/NIT number.

Of workers.

* Standard: Caixa Econômica Federal: weights 3 2 9 8 7 6 5 4 3 2 modulo 11
* Shape: eleven digits
* Personal: direct identifier; a report shows nothing of it

>>> canonical('27063066795')
'27063066795'
>>> canonical('27063066790')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import Layout, Rule

_CHECK = weighted((3, 2, 9, 8, 7, 6, 5, 4, 3, 2), complement(11, {11: "0", 10: "0"}))
RULE = Rule((Layout(r"[12]\d{10}", (_CHECK,)),), drop=" .-", repeats=True)

KIND = national("br.pis", RULE, chance=0.019)
canonical = KIND.canonical
