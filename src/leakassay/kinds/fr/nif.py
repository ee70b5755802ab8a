"""French tax number of a person (SPI).

* Standard: Direction générale des finances publiques: ten digits modulo 511
* Shape: 13 digits, begins with 0 to 3
* Personal: direct identifier; a report shows nothing of it

>>> canonical('3148531455356')
'3148531455356'
>>> canonical('3148531455350')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import powers, weighted
from leakassay.kinds.numbers import Layout, Rule

_RESTS = [f"{rest:03}" for rest in range(511)]
_WEIGHTS = powers(10, 511)
RULE = Rule(
    (
        Layout(
            r"[0-3]\d{12}",
            tuple(weighted(_WEIGHTS, [rest[i] for rest in _RESTS], 10 + i) for i in range(3)),
        ),
    )
)

KIND = national("fr.nif", RULE, chance=0.00047)
canonical = KIND.canonical
