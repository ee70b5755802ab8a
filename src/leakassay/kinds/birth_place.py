"""Place of birth.

A city, region or country, often several of them in one value.

* Standard: none
* Shape: 1-160 characters with a letter
* Personal: quasi-identifier
* A report may show nothing

>>> canonical('Ulm, Germany')
'Ulm, Germany'
>>> canonical('1234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity, mask_all
from leakassay.kinds.wording import REASONS, Wording

WORDING = Wording(longest=160, digits=6)
KIND = Kind(
    name="birth_place",
    sensitivity=Sensitivity.QUASI,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=mask_all,
)
canonical = KIND.canonical
