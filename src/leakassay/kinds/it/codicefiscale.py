"""Italian codice fiscale.

Letters of the names, date of birth (women: day plus 40), municipality, check letter. Where two
people's would be equal, digits from the last one on become letters (omocodia).

* Standard: D.M. 23 December 1976
* Shape: six letters, two digits, a letter, two digits, a letter, three digits, a letter
* Personal: direct identifier, says birth date, sex and place; a report shows nothing of it

>>> canonical('RCCMNL83S18D969H')
'RCCMNL83S18D969H'
>>> canonical('RCCMNL83S18D969A')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import (
    ALNUM,
    DIGITS,
    FEMALE,
    LETTERS,
    MALE,
    NEAREST,
    Birth,
    Layout,
    Linear,
    Region,
    Rule,
    days,
)

_ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
_EVEN_PLACE = {c: value if c in DIGITS else value - 10 for c, value in ALNUM.items()}
_ODD_PLACE = {c: _ODD[value] for c, value in _EVEN_PLACE.items()}
_CHECK = Linear((_ODD_PLACE, _EVEN_PLACE) * 7 + (_ODD_PLACE,), tuple(LETTERS), 15)
_OMOCODIA = {**DIGITS, **{c: i for i, c in enumerate("LMNPQRSTUV")}}
_MONTHS = {c: i for i, c in enumerate("ABCDEHLMPRST", 1)}
_DIGIT = r"[\dLMNPQRSTUV]"
_AREA = (
    {c: (i + 1) * 1000 for i, c in enumerate(LETTERS)},
    *({c: value * scale for c, value in _OMOCODIA.items()} for scale in (100, 10, 1)),
)
RULE = Rule(
    (
        Layout(
            rf"[A-Z]{{6}}{_DIGIT}{{2}}[ABCDEHLMPRST]{_DIGIT}{{2}}[A-Z]{_DIGIT}{{3}}[A-Z]",
            (_CHECK,),
            Birth(
                (6, 8),
                (8, 9),
                (9, 11),
                (NEAREST,),
                days=days(0, MALE) | days(40, FEMALE),
                digits=_OMOCODIA,
                month_digits=_MONTHS,
            ),
            area=Region(11, 15, digits=_AREA),
        ),
    )
)

KIND = national("it.codicefiscale", RULE, chance=0.002)
canonical = KIND.canonical
