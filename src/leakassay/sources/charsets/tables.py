"""Charsets of one and two bytes a character, as tables for the kernel."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Tables = tuple["NDArray[np.uint16]", "NDArray[np.uint16]"]
"""Characters by byte (256) and by pair of bytes (65,536); 0 where there is none."""


@lru_cache(maxsize=8)
def tables(codec: str) -> Tables:
    """Ask a codec for its characters. Those of more bytes, or beyond U+FFFF, are left to the codec."""
    singles, doubles = np.zeros(256, np.uint16), np.zeros(1 << 16, np.uint16)
    for byte in range(256):
        singles[byte] = _one(bytes((byte,)), codec)
    for lead in range(0x80, 0x100):
        if not singles[lead]:
            for trail in range(0x30, 0x100):
                doubles[lead << 8 | trail] = _one(bytes((lead, trail)), codec)
    return singles, doubles


def _one(raw: bytes, codec: str) -> int:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return 0
    return ord(text) if len(text) == 1 and ord(text) < 0x10000 else 0
