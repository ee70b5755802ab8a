r"""Password in the clear.

Anything printable of up to 128 characters; only its neighbours and its name tell.

* Standard: none
* Shape: 1-128 characters without control characters
* Personal: sensitive: it opens accounts
* A report may show nothing

>>> canonical('correct horse')
'correct horse'
>>> canonical('a\x01b')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape([Rule("[^\x00-\x1f\x7f]{1,128}")])

KIND = Kind(
    name="password",
    sensitivity=Sensitivity.SENSITIVE,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
)
canonical = KIND.canonical
