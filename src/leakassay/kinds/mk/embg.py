"""Macedonian identity number (EMBG).

People born elsewhere in the former Yugoslavia keep the region of their birth.

* Standard: Zakon za matičen broj na graǵaninot, 1992 (`number_jmbg`)
* Shape: 13 digits: ddmmyyy, region, order, check digit
* Personal: direct identifier, says birth date, sex and region; a report shows nothing of it

>>> canonical('1811957459147')
'1811957459147'
>>> canonical('1811957459140')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_jmbg import ABROAD, jmbg
from leakassay.kinds.number_kind import national

RULE = jmbg((*ABROAD, *range(40, 50)))

KIND = national("mk.embg", RULE, chance=0.0002)
canonical = KIND.canonical
