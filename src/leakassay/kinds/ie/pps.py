"""Irish PPS number.

A second letter counts too if it is A, B or H (since 2013); W, T, X are of the old scheme.

* Standard: Social Welfare Act 1998: weights 8 to 2 modulo 23
* Shape: seven digits, one or two letters
* Personal: direct identifier; a report shows nothing of it

>>> canonical('6433435OA')
'6433435OA'
>>> canonical('6433435OB')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Linear, Rule

_RIGHT = "WABCDEFGHIJKLMNOPQRSTUV"
_FIRST = weighted(range(8, 1, -1), _RIGHT, 7)
_NEW = Linear((*_FIRST.tables, {}, {"A": 9, "B": 18, "H": 72}), tuple(_RIGHT), 7)
RULE = Rule((Layout(r"\d{7}[A-W]", (_FIRST,)), Layout(r"\d{7}[A-W][ABHWTX]", (_NEW,))))

KIND = national("ie.pps", RULE, chance=0.038)
canonical = KIND.canonical
