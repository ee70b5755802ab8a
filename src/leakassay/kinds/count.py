"""Number of things.

A whole number that is not negative; nothing tells it from any other number.

* Standard: none
* Shape: digits, perhaps in groups of three
* Personal: neutral
* A report may show it

>>> canonical('1,204')
'1204'
>>> canonical('-1')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape([Rule(r"\d{1,15}(?:\.0)?|\d{1,3}(?:,\d{3})+")])


def _canonical(text: str) -> str:
    return SHAPE.canonical(text).replace(",", "").removesuffix(".0")


KIND = Kind(
    name="count",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
)
canonical = KIND.canonical
