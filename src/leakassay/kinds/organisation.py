"""Organisation or part of one.

A company, authority, school, club or department.

* Standard: none
* Shape: 1-240 characters with a letter
* Personal: quasi-identifier; it names the source
* A report may show the value

>>> canonical('ACME  GmbH')
'ACME GmbH'
>>> canonical('<b>')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: marks
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.wording import REASONS, Wording, whole

WORDING = Wording(longest=240, digits=8)
KIND = Kind(
    name="organisation",
    sensitivity=Sensitivity.QUASI,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=whole,
)
canonical = KIND.canonical
