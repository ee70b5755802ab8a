"""Finnish identity code.

The sign after the date says the century; further letters serve since 2024.

* Standard: Decree 128/2010, amended 2022: the number modulo 31
* Shape: ddmmyy, sign, three digits, check character
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('131052-308T')
'131052-308T'
>>> canonical('131052-3080')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import powers, weighted
from leakassay.kinds.numbers import ODD_MALE, Birth, Layout, Rule, Sex, hundred

_CENTURY = {"+": 0, **dict.fromkeys("-UVWXY", 1), **dict.fromkeys("ABCDEF", 2)}
_CENTURIES = (hundred(1800), hundred(1900), hundred(2000))
_WEIGHTS = powers(9, 31)
RULE = Rule(
    (
        Layout(
            r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]",
            (weighted((*_WEIGHTS[:6], 0, *_WEIGHTS[6:]), "0123456789ABCDEFHJKLMNPRSTUVWXY"),),
            Birth((4, 6), (2, 4), (0, 2), _CENTURIES, _CENTURY, 6),
            sex=Sex(9, ODD_MALE),
        ),
    ),
    drop=" ",
)

KIND = national("fi.hetu", RULE, chance=0.00049)
canonical = KIND.canonical
