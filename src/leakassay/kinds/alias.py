"""Another name of a person.

Nickname, former name, stage name, name in another script.

* Standard: none
* Shape: 1-120 characters with a letter
* Personal: quasi-identifier
* A report may show nothing

>>> canonical('The Fox')
'The Fox'
>>> canonical('31415')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=120, digits=4).kind("alias", Sensitivity.QUASI)
canonical = KIND.canonical
