"""Offence, conviction, or their absence.

The offence, the section of law, the sentence, a number of cases.

* Standard: none
* Shape: 1-400 characters
* Personal: sensitive (GDPR Art. 10)
* A report may show nothing

>>> canonical('Petty  theft')
'Petty theft'
>>> canonical('123456789')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=400, digits=8, letters=False).kind("criminal_record", Sensitivity.SENSITIVE)
canonical = KIND.canonical
