"""Country.

Its name in any language, or its code.

* Standard: ISO 3166-1
* Shape: 1-80 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical("Côte d'Ivoire")
"Côte d'Ivoire"
>>> canonical('756')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=80).kind("country", Sensitivity.QUASI, whole)
canonical = KIND.canonical
