"""Number of a voter, as a register or a card of voters gives it.

* Standard: India: Election Commission, EPIC (three letters, seven digits, the last by Luhn); Mexico:
  INE, clave de elector; Brazil: TSE Resolução 21.538, two check digits; elsewhere the register's own
* Shape: ten letters and digits; 18 letters and digits; twelve digits; six to ten digits
* Personal: direct identifier, that of Mexico says birth date and sex; a report shows nothing of it
* Chance: any number of six to ten digits passes; only the name of a column can say that it is a voter's

>>> canonical('WKH1186253')
'WKH1186253'
>>> canonical('GMVLMR80070501M100')
'GMVLMR80070501M100'
>>> canonical('WKH1186252')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import luhn, weighted
from leakassay.kinds.numbers import DIGITS, FEMALE, MALE, NEAREST, Birth, Layout, Part, Region, Rule, Sex

_MEXICO = Layout(
    r"[A-Z]{6}\d{8}[HM]\d{3}",
    (),
    Birth((6, 8), (8, 10), (10, 12), (NEAREST,)),
    sex=Sex(14, {"H": MALE, "M": FEMALE}),
    region=Region(12, 14),
)
_RIGHT = (*DIGITS, "0")
_STATES = {f"{state:02}" for state in range(1, 29)}
_BRAZIL = Layout(
    r"\d{12}",
    (
        weighted((2, 3, 4, 5, 6, 7, 8, 9), _RIGHT, 10),
        weighted((0, 0, 0, 0, 0, 0, 0, 0, 7, 8, 9), _RIGHT, 11),
    ),
    parts=(Part(8, 10, _STATES, "state"),),
)
RULE = Rule(
    (
        Layout(r"[A-Z]{3}\d{7}", (luhn(10, 3),)),
        _MEXICO,
        _BRAZIL,
        *(Layout(rf"\d{{{length}}}") for length in (8, 9, 10, 7, 6)),
    )
)

KIND = national("voter_id", RULE, chance=0.95)
canonical = KIND.canonical
