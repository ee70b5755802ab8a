"""Montenegrin identity number (JMBG).

People born elsewhere in the former Yugoslavia keep the region of their birth.

* Standard: Zakon o centralnom registru stanovništva, 2007 (`number_jmbg`)
* Shape: 13 digits: ddmmyyy, region, order, check digit
* Personal: direct identifier, says birth date, sex and region; a report shows nothing of it

>>> canonical('2305968081481')
'2305968081481'
>>> canonical('2305968081480')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_jmbg import ABROAD, jmbg
from leakassay.kinds.number_kind import national

RULE = jmbg((*ABROAD, *range(20, 30)))

KIND = national("me.jmbg", RULE, chance=0.0001)
canonical = KIND.canonical
