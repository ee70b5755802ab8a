"""Organisation or part of one.

A company, authority, school, club or department.

* Standard: none
* Shape: 1-240 characters with a letter
* Personal: quasi-identifier; it names the source
* A report may show the value

>>> canonical('ACME  GmbH')
'ACME GmbH'
>>> canonical('<b>')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: marks
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=240, digits=8).kind("organisation", Sensitivity.QUASI, whole)
canonical = KIND.canonical
