"""Street with or without house number.

One line of an address.

* Standard: UPU S42 names the parts
* Shape: 1-160 characters; a house number alone has no letter
* Personal: quasi-identifier; with the house number it names a household
* A report may show nothing

>>> canonical('10  Downing Street')
'10 Downing Street'
>>> canonical('1234567890')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=160, digits=9, letters=False, marks="\\<>{}|^~").kind("street", Sensitivity.QUASI)
canonical = KIND.canonical
