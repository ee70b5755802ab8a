"""What kinds share that say nothing of a single value: only the column as a whole can be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.kinds.interface import VALID
from leakassay.kinds.shape import SPACE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings


def canonical(text: str) -> str:
    """Give the trimmed value, whatever it is."""
    return text.strip(SPACE)


def faults(strings: Strings) -> NDArray[np.uint8]:
    """(n,) of VALID."""
    return np.full(len(strings), VALID, np.uint8)
