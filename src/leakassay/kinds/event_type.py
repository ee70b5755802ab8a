"""What happened.

The type of an event, action, incident or transaction.

* Standard: none
* Shape: 1-160 characters
* Personal: neutral alone
* A report may show the value

>>> canonical('check-in')
'check-in'
>>> canonical('1234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.wording import REASONS, Wording, whole

WORDING = Wording(longest=160, digits=6, letters=False)
KIND = Kind(
    name="event_type",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=WORDING.canonical,
    reasons=REASONS,
    faults=WORDING.faults,
    mask=whole,
)
canonical = KIND.canonical
