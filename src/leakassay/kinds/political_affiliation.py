"""Political party or leaning.

A party's name or its letters, a parliamentary group.

* Standard: none
* Shape: 1-160 characters
* Personal: sensitive (GDPR Art. 9)
* A report may show nothing

>>> canonical('Green Party')
'Green Party'
>>> canonical('12345')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=160, digits=4, letters=False).kind("political_affiliation", Sensitivity.SENSITIVE)
canonical = KIND.canonical
