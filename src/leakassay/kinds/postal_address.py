r"""Postal address, whole.

Street, house, place and postal code in one value, in one line or several.

* Standard: UPU S42 names the parts
* Shape: 3-400 characters with a letter; no run of more than 12 digits
* Personal: direct identifier of a household
* A report may show nothing

>>> canonical('1 Main St,\n  Springfield')
'1 Main St, Springfield'
>>> canonical('42')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: length
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import Wording

KIND = Wording(longest=400, digits=12, shortest=3, marks="\\<>{}|^~").kind(
    "postal_address", Sensitivity.DIRECT
)
canonical = KIND.canonical
