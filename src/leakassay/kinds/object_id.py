"""MongoDB ObjectId.

Twenty-four hexadecimal digits, of which the first eight are the second of its making; ids from
2009, when MongoDB appeared, to 2032 are accepted.

* Standard: BSON specification, ObjectId
* Shape: 24 hexadecimal digits, or `ObjectId("...")`
* Personal: neutral; it dates the record
* A report may show nothing

>>> canonical('507F1F77BCF86CD799439011')
'507f1f77bcf86cd799439011'
>>> canonical('ffffffffbcf86cd799439011')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: time out of range
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_OPEN, _CLOSE = r'(?:ObjectId\(["\'])?', r'(?:["\']\))?'
_DATED = r"(?:4[a-f]|[56][0-9a-f]|7[0-5])[0-9a-f]{22}"
SHAPE = Shape(
    [
        Rule(r"\d{24}", fault="digits only"),
        Rule(_OPEN + _DATED + _CLOSE),
        Rule(_OPEN + "[0-9a-f]{24}" + _CLOSE, fault="time out of range"),
    ],
    ignore_case=True,
)


def _canonical(text: str) -> str:
    return SHAPE.lower(text).removeprefix("objectid(").strip("\"')")


KIND = Kind(
    name="object_id",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.01,
)
canonical = KIND.canonical
