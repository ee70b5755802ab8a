"""Country.

Its name in any language, or its code.

* Standard: ISO 3166-1
* Shape: 1-80 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical("Côte d'Ivoire")
"Côte d'Ivoire"
>>> canonical('756')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.wording import REASONS, Wording, whole

WORDING = Wording(longest=80)
KIND = Kind(
    name="country",
    sensitivity=Sensitivity.QUASI,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=whole,
)
canonical = KIND.canonical
