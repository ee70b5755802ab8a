"""Serbian identity number (JMBG).

Any region: many citizens were born elsewhere in the former Yugoslavia.

* Standard: Zakon o jedinstvenom matičnom broju građana, 2018 (`number_jmbg`)
* Shape: 13 digits: ddmmyyy, region, order, check digit
* Personal: direct identifier, says birth date, sex and region; a report shows nothing of it

>>> canonical('1704831755491')
'1704831755491'
>>> canonical('1704831755490')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_jmbg import jmbg
from leakassay.kinds.number_kind import national

RULE = jmbg(range(100))

KIND = national("rs.jmbg", RULE, chance=0.00097)
canonical = KIND.canonical
