"""Reference to a biometric record.

The number, name or path of a fingerprint, iris, voice or face template.

* Standard: ISO/IEC 19794 for the templates themselves
* Shape: 1-400 characters
* Personal: sensitive (GDPR Art. 9, PIPL Art. 28)
* A report may show nothing

>>> canonical('FP-00412')
'FP-00412'
>>> canonical('<x>')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: marks
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=400, digits=64, letters=False, marks="<>").kind("biometric_ref", Sensitivity.SENSITIVE)
canonical = KIND.canonical
