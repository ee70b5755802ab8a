"""French NIR (social security number).

Sex, year and month of birth, department, municipality, order, two check digits. 2A and 2B (Corsica)
count 19 and 18.

* Standard: Code de la sécurité sociale R115-1; INSEE
* Shape: 13 or 15 digits, A or B for Corsica
* Personal: direct identifier, says birth month, sex and place; a report shows nothing of it

>>> canonical('2 95 10 99 126 111 93')
'295109912611193'
>>> canonical('2 95 10 99 126 111 90')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides, powers
from leakassay.kinds.numbers import (
    CHECK,
    DIGITS,
    FEMALE,
    MALE,
    NEAREST,
    PLAIN_MONTHS,
    Birth,
    Layout,
    Linear,
    Part,
    Region,
    Rule,
    Sex,
)

_MONTHS = PLAIN_MONTHS | dict.fromkeys((20, *range(30, 43), *range(50, 100)), (0, 0, 0))
"""Months that are not known have numbers of their own."""
_BIRTH = Birth((1, 3), (3, 5), (5, 5), (NEAREST,), months=_MONTHS, days={0: (0, 0)})
_SEX = Sex(0, {**dict.fromkeys("137", MALE), **dict.fromkeys("248", FEMALE)})
_REGION = Region(5, 7, digits=({c: 10 * v for c, v in DIGITS.items()}, DIGITS))
_PLAIN = divides((*powers(13), 10, 1), 97)
_CORSICA = {"A": -powers(13)[6], "B": -2 * powers(13)[6]}
_TABLES = (*_PLAIN.tables[:6], {**_PLAIN.tables[6], **_CORSICA}, *_PLAIN.tables[7:])
_CHECK = Linear(_TABLES, _PLAIN.right, 0)
_KEYS = {f"{key:02}" for key in range(1, 98)}
_BODY = r"[1-478]\d{5}[\dAB]\d{6}"
RULE = Rule(
    (
        Layout(_BODY + r"\d{2}", (_CHECK,), _BIRTH, (Part(13, 15, _KEYS, CHECK),), _SEX, _REGION),
        Layout(_BODY, (), _BIRTH, (), _SEX, _REGION),
    ),
    drop=" .-",
)

KIND = national("fr.nir", RULE, chance=0.0042)
canonical = KIND.canonical
