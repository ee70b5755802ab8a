"""State of health.

Diagnosis, blood group, allergy, medicine, disability, test result.

* Standard: ICD-10 where codes are used
* Shape: 1-400 characters
* Personal: sensitive (GDPR Art. 9, PIPL Art. 28)
* A report may show nothing

>>> canonical('Type 2  diabetes')
'Type 2 diabetes'
>>> canonical('1234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=400, digits=6, letters=False).kind("health", Sensitivity.SENSITIVE)
canonical = KIND.canonical
