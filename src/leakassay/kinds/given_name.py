"""Given name of a person.

Given, middle or father's name, one or several; an initial is one too.

* Standard: none
* Shape: 1-60 characters with a letter, no digits
* Personal: quasi-identifier
* A report may show the initials

>>> canonical('José  María')
'José María'
>>> canonical('12')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import NAME_MARKS, Wording, initial

KIND = Wording(longest=60, marks=NAME_MARKS).kind("given_name", Sensitivity.QUASI, initial)
canonical = KIND.canonical
