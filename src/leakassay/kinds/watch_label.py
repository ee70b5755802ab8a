"""Label by which an authority or firm watches a person.

`key person`, `wanted`, `SDN`, a risk class.

* Standard: none
* Shape: 1-160 characters
* Personal: sensitive: it hurts the person named
* A report may show nothing

>>> canonical('person of interest')
'person of interest'
>>> canonical('1234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity, mask_all
from leakassay.kinds.wording import REASONS, Wording

WORDING = Wording(longest=160, digits=6, letters=False)
KIND = Kind(
    name="watch_label",
    sensitivity=Sensitivity.SENSITIVE,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=mask_all,
)
canonical = KIND.canonical
