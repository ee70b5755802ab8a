"""Mexican CURP.

Letters of the names, date of birth, sex, state, inner consonants, a sign of the century, check
digit.

* Standard: Diario Oficial, 18 October 2021 (instructivo CURP)
* Shape: 18 letters and digits
* Personal: direct identifier, says birth date, sex and place; a report shows nothing of it

>>> canonical('BOXW310820HNERXN09')
'BOXW310820HNERXN09'
>>> canonical('BOXW310820HNERXN00')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import (
    ALNUM,
    DIGITS,
    FEMALE,
    LETTERS,
    MALE,
    Birth,
    Layout,
    Part,
    Region,
    Rule,
    Sex,
    hundred,
)

_STATES = [
    "AS",
    "BC",
    "BS",
    "CC",
    "CL",
    "CM",
    "CS",
    "CH",
    "DF",
    "DG",
    "GT",
    "GR",
    "HG",
    "JC",
    "MC",
    "MN",
    "MS",
    "NT",
    "NL",
    "OC",
    "PL",
    "QT",
    "QR",
    "SP",
    "SL",
    "SR",
    "TC",
    "TS",
    "TL",
    "VZ",
    "YN",
    "ZS",
    "NE",
]
_VALUES = {c: value + (c >= "O") for c, value in ALNUM.items()}
"""Between N and O the scheme counts a letter that no number has."""
_CENTURY = {**dict.fromkeys(DIGITS, 0), **dict.fromkeys(LETTERS, 1)}
RULE = Rule(
    (
        Layout(
            r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d",
            (weighted(range(18, 1, -1), "0987654321", values=_VALUES),),
            Birth((4, 6), (6, 8), (8, 10), (hundred(1900), hundred(2000)), _CENTURY, 16),
            (Part(11, 13, _STATES, "state"),),
            Sex(10, {"H": MALE, "M": FEMALE}),
            Region(11, 13, {state: i for i, state in enumerate(_STATES, 1)}),
        ),
    )
)

KIND = national("mx.curp", RULE, chance=0.0001)
canonical = KIND.canonical
