"""Ecuadorian cédula.

* Standard: Registro Civil: province, kind of holder, Luhn
* Shape: ten digits
* Personal: direct identifier, says province; a report shows nothing of it

>>> canonical('1714307103')
'1714307103'
>>> canonical('1714307100')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import Layout, Part, Region, Rule

_PROVINCES = {f"{province:02}" for province in (*range(1, 25), 30, 50)}
RULE = Rule(
    (
        Layout(
            r"\d{2}[0-6]\d{7}",
            (luhn(10),),
            parts=(Part(0, 2, _PROVINCES, "province"),),
            region=Region(0, 2),
        ),
    ),
    pad=10,
)

KIND = national("ec.ci", RULE, chance=0.019)
canonical = KIND.canonical
