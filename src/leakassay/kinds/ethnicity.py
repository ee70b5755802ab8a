"""Ethnic origin.

A people, a census category, a caste.

* Standard: GB/T 3304 lists the peoples of China
* Shape: 1-120 characters
* Personal: sensitive (GDPR Art. 9; PIPL Art. 28)
* A report may show nothing

>>> canonical('Māori')
'Māori'
>>> canonical('2021')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=120, digits=2, letters=False).kind("ethnicity", Sensitivity.SENSITIVE)
canonical = KIND.canonical
