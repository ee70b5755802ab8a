"""Name of an account.

Two to sixty-four characters without white space or `@`; words and names pass as well, so that
only the rest of the table can tell.

* Standard: none
* Shape: letters of any script, digits, `. _ -` and a few more
* Personal: direct identifier where it is used across sites
* A report may show the first character

>>> canonical('j.doe_84')
'j.doe_84'
>>> canonical('John Doe')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape(
    [
        Rule(r"\d{1,15}|\d{16,}", fault="digits only"),
        Rule("[^ \t\n\v\f\r@/\\\\:;,<>\"'()\\[\\]{}|]{2,64}"),
    ]
)


def _mask(text: str) -> str:
    return text[:1] + "•••"


KIND = Kind(
    name="username",
    sensitivity=Sensitivity.DIRECT,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
    mask=_mask,
)
canonical = KIND.canonical
