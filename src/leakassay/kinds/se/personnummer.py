"""Swedish personal number.

A plus instead of the hyphen: over a hundred years. Coordination numbers have a day that is 60
higher.

* Standard: Folkbokföringslagen 1991:481 section 18: Luhn over the last ten digits
* Shape: yymmdd-order or yyyymmdd-order
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('880320-0016')
'8803200016'
>>> canonical('880320-0010')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn
from leakassay.kinds.numbers import NEAREST, ODD_MALE, Birth, Layout, Linear, Rule, Sex, days

_DAYS = days(0) | days(60)
_AGED = tuple(year - 100 for year in NEAREST)
_TEN = luhn(10)
_SIGNED = Linear((*_TEN.tables[:6], {}, *_TEN.tables[6:]), _TEN.right, 0)
_SIGNED_LONG = Linear(({}, {}, *_SIGNED.tables), _TEN.right, 2)
RULE = Rule(
    (
        Layout(
            r"\d{10}", (_TEN,), Birth((0, 2), (2, 4), (4, 6), (NEAREST,), days=_DAYS), sex=Sex(8, ODD_MALE)
        ),
        Layout(
            r"[12][089]\d{10}",
            (luhn(12, 2),),
            Birth((0, 4), (4, 6), (6, 8), days=_DAYS),
            sex=Sex(10, ODD_MALE),
        ),
        Layout(
            r"\d{6}[+]\d{4}",
            (_SIGNED,),
            Birth((0, 2), (2, 4), (4, 6), (_AGED,), days=_DAYS),
            sex=Sex(9, ODD_MALE),
        ),
        Layout(
            r"1[89]\d{6}[+]\d{4}",
            (_SIGNED_LONG,),
            Birth((0, 4), (4, 6), (6, 8), days=_DAYS),
            sex=Sex(11, ODD_MALE),
        ),
    )
)

KIND = national("se.personnummer", RULE, chance=0.007)
canonical = KIND.canonical
