"""German pension insurance number.

* Standard: Deutsche Rentenversicherung: digit sums of products with 2 1 2 5 7 1 2 1 2 1 2 1 modulo
  10, letters count 01 to 26
* Shape: area, ddmmyy, letter, serial, check digit
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('15070649C103')
'15070649C103'
>>> canonical('15070649C100')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import (
    DIGITS,
    FEMALE,
    LETTERS,
    MALE,
    NEAREST,
    PLAIN_DAYS,
    PLAIN_MONTHS,
    Birth,
    Layout,
    Linear,
    Rule,
    Sex,
)

_WEIGHTS = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)


def _summed(weight: int) -> dict[str, int]:
    """Give the digit sum of each product."""
    return {c: value * weight // 10 + value * weight % 10 for c, value in DIGITS.items()}


_TENS, _ONES = _summed(_WEIGHTS[8]), _summed(_WEIGHTS[9])
_LETTER = {c: _TENS[str(i // 10)] + _ONES[str(i % 10)] for i, c in enumerate(LETTERS, 1)}
_TABLES = (*map(_summed, _WEIGHTS[:8]), _LETTER, *map(_summed, _WEIGHTS[10:]))
RULE = Rule(
    (
        Layout(
            r"\d{8}[A-Z]\d{3}",
            (Linear(_TABLES, tuple(DIGITS), 11),),
            Birth(
                (6, 8),
                (4, 6),
                (2, 4),
                (NEAREST,),
                months={0: (0, 0, 0), **PLAIN_MONTHS},
                days={0: (0, 0), **PLAIN_DAYS},
            ),
            sex=Sex(9, {digit: MALE if value < 5 else FEMALE for digit, value in DIGITS.items()}),
        ),
    )
)

KIND = national("de.svnr", RULE, chance=0.0041)
canonical = KIND.canonical
