"""Occupation or job title.

A profession, a post, or a standing such as retired.

* Standard: ISCO-08 lists most
* Shape: 1-200 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical('Civil  engineer')
'Civil engineer'
>>> canonical('12345')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=200, digits=4).kind("occupation", Sensitivity.QUASI, whole)
canonical = KIND.canonical
