"""Nationality or citizenship.

An adjective, a country, or its code.

* Standard: ISO 3166-1 where codes are used
* Shape: 1-80 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical('British')
'British'
>>> canonical('44')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=80).kind("nationality", Sensitivity.QUASI, whole)
canonical = KIND.canonical
