"""Cuban identity number.

The check digit's rule is not published, so it is not held.

* Standard: Ley 1234/1970
* Shape: eleven digits: yymmdd, century, order, sex
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('91021027775')
'91021027775'
>>> canonical('91130327775')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import EVEN_MALE, Birth, Layout, Rule, Sex, hundred

_CENTURY = {**dict.fromkeys("012345", 0), **dict.fromkeys("678", 1), "9": 2}
_CENTURIES = (hundred(1900), hundred(2000), hundred(1800))
_BIRTH = Birth((0, 2), (2, 4), (4, 6), _CENTURIES, _CENTURY, 6)
RULE = Rule((Layout(r"\d{11}", (), _BIRTH, sex=Sex(9, EVEN_MALE)),))

KIND = national("cu.ni", RULE, chance=0.031)
canonical = KIND.canonical
