"""Indian goods and services tax number.

State, the holder's PAN, entity, Z, check character. A sole trader's holds a person's PAN.

* Standard: CGST Rules 2017; Luhn in base 36
* Shape: 15 characters
* Personal: quasi-identifier; a report shows nothing of it

>>> canonical('27AAPFU0939F1ZV')
'27AAPFU0939F1ZV'
>>> canonical('27AAPFU0939F1Z0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import ALNUM, Layout, Linear, Part, Region, Rule

_DOUBLED = {c: 2 * value // 36 + 2 * value % 36 for c, value in ALNUM.items()}
_RIGHT = ["0" if rest == 0 else "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[36 - rest] for rest in range(36)]
_STATES = {f"{state:02}" for state in (*range(1, 39), 97, 99)}
RULE = Rule(
    (
        Layout(
            r"\d{2}[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z][1-9A-Z][CDZ][0-9A-Z]",
            (Linear((ALNUM, _DOUBLED) * 7, tuple(_RIGHT), 14),),
            parts=(Part(0, 2, _STATES, "state"),),
            region=Region(0, 2),
        ),
    )
)

KIND = national("in.gstin", RULE, chance=0.00054)
canonical = KIND.canonical
