"""Moment of an event.

A date with a time of day, or the seconds, milliseconds or microseconds since 1970. Bare numbers of ten,
thirteen or sixteen digits pass where they fall in 2000-2034: one in nine.

* Standard: ISO 8601-1, RFC 2822, national custom
* Shape: any form of `kinds.dates` that has a time
* Personal: neutral; a trace of what a person did

>>> canonical('Fri, 03 May 2019 10:11:12 +0000')
'2019-05-03T10:11:12'
>>> canonical('2019-05-03')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: no time of day
"""

from leakassay.kinds.dated import REASONS, Dated
from leakassay.kinds.dates import mask
from leakassay.kinds.interface import Kind, Sensitivity

DATED = Dated(1900, 2200, time=True)
KIND = Kind(
    name="timestamp",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=DATED.canonical,
    reasons=REASONS,
    faults=DATED.faults,
    chance=0.1,
    facets=DATED.facet("date"),
    reading=DATED.reading("date"),
    mask=mask,
)
canonical = KIND.canonical
