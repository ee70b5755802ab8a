"""Elasticsearch automatic document id.

Twenty characters of base64url, made of the time, the machine and a counter. There is no check
digit; letters of both cases must occur, as they do in all but a few of a million.

* Standard: none; Elasticsearch `TimeBasedUUIDGenerator`
* Shape: 20 of `A-Z a-z 0-9 - _`
* Personal: neutral; it says which system the record came from
* A report may show nothing

>>> canonical('AVhQ7p1kZr_Yt3-mXb2C')
'AVhQ7p1kZr_Yt3-mXb2C'
>>> canonical('abcdefghijklmnopqrst')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: one case only
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape(
    [
        Rule("[a-z0-9_-]{20}|[A-Z0-9_-]{20}", fault="one case only"),
        Rule("[A-Za-z0-9_-]{20}"),
    ]
)

KIND = Kind(
    name="es_auto_id",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
)
canonical = KIND.canonical
