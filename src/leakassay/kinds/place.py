"""City, town, village, or part of one.

The name of a settlement in any script.

* Standard: none; GeoNames lists most
* Shape: 1-120 characters with a letter
* Personal: quasi-identifier
* A report may show the value

>>> canonical('New  York')
'New York'
>>> canonical('10001')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording, whole

KIND = Wording(longest=120, digits=4).kind("place", Sensitivity.QUASI, whole)
canonical = KIND.canonical
