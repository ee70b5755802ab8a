"""Part of a country: state, province, county, district.

Its name or its code.

* Standard: ISO 3166-2 where codes are used
* Shape: 1-120 characters; codes may be digits
* Personal: quasi-identifier
* A report may show the value

>>> canonical('Île-de-France')
'Île-de-France'
>>> canonical('1234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.wording import REASONS, Wording, whole

WORDING = Wording(longest=120, digits=6, letters=False)
KIND = Kind(
    name="region",
    sensitivity=Sensitivity.QUASI,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=whole,
)
canonical = KIND.canonical
