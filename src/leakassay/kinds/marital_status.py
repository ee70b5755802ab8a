"""Marital status.

Single, married, divorced, widowed and the like, as word or letter.

* Standard: none; HL7 0002 is a list in use
* Shape: 1-60 characters; codes may be digits
* Personal: quasi-identifier; near to sexual life under GDPR Art. 9
* A report may show the value

>>> canonical('Married')
'Married'
>>> canonical('1987')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=60, digits=2, letters=False).kind("marital_status", Sensitivity.QUASI, whole)
canonical = KIND.canonical
