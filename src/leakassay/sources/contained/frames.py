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
_MOST = 1 << 62
"""Counts beyond it would overflow what adds them up."""


def frame(said: dict[str, Any], body: bytes | memoryview = b"") -> bytes:
    """Lay a frame out."""
    text = json.dumps(said).encode()
    return b"".join((LENGTHS.pack(len(text), len(body)), text, body))


def sound(said: object) -> bool:
    """Tell whether what a worker says has the shape that ours have: it may be somebody else's by now."""
    return (
        isinstance(said, dict)
        and isinstance(spent := said.get("cpu", 0.0), int | float)
        and 0 <= spent < _MOST
        and isinstance(said.get("walls", []), list)
        and ("table" not in said or _sound_batch(said))
        and (not said.keys() & {"format", "end"} or _sound_source(said))
        and _sound_member(said)
    )


def _sound_batch(said: dict[str, Any]) -> bool:
    rejects, notes = said.get("rejects"), said.get("notes")
    return (
        isinstance(said["table"], str)
        and _counts(said.get("first"), said.get("bytes"))
        and isinstance(rejects, list)
        and all(isinstance(one, list) and len(one) == 3 and isinstance(one[0], str) for one in rejects)
        and all(_counts(*one[1:]) for one in rejects)
        and isinstance(notes, dict)
        and _counts(*notes.values())
    )


def _sound_source(said: dict[str, Any]) -> bool:
    return (
        isinstance(said.get("format"), str)
        and isinstance(said.get("charset"), str | None)
        and isinstance(said.get("facts"), dict)
        and isinstance(parts := said.get("parts"), list)
        and all(isinstance(part, list) and len(part) == 2 and _counts(*part) for part in parts)
        and "walls" in said
    )


def _sound_member(said: dict[str, Any]) -> bool:
    """Tell whether what is said of a member of an archive, if anything is, has our shape."""
    return (
        _counts(said.get("size", 0), said.get("taken", 0))
        and all(isinstance(said.get(name, ""), str) for name in ("member", "over", "done"))
        and ("member" not in said or ("size" in said and isinstance(said.get("refused"), str)))
    )


def _counts(*numbers: object) -> bool:
    return all(type(n) is int and 0 <= n < _MOST for n in numbers)
