"""Education.

A level, a degree, a school attended or a subject.

* Standard: ISCED 2011 orders the levels
* Shape: 1-400 characters; levels may be digits
* Personal: quasi-identifier
* A report may show the value

>>> canonical('PhD, Physics')
'PhD, Physics'
>>> canonical('12345')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=400, digits=4, letters=False).kind("education", Sensitivity.QUASI, whole)
canonical = KIND.canonical
