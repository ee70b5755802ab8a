"""Family name of a person.

Family, maiden or mother's name, one or several, with particles.

* Standard: none
* Shape: 1-60 characters with a letter, no digits
* Personal: quasi-identifier
* A report may show the initial

>>> canonical('van  Gogh')
'van Gogh'
>>> canonical('4711')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import NAME_MARKS, Wording, initial

KIND = Wording(longest=60, marks=NAME_MARKS).kind("family_name", Sensitivity.QUASI, initial)
canonical = KIND.canonical
