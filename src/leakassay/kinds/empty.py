"""Nothing there.

A column in which every value is missing or says in words that it is.

* Standard: none
* Shape: see `kinds.blanks`
* Personal: neutral
* A report may show nothing

>>> canonical(' N/A ')
''
>>> canonical('0')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: not empty
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.kinds.blanks import blank, blanks
from leakassay.kinds.interface import Kind, Malformed, Sensitivity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings


def _canonical(text: str) -> str:
    if not blank(text):
        raise Malformed("not empty")
    return ""


def _faults(strings: Strings) -> NDArray[np.uint8]:
    return 1 - blanks(strings)


KIND = Kind(
    name="empty",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=_canonical,
    reasons=("not empty",),
    faults=_faults,
    chance=0.01,
)
canonical = KIND.canonical
