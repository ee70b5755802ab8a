"""Part of a country: state, province, county, district.

Its name or its code.

* Standard: ISO 3166-2 where codes are used
* Shape: 1-120 characters; codes may be digits
* Personal: quasi-identifier
* A report may show the value

>>> canonical('Île-de-France')
'Île-de-France'
>>> canonical('1234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=120, digits=6, letters=False).kind("region", Sensitivity.QUASI, whole)
canonical = KIND.canonical
