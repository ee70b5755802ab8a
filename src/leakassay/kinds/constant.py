"""The same value in every record.

It says something of the system, nothing of a person.

* Standard: none
* Shape: any; one distinct value in the column
* Personal: neutral as such
* A report may show nothing

>>> canonical(' B2 ')
'B2'
"""

from leakassay.kinds.anything import canonical, faults
from leakassay.kinds.interface import Kind, Sensitivity

KIND = Kind(
    name="constant",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=canonical,
    reasons=(),
    faults=faults,
)
