"""None of the kinds.

What no kind claims with enough confidence, so that nothing is guessed.

* Standard: none
* Shape: any
* Personal: neutral as such
* A report may show nothing

>>> canonical(' B2 ')
'B2'
"""

from leakassay.kinds.anything import canonical, faults
from leakassay.kinds.interface import Kind, Sensitivity

KIND = Kind(
    name="unknown",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=canonical,
    reasons=(),
    faults=faults,
)
