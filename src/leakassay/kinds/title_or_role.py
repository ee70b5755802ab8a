"""Form of address, rank, or office held.

`Dr.`, `Frau`, `Colonel`, `Jr.`, `Member of Parliament`.

* Standard: none
* Shape: 1-200 characters with a letter
* Personal: quasi-identifier: an office may name its holder
* A report may show nothing

>>> canonical('Prof. Dr.')
'Prof. Dr.'
>>> canonical('99999')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=200, digits=4).kind("title_or_role", Sensitivity.QUASI)
canonical = KIND.canonical
