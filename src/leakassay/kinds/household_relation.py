"""Place in a household, or kinship.

Head, wife, son, guardian; also the tie to an emergency contact.

* Standard: none
* Shape: 1-80 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical('Mother-in-law')
'Mother-in-law'
>>> canonical('123')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.wording import REASONS, Wording, whole

WORDING = Wording(longest=80, digits=2)
KIND = Kind(
    name="household_relation",
    sensitivity=Sensitivity.QUASI,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=whole,
)
canonical = KIND.canonical
