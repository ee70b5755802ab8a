"""Label by which an authority or firm watches a person.

`key person`, `wanted`, `SDN`, a risk class.

* Standard: none
* Shape: 1-160 characters
* Personal: sensitive: it hurts the person named
* A report may show nothing

>>> canonical('person of interest')
'person of interest'
>>> canonical('1234567')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=160, digits=6, letters=False).kind("watch_label", Sensitivity.SENSITIVE)
canonical = KIND.canonical
