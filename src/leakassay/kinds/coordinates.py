"""Place on the globe.

Latitude and longitude in one value, or one of the two; in decimal degrees, or in degrees, minutes
and seconds. A single decimal number within the range passes: the other column must agree.

* Standard: ISO 6709; OGC well-known text
* Shape: `12.34, 56.78`, `POINT (56.78 12.34)`, `40°26′46″N`, `+40.44-079.98/`
* Personal: quasi-identifier; a home where it is precise
* A report may show whole degrees

>>> canonical('(31.2304, 121.4737)')
'31.2304,121.4737'
>>> canonical('131.2304, 221.4737')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: out of range
"""

import re

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_LAT = r"[+-]?(?:90(?:\.0*)?|[0-8]?\d(?:\.\d+)?)"
_LON = r"[+-]?(?:180(?:\.0*)?|(?:1[0-7]\d|\d?\d)(?:\.\d+)?)"
_SECONDS = r"(?:\d{1,2}(?:\.\d+)? ?(?:\"|″|”|''|s)?)?"
_MINUTES = rf"(?:\d{{1,2}}(?:\.\d+)? ?['′’m:] ?{_SECONDS})?"
_DMS = rf"\d{{1,3}} ?[°ºd:] ?{_MINUTES} ?[NSEWnsew]"
_NUMBER = r"[+-]?\d{1,3}\.\d+"
_PAIR = r"(?: ?[,;|/] ?| +)"
SHAPE = Shape(
    [
        Rule(r"[(\[]?0(?:\.0*)?(?: ?[,;|/] ?| +)0(?:\.0*)?[)\]]?", fault="placeholder"),
        Rule(rf"[(\[]?(?:{_LAT}{_PAIR}{_LON}|{_LON}{_PAIR}{_LAT})[)\]]?", family=1),
        Rule(rf"(?:POINT|Point|point) ?\({_LON} {_LAT}\)|[+-]{_LAT}[+-]{_LON}/?", family=1),
        Rule(f"{_DMS}(?:[, ]+{_DMS})?", family=1),
        Rule(r"[+-]?(?:180|1[0-7]\d|\d?\d)\.\d{2,}", family=2),
        Rule(rf"[(\[]?{_NUMBER}(?:{_PAIR}{_NUMBER})?[)\]]?", fault="out of range"),
    ]
)


def _canonical(text: str) -> str:
    text = SHAPE.canonical(text).strip("()[]")
    return re.sub(" ?[,;|/] ?", ",", text)


KIND = Kind(
    name="coordinates",
    sensitivity=Sensitivity.QUASI,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.4,
)
canonical = KIND.canonical
