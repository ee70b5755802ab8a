"""Albanian identity number (NID).

Letters count decades, from A for 1900; women's months are 50 higher. The check letter's rule is not
published, so it is not held.

* Standard: Law 10129/2009 on civil status
* Shape: letter, digit, mmdd, three digits, letter
* Personal: direct identifier, says birth date and sex; a report shows nothing of it

>>> canonical('J50104096W')
'J50104096W'
>>> canonical('J51304096W')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import DIGITS, FEMALE, LETTERS, MALE, Birth, Layout, Rule, months

_DECADES = {**DIGITS, **{letter: i for i, letter in enumerate(LETTERS[:20], 10)}}
_BIRTH = Birth(
    (0, 2),
    (2, 4),
    (4, 6),
    (tuple(range(1800, 2100)),),
    months=months(0, sex=MALE) | months(50, sex=FEMALE),
    digits=_DECADES,
)
RULE = Rule((Layout(r"[0-9A-T]\d{8}[A-W]", birth=_BIRTH),))

KIND = national("al.nid", RULE, chance=0.046)
canonical = KIND.canonical
