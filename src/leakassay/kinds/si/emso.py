"""Slovenian identity number (EMŠO).

People born elsewhere in the former Yugoslavia keep the region of their birth.

* Standard: Zakon o centralnem registru prebivalstva, 2006 (`number_jmbg`)
* Shape: 13 digits: ddmmyyy, region, order, check digit
* Personal: direct identifier, says birth date, sex and region; a report shows nothing of it

>>> canonical('0102869087928')
'0102869087928'
>>> canonical('0102869087920')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_jmbg import ABROAD, jmbg
from leakassay.kinds.number_kind import national

RULE = jmbg((*ABROAD, *range(50, 60)))

KIND = national("si.emso", RULE, chance=0.00011)
canonical = KIND.canonical
