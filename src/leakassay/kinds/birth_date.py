"""Date of birth.

A date of 1850-2030, to the month at the least. Where day and month are open in the value, the facet
has the year only; a column's layout (`kinds.dates.find_layout`) settles it.

* Standard: ISO 8601-1, RFC 2822, national custom
* Shape: any form of `kinds.dates`
* Personal: quasi-identifier; a report may show the decade

>>> canonical('昭和45年3月2日')
'1970-03-02'
>>> canonical('1066-10-14')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: out of range
"""

from leakassay.kinds.dated import REASONS, Dated
from leakassay.kinds.dates import mask
from leakassay.kinds.interface import Kind, Sensitivity

DATED = Dated(1850, 2030)
KIND = Kind(
    name="birth_date",
    sensitivity=Sensitivity.QUASI,
    canonical=DATED.canonical,
    reasons=REASONS,
    faults=DATED.faults,
    chance=0.02,
    facets=DATED.facet("birth_date", "birth_year"),
    reading=DATED.reading("birth_date", "birth_year"),
    mask=mask,
)
canonical = KIND.canonical
