"""City, town, village, or part of one.

The name of a settlement in any script.

* Standard: none; GeoNames lists most
* Shape: 1-120 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical('New  York')
'New York'
>>> canonical('10001')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.wording import REASONS, Wording, whole

WORDING = Wording(longest=120, digits=4)
KIND = Kind(
    name="place",
    sensitivity=Sensitivity.QUASI,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=whole,
)
canonical = KIND.canonical
