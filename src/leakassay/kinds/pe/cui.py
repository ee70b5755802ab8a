"""Peruvian identity number (DNI, CUI).

The check character is often left out; then nothing but the length can be held.

* Standard: RENIEC: weights 3 2 7 6 5 4 3 2 modulo 11
* Shape: eight digits, and a digit or letter
* Personal: direct identifier; a report shows nothing of it

>>> canonical('10117410-2')
'101174102'
>>> canonical('10117410-3')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Rule

_RIGHT = [a + b for a, b in zip("65432110987", "KJIHGFEDCBA", strict=True)]
RULE = Rule(
    (Layout(r"\d{8}"), Layout(r"\d{8}[0-9A-K]", (weighted((3, 2, 7, 6, 5, 4, 3, 2), _RIGHT),))),
    repeats=True,
)

KIND = national("pe.cui", RULE, chance=1.0)
canonical = KIND.canonical
