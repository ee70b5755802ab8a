"""Family name of a person.

Family, maiden or mother's name, one or several, with particles.

* Standard: none
* Shape: 1-60 characters with a letter, no digits
* Personal: quasi-identifier
* A report may show the initial

>>> canonical('van  Gogh')
'van Gogh'
>>> canonical('4711')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.wording import NAME_MARKS, REASONS, Wording, initial

WORDING = Wording(longest=60, marks=NAME_MARKS)
KIND = Kind(
    name="family_name",
    sensitivity=Sensitivity.QUASI,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=initial,
)
canonical = KIND.canonical
