"""Files that are written whole or not at all: beside their place first, under a name that ends in `.part`.

What fails, or is stopped, takes the part away with it; what a kill leaves is thrown away by the next writing.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWN = 0o600
"""For the eyes of its owner: what is personal, or locked."""
_ALL = 0o666
"""Whatever the person's own mask leaves of it."""
_DEVICES = ("/", "dev"), ("/", "proc")
"""Links there lead to open files, whose place nothing takes."""


@contextmanager
def whole(path: Path, mode: int = _ALL) -> Iterator[IO[bytes]]:
    """Give a file to write into, which takes the place of what `path` held once all is written.

    Pipes, devices and `/dev/stdout` are written into as they stand. Raises OSError.
    """
    if path.parts[:2] in _DEVICES or (path.exists() and not path.is_file()):
        with path.open("wb") as file:
            yield file
        return
    part = part_of(path)
    try:
        # A link that somebody laid in its place is not followed, and a pipe not waited for.
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            yield file
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def part_of(path: Path) -> Path:
    """Give where a file is written before it stands in its place."""
    return path.with_name(path.name + ".part")
