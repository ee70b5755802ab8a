"""Document ids as Elasticsearch makes them by itself: a clock, a machine, a counter.

* Source: Elasticsearch 5 `TimeBasedUUIDGenerator`: six bytes of milliseconds, six of the
  machine, three of a counter, big-endian, in base64url
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.draw import fixed_width

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

_LETTERS = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", np.uint8)
MACHINES = (0x9C5F3A21D4E7, 0x41B80D7E55A2, 0xE07713C8869B)
"""Invented nodes of an invented cluster."""


def auto_ids(
    milliseconds: NDArray[np.int64], machine: NDArray[np.int64], counter: NDArray[np.int64]
) -> pa.StringArray:
    """Make ids of 20 characters, shape (n,)."""
    size = len(milliseconds)
    raw = np.empty((size, 15), np.uint8)
    for place in range(6):
        raw[:, place] = milliseconds >> (8 * (5 - place)) & 255
        raw[:, 6 + place] = np.array(MACHINES)[machine] >> (8 * (5 - place)) & 255
    for place in range(3):
        raw[:, 12 + place] = counter >> (8 * (2 - place)) & 255
    triples = raw.reshape(size, 5, 3).astype(np.uint32)
    words = triples[:, :, 0] << 16 | triples[:, :, 1] << 8 | triples[:, :, 2]
    letters = np.stack([_LETTERS[words >> shift & 63] for shift in (18, 12, 6, 0)], axis=2)
    return fixed_width(letters.reshape(size, 20))
