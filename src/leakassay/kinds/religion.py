"""Religion or belief.

A faith, a church, or none.

* Standard: none
* Shape: 1-120 characters with a letter
* Personal: sensitive (GDPR Art. 9, PIPL Art. 28)
* A report may show nothing

>>> canonical('Roman  Catholic')
'Roman Catholic'
>>> canonical('7')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=120).kind("religion", Sensitivity.SENSITIVE)
canonical = KIND.canonical
