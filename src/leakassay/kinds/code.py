"""One of a small closed list.

What it stands for is known to the system alone; the column says so by having few values.

* Standard: none
* Shape: any, short
* Personal: neutral as such
* A report may show nothing

>>> canonical(' B2 ')
'B2'
"""

from leakassay.kinds.anything import canonical, faults
from leakassay.kinds.interface import Kind, Sensitivity

KIND = Kind(
    name="code",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=canonical,
    reasons=(),
    faults=faults,
)
