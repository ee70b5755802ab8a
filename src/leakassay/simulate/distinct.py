"""How many different values were written, in bounded memory: exact up to two million, then estimated.

Beyond the bound only hashes below a falling threshold are kept (a theta sketch), whose relative
error is about one in a thousand. The hash is unkeyed: made-up values have nothing to hide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

_BOUND = 1 << 21
_PRIME = np.uint64(0x9E3779B185EBCA87)
_ALL = 1 << 64


def hash_texts(column: pa.StringArray) -> Words:
    """Hash the values that are there and not empty."""
    column = pc.unique(column).drop_null()
    column = column.filter(pc.greater(pc.binary_length(column), 0))
    if len(column) == 0:
        return np.empty(0, np.uint64)
    _, offsets, data = column.buffers()
    ends = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1].astype(np.int64)
    letters = np.frombuffer(data, np.uint8)
    starts, lengths = ends[:-1], np.diff(ends)
    state = lengths.astype(np.uint64)
    for place in range(int(lengths.max())):
        at = np.flatnonzero(lengths > place)
        state[at] = (state[at] + letters[starts[at] + place] + np.uint64(1)) * _PRIME
        state[at] ^= state[at] >> np.uint64(29)
    return hash_numbers(state.astype(np.int64))


def hash_numbers(numbers: NDArray[np.int64]) -> Words:
    """Hash whole numbers."""
    bits = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


@dataclass(slots=True)
class Distinct:
    """Different values seen so far."""

    kept: Words = field(default_factory=lambda: np.empty(0, np.uint64))
    threshold: int = _ALL
    """Hashes below it are kept."""

    def add(self, hashes: Words) -> None:
        """Count some more."""
        if self.threshold < _ALL:
            hashes = hashes[hashes < np.uint64(self.threshold)]
        self.kept = np.union1d(self.kept, hashes)
        while len(self.kept) > _BOUND:
            self.threshold //= 2
            self.kept = self.kept[self.kept < np.uint64(self.threshold)]

    def count(self) -> int:
        """Give the number of different values."""
        return round(len(self.kept) * (_ALL / self.threshold))

    @property
    def exact(self) -> bool:
        """Whether nothing had to be left out."""
        return self.threshold == _ALL
