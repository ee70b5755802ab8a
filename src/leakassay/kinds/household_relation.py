"""Place in a household, or kinship.

Head, wife, son, guardian; also the tie to an emergency contact.

* Standard: none
* Shape: 1-80 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical('Mother-in-law')
'Mother-in-law'
>>> canonical('123')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=80, digits=2).kind("household_relation", Sensitivity.QUASI, whole)
canonical = KIND.canonical
