"""Record identifier that a system gives.

Digits, or letters and digits without white space. Whether values rise and are unique, the column
says.

* Standard: none
* Shape: 1-40 letters, digits, `- _ . / : #`, at least one digit
* Personal: neutral
* A report may show nothing

>>> canonical('CUST-000123')
'CUST-000123'
>>> canonical('customer')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: no digit
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape(
    [
        Rule(r"[^\d]*", fault="no digit"),
        Rule(r"[A-Za-z0-9_./:#-]{1,40}"),
    ]
)

KIND = Kind(
    name="serial",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
)
canonical = KIND.canonical
