"""Indian permanent account number.

The fourth letter says the holder, P for a person.

* Standard: Income Tax Department, Rule 114
* Shape: five letters, four digits, a letter
* Personal: direct identifier; a report shows nothing of it

>>> canonical('ACUPA7085R')
'ACUPA7085R'
>>> canonical('ACUPA0000R')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: number
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Part, Rule

_NUMBERS = {f"{number:04}" for number in range(1, 10_000)}
RULE = Rule((Layout(r"[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z]", parts=(Part(5, 9, _NUMBERS, "number"),)),))

KIND = national("in.pan", RULE, chance=0.42)
canonical = KIND.canonical
