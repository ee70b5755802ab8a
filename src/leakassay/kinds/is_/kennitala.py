"""Icelandic identity number.

Of firms the day is 40 higher.

* Standard: Þjóðskrá: weights 3 2 7 6 5 4 3 2 modulo 11
* Shape: ten digits: ddmmyy, order, check digit, century
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('120174-3399')
'1201743399'
>>> canonical('120174-339')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import Birth, Layout, Rule, days, hundred

_CENTURIES = (hundred(1800), hundred(1900), hundred(2000))
_BIRTH = Birth((4, 6), (2, 4), (0, 2), _CENTURIES, {"8": 0, "9": 1, "0": 2}, 9, days=days(0) | days(40))
RULE = Rule((Layout(r"\d{9}[089]", (divides((3, 2, 7, 6, 5, 4, 3, 2, 1), 11),), _BIRTH),), pad=10)

KIND = national("is.kennitala", RULE, chance=0.0015)
canonical = KIND.canonical
