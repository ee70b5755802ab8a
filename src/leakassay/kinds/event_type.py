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

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=160, digits=6, letters=False).kind("event_type", Sensitivity.NEUTRAL, whole)
canonical = KIND.canonical
