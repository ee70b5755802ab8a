"""Number of a driving licence.

That of Great Britain holds the first letters of the name and the date of birth, women's months 50
higher; that of Brazil has two check digits; others are only so long.

* Standard: DVLA INF45/1 (Great Britain; its check characters' rule is not published), Brazil: Contran
  Resolução 598/2016; AAMVA member states and others: their own forms
* Shape: 16 or 18 characters; eleven digits; up to five letters among seven to fifteen characters
* Personal: direct identifier, that of Great Britain says birth date and sex; a report shows nothing of it
* Chance: most such numbers pass; only the form of Great Britain or the name of a column can say it

>>> canonical('MORGA 657054 SM9IJ')
'MORGA657054SM9IJ'
>>> canonical('D123-4567-8901')
'D12345678901'
>>> canonical('MORGA 697054 SM9IJ')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import ELEVEN, weighted
from leakassay.kinds.numbers import DATE, FEMALE, MALE, Layout, Part, Rule, Sex

_MONTHS = {f"{month + plus:02}" for plus in (0, 50) for month in range(1, 13)}
_DAYS = {f"{day:02}" for day in range(1, 32)}
_PARTS = (Part(6, 8, _MONTHS, DATE), Part(8, 10, _DAYS, DATE))
_SEX = Sex(6, {**dict.fromkeys("01", MALE), **dict.fromkeys("56", FEMALE)})
_GREAT_BRITAIN = r"[A-Z9]{5}\d{6}[A-Z9]{2}[0-9A-Z][A-Z]{2}"
_RIGHT = (*ELEVEN, "0")
_BRAZIL = Layout(r"\d{11}", (weighted(range(9, 0, -1), _RIGHT, 9),))
_FORMS = (
    *(r"[A-Z]\d{7}", r"[A-Z]\d{8}", r"[A-Z]\d{11}", r"[A-Z]\d{12}", r"[A-Z]\d{13}", r"[A-Z]\d{14}"),
    *(r"[A-Z]\d{6}", r"[A-Z]\d{9}", r"\d{7}", r"\d{8}", r"\d{9}", r"\d{10}", r"\d{12}"),
    *(r"[A-Z]{2}\d{13}", r"[A-Z]{2}\d{6}", r"[A-Z]{2}\d{7}[A-Z]", r"[A-Z]{2}\d{7}", r"[A-Z]{3}\d{6}"),
    *(r"[0-9A-Z]{10}\d", r"[A-Z]\d{5}", r"[A-Z]{3}\d{5}[A-Z]{3}[0-9A-Z]{2}"),
)
RULE = Rule(
    (
        Layout(_GREAT_BRITAIN, parts=_PARTS, sex=_SEX),
        Layout(_GREAT_BRITAIN + r"\d{2}", parts=_PARTS, sex=_SEX),
        _BRAZIL,
        *map(Layout, _FORMS),
    ),
    drop=" -/",
)

KIND = national("driving_licence", RULE, chance=0.95)
canonical = KIND.canonical
