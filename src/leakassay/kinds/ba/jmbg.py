"""Bosnian identity number (JMBG).

People born elsewhere in the former Yugoslavia keep the region of their birth.

* Standard: Zakon o jedinstvenom matičnom broju, 2001 (`number_jmbg`)
* Shape: 13 digits: ddmmyyy, region, order, check digit
* Personal: direct identifier, says birth date, sex and region; a report shows nothing of it

>>> canonical('1801842119215')
'1801842119215'
>>> canonical('1801842119210')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_jmbg import ABROAD, jmbg
from leakassay.kinds.number_kind import national

RULE = jmbg((*ABROAD, *range(10, 20)))

KIND = national("ba.jmbg", RULE, chance=0.00012)
canonical = KIND.canonical
