"""A person's name, whole.

Given, middle and family names in any order and script, with titles or without; `Last, First` too.

* Standard: none; ICAO Doc 9303 part 3 names the parts
* Shape: 1-120 characters with a letter, digits at most in a row of two (`John 2nd`), none of the marks of
  mail and web addresses
* Personal: direct identifier
* A report may show the initials

>>> canonical('  Ada   Lovelace ')
'Ada Lovelace'
>>> canonical('ada@example.org')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: marks
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import NAME_MARKS, Wording, initial

KIND = Wording(longest=120, digits=2, marks=NAME_MARKS).kind("person_name", Sensitivity.DIRECT, initial)
canonical = KIND.canonical
