"""Sexual life or orientation.

An orientation, or whom someone seeks.

* Standard: none
* Shape: 1-120 characters with a letter
* Personal: sensitive (GDPR Art. 9)
* A report may show nothing

>>> canonical('prefer  not to say')
'prefer not to say'
>>> canonical('123')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=120, digits=2).kind("sexual_life", Sensitivity.SENSITIVE)
canonical = KIND.canonical
