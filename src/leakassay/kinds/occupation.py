"""Occupation or job title.

A profession, a post, or a standing such as retired.

* Standard: ISCO-08 lists most
* Shape: 1-200 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical('Civil  engineer')
'Civil engineer'
>>> canonical('12345')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.wording import REASONS, Wording, whole

WORDING = Wording(longest=200, digits=4)
KIND = Kind(
    name="occupation",
    sensitivity=Sensitivity.QUASI,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=whole,
)
canonical = KIND.canonical
