"""Colombian NIT.

Of people it is the cédula with a check digit.

* Standard: DIAN: weights by the first primes from 3, from the right, modulo 11
* Shape: eight to sixteen digits
* Personal: direct identifier; a report shows nothing of it

>>> canonical('213.123.432-1')
'2131234321'
>>> canonical('213.123.432-0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Rule

_PRIMES = (3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71)
RULE = Rule(
    tuple(
        Layout(rf"\d{{{length}}}", (weighted(_PRIMES[length - 2 :: -1], "01987654321"),))
        for length in (10, 9, 8, *range(11, 17))
    ),
    drop=" .-,",
)

KIND = national("co.nit", RULE, chance=0.1)
canonical = KIND.canonical
