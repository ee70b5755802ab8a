"""Frames: what both ends of a pipe to a worker have in common.

A frame is a small JSON object and a body of bytes, each behind its length.
"""

from __future__ import annotations

import json
import struct
from typing import Any

LENGTHS = struct.Struct(">II")
"""Bytes of the object, and of the body."""
LARGEST = 1 << 29
"""The largest frame: a block is some 4 MiB, and a single record 16 MiB, before it is spelled out."""


def frame(said: dict[str, Any], body: bytes | memoryview = b"") -> bytes:
    """Lay a frame out."""
    text = json.dumps(said).encode()
    return b"".join((LENGTHS.pack(len(text), len(body)), text, body))
