"""Political party or leaning.

A party's name or its letters, a parliamentary group.

* Standard: none
* Shape: 1-160 characters
* Personal: sensitive (GDPR Art. 9)
* A report may show nothing

>>> canonical('Green Party')
'Green Party'
>>> canonical('12345')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity, mask_all
from leakassay.kinds.wording import REASONS, Wording

WORDING = Wording(longest=160, digits=4, letters=False)
KIND = Kind(
    name="political_affiliation",
    sensitivity=Sensitivity.SENSITIVE,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=mask_all,
)
canonical = KIND.canonical
