"""Religion or belief.

A faith, a church, or none.

* Standard: none
* Shape: 1-120 characters with a letter
* Personal: sensitive (GDPR Art. 9, PIPL Art. 28)
* A report may show nothing

>>> canonical('Roman  Catholic')
'Roman Catholic'
>>> canonical('7')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity, mask_all
from leakassay.kinds.wording import REASONS, Wording

WORDING = Wording(longest=120)
KIND = Kind(
    name="religion",
    sensitivity=Sensitivity.SENSITIVE,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=mask_all,
)
canonical = KIND.canonical
