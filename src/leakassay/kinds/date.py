"""Day, month or year of an event.

No time of day but midnight, which exports add; years 1000-2200. A bare year is a date too.

* Standard: ISO 8601-1, RFC 2822, national custom
* Shape: any form of `kinds.dates`
* Personal: neutral; quasi-identifier with a place

>>> canonical('3. Mai 2019')
'2019-05-03'
>>> canonical('2019-02-30')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: day
"""

from leakassay.kinds.dated import REASONS, Dated
from leakassay.kinds.dates import mask
from leakassay.kinds.interface import Kind, Sensitivity

DATED = Dated(1000, 2200, year=True)
KIND = Kind(
    name="date",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=DATED.canonical,
    reasons=REASONS,
    faults=DATED.faults,
    chance=0.02,
    facets=DATED.facet("date"),
    reading=DATED.reading("date"),
    mask=mask,
)
canonical = KIND.canonical
