"""The outward shape of a column: lengths in characters, and which classes of characters occur."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from leakassay.kernels.shapes import profile as _profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

CLASSES = (
    *("digit", "lower", "upper", "space", "punctuation", "control", "latin", "greek", "cyrillic", "hebrew"),
    *("arabic", "indic", "thai", "kana", "hangul", "han", "fullwidth", "other"),
)
"""Class of bit i in a signature. `lower` and `upper` are ASCII; `control` has the bidi marks."""


class Profile(NamedTuple):
    """The shape of some values."""

    lengths: NDArray[np.int64]
    """(257,): values by length in characters; the last place is for 256 and more."""
    signatures: Mapping[int, int]
    """Values by signature: the bits of CLASSES that occur in the value."""


def profile(strings: Strings) -> Profile:
    """Count the shapes of a column."""
    lengths = np.zeros(257, np.int64)
    found: Counter[int] = Counter()
    for signature, count in zip(*_profile(strings.offsets, strings.data, lengths), strict=True):
        found[int(signature)] += int(count)
    return Profile(lengths, found)


def names(signature: int) -> tuple[str, ...]:
    """Name the classes of a signature.

    >>> names(0b1011)
    ('digit', 'lower', 'space')
    """
    return tuple(name for bit, name in enumerate(CLASSES) if signature >> bit & 1)
