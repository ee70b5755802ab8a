"""Passport number, or the second line of a passport's machine-readable zone.

A number alone is a few letters and digits, and has nothing to check; the line has four check digits.

* Standard: ICAO Doc 9303 part 4 (line of 44 characters); issuers' own forms of numbers
* Shape: up to three letters among six to ten characters, at least five digits; or 44 characters
* Personal: direct identifier, the line says birth date and sex; a report shows nothing of it
* Chance: any such number passes; only the name of a column can say that it is a passport's

>>> canonical('g 1234-5678')
'G12345678'
>>> canonical('L898902C36UTO7408122F1204159ZE184226B<<<<<10')
'L898902C36UTO7408122F1204159ZE184226B<<<<<10'
>>> canonical('ABCDEF')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: alphabet
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import ALNUM, DIGITS, FEMALE, MALE, NEAREST, Birth, Layout, Linear, Rule, Sex

_RIGHT = tuple(DIGITS)
_TURN = (7, 3, 1)


def _line(spans: tuple[tuple[int, int], ...], at: int) -> Linear:
    """Weigh the spans, one after the other, by 7, 3, 1."""
    weights = [0] * at
    for turn, place in enumerate(place for span in spans for place in range(*span)):
        weights[place] = _TURN[turn % 3]
    return weighted(weights, _RIGHT, at, values=ALNUM)


_ZONE = Layout(
    r"[0-9A-Z<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[0-9A-Z<]{14}[0-9<]\d",
    (
        _line(((0, 9),), 9),
        _line(((13, 19),), 19),
        _line(((21, 27),), 27),
        _line(((0, 10), (13, 20), (21, 43)), 43),
    ),
    Birth((13, 15), (15, 17), (17, 19), (NEAREST,)),
    sex=Sex(20, {"M": MALE, "F": FEMALE}),
)
_NUMBERS = (
    *(r"[A-Z]\d{8}", r"[0-9A-Z]\d{8}", r"[A-Z]{2}\d{7}", r"[A-Z]\d{7}", r"\d{8}", r"[A-Z]{2}\d{6}"),
    *(r"[A-Z]{3}\d{6}", r"\d{2}[A-Z]{2}\d{5}", r"[0-9A-Z]{2}\d{5}", r"[0-9A-Z]{3}\d{6}", r"\d{10}"),
    *(r"[A-Z]\d{6}", r"[A-Z]{2}\d{8}", r"[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{7}\d", r"\d{6}"),
    *(r"[A-Z]\d{2}[A-Z]{2}\d{4}", r"[A-Z]\d{9}", r"[A-Z]\d{3}[A-Z]\d{4}"),
)
RULE = Rule((_ZONE, *map(Layout, _NUMBERS)))

KIND = national("passport", RULE, chance=0.95)
canonical = KIND.canonical
