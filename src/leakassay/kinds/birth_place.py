"""Place of birth.

A city, region or country, often several of them in one value.

* Standard: none
* Shape: 1-160 characters with a letter
* Personal: quasi-identifier
* A report may show nothing

>>> canonical('Ulm, Germany')
'Ulm, Germany'
>>> canonical('1234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=160, digits=6).kind("birth_place", Sensitivity.QUASI)
canonical = KIND.canonical
