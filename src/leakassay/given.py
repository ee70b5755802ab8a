"""Small files that somebody gives beside a leak: claim, kinds, key, sketch, report, record of a survey.

They come by mail as leaks do, so none is read without an end: neither one that is too large, nor a device
that never stops, nor a pipe that nobody writes to.
"""

from __future__ import annotations

import json
import os
import select
import stat
from pathlib import Path
from typing import Any

from leakassay.errors import LeakassayError

PATIENCE = 20.0
"""Seconds to wait for each piece out of a pipe: `--key <(pass show case)` asks somebody first."""
_STEP = 1 << 16


def read_given(path: str | Path, called: str, most: int) -> bytes:
    """Read a file, or what a pipe holds, of up to `most` bytes.

    `called`: what errors call it, such as "the claim file". Raises LeakassayError.
    """
    try:
        content = _content(Path(path), most + 1)
    except (OSError, ValueError) as error:
        why = (isinstance(error, OSError) and error.strerror) or "its name is not valid"
        raise LeakassayError(f"{called} {path} cannot be read ({why}): give one that can.") from error
    if len(content) > most:
        raise LeakassayError(f"{called} {path} is larger than {most:,} bytes: is it the right one?")
    return content


def parse_json(content: bytes) -> Any:
    """Read JSON. Raises ValueError, also for brackets within brackets without end."""
    try:
        return json.loads(content)
    except RecursionError:
        raise ValueError("too deep") from None


def _content(path: Path, most: int) -> bytes:
    """Give up to `most` bytes. Raises OSError, and ValueError where no file can have such a name."""
    # A pipe without a writer would have us wait as soon as it is opened.
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        if not (stat.S_ISREG(mode := os.fstat(handle).st_mode) or stat.S_ISFIFO(mode)):
            raise OSError(0, "it is a folder or a device")
        parts, left = [], most
        while left > 0 and (part := _part(handle, min(left, _STEP))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def _part(handle: int, size: int) -> bytes:
    """Read on. Raises OSError, TimeoutError where nothing comes out of a pipe."""
    if stat.S_ISFIFO(os.fstat(handle).st_mode):
        ready = select.poll()
        ready.register(handle, select.POLLIN)
        if not ready.poll(PATIENCE * 1000):
            raise TimeoutError(0, "nobody writes into this pipe")
    return os.read(handle, size)
