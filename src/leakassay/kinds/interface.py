"""What a kind is: the contract of every file in this folder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.kinds.dates import Parsed

VALID = 0
"""Fault code of a value that has the kind."""


class Malformed(ValueError):  # noqa: N818 - the name is part of the published contract
    """The value is not of the kind. Its text is one of the kind's reasons, never the value."""


class Sensitivity(StrEnum):
    """How much a kind says of a person (GDPR Art. 4, 9; PIPL Art. 28)."""

    DIRECT = "direct identifier"
    QUASI = "quasi-identifier"
    SENSITIVE = "sensitive"
    NEUTRAL = "neutral"


class Strings(NamedTuple):
    """UTF-8 values laid end to end, as Arrow lays them: what every kernel takes.

    Value i is data[offsets[i]:offsets[i + 1]]; a null has no bytes.
    """

    offsets: NDArray[np.int32]
    """Shape (n + 1,)."""
    data: NDArray[np.uint8]

    @classmethod
    def of(cls, array: pa.StringArray) -> Strings:
        """View an Arrow string array, sliced or not, without copying."""
        _, offsets, data = array.buffers()
        if offsets is None or len(array) == 0:
            return cls(np.zeros(1, np.int32), np.zeros(1, np.uint8))
        start = np.frombuffer(offsets, np.int32)[array.offset : array.offset + len(array) + 1]
        bytes_ = np.frombuffer(data, np.uint8) if data is not None and data.size else _NOTHING
        return cls(start, bytes_)

    def __len__(self) -> int:
        return len(self.offsets) - 1


_NOTHING = np.zeros(1, np.uint8)


class Reading(NamedTuple):
    """What one look at a column tells."""

    faults: NDArray[np.uint8]
    facets: Mapping[str, NDArray[np.int32]]
    dates: Parsed | None = None
    """Dates as each value says them itself; their faults are those of the kind."""


def mask_all(_: str) -> str:
    """Show nothing of a value."""
    return "•••"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. Its docstring's module says standard, shape, how personal it is; see STYLE.md."""

    name: str
    """As in INTERFACE.md."""
    sensitivity: Sensitivity
    canonical: Callable[[str], str]
    """The scalar definition: the one spelling of the value. Raises Malformed(reason)."""
    reasons: tuple[str, ...]
    """What can be wrong with a value; fault code i + 1 is reasons[i]. At most 250."""
    faults: Callable[[Strings], NDArray[np.uint8]]
    """The kernel: (n,) fault codes, VALID where `canonical` returns. Releases the GIL.

    The empty value gets any code: measures leave blanks out before they count.
    """
    chance: float = 1.0
    """Share of made-up values of the same outward shape (length, alphabet) that pass all the same.

    1.0 says that there is nothing to check, and that only names, places and words can tell."""
    facets: Callable[[Strings], Mapping[str, NDArray[np.int32]]] | None = None
    """What a value implies: `birth_date` (yyyymmdd), `birth_year`, `sex` (1 male, 2 female), `region`
    (a code of its country's own scheme), 0 where it says nothing. Arrays (n,)."""
    reading: Callable[[Strings], Reading] | None = None
    """`faults` and `facets` by one look, where two would cost twice as much."""
    identity: Callable[[Strings], Strings] | None = None
    """The spelling (n values) under which equal values are one and the same; None: as they stand."""
    mask: Callable[[str], str] = mask_all
    """What `redact` may show of a canonical value."""
