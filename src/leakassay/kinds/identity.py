"""The spelling under which two values are one: what hashes and counts go by.

A number is the same with and without separators, an e-mail address in any case, a Chinese number of 15 digits
the same as the 18 that it became. Values that are not of the kind are spelled by the same rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.kernels.spelling import spelled, widened
from leakassay.kinds.interface import Strings

if TYPE_CHECKING:
    from numpy.typing import NDArray


def table(drop: str, *, upper: bool) -> NDArray[np.uint8]:
    """Lay out what each byte becomes: separators nothing, letters one case. Shape (256,)."""
    becomes = np.arange(256, dtype=np.uint8)
    small, large = slice(ord("a"), ord("z") + 1), slice(ord("A"), ord("Z") + 1)
    if upper:
        becomes[small] = becomes[large].copy()
    else:
        becomes[large] = np.arange(ord("a"), ord("z") + 1, dtype=np.uint8)
    for separator in drop:
        if separator.isascii():
            becomes[ord(separator)] = 0
    return becomes


def respell(strings: Strings, becomes: NDArray[np.uint8]) -> Strings:
    """Spell values by a table."""
    return Strings(*spelled(strings.offsets, strings.data, becomes))


def widen(strings: Strings) -> Strings:
    """Write Chinese numbers of 15 digits as 18."""
    return Strings(*widened(strings.offsets, strings.data))
