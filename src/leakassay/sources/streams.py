"""Streams: the bytes of a file, of standard input, of a named pipe, or out of memory.

Every stream here is a `Flow`: pieces of bytes made on demand by a generator, which ends by
`BrokenOffError` where the bytes are damaged. A `Flow` satisfies `interface.Stream`.
"""

from __future__ import annotations

import errno
import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path
    from typing import IO

STEP = 1 << 20
"""Bytes asked of the operating system at once."""


class BrokenOffError(Exception):
    """Bytes end here before their time; `reason` is one of `interface.REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Flow:
    """A stream over pieces of bytes. Only what was peeked at is held, and one piece."""

    def __init__(
        self,
        name: str,
        pieces: Generator[bytes],
        path: Path | None = None,
        sound: Callable[[], bool] = lambda: False,
    ) -> None:
        """Give the `pieces` of `name`; `sound` tells whether those so far are UTF-8."""
        self.name = name
        self.path = path
        self._sound = sound
        self.count = 0
        self.damage: str | None = None
        self._pieces = pieces
        self._held = b""
        self._at = 0
        self._ended = False

    @property
    def sound(self) -> bool:
        """All bytes given out so far are known to be UTF-8."""
        return self._sound()

    def peek(self, size: int) -> bytes:
        """Up to `size` of the next bytes (fewer only at the end), which `read` gives again."""
        self._hold(size)
        return self._held[self._at : self._at + size]

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; empty only at the end. Never raises on damage."""
        if self._at >= len(self._held):
            self._hold(1)
        if self._at == 0 and len(self._held) <= size:
            out, self._held = self._held, b""
        else:
            out = self._held[self._at : self._at + size]
            self._at += len(out)
        self.count += len(out)
        return out

    def exactly(self, size: int) -> bytes:
        """Read `size` bytes; fewer only at the end."""
        self._hold(size)
        return self.read(size)

    def back(self, data: bytes) -> None:
        """Take bytes back, which `read` gave last."""
        if self._at >= len(data):
            # They still stand there; copying what follows would cost more the more of it there is.
            self._at -= len(data)
        else:
            self._held = data + self._held[self._at :]
            self._at = 0
        self.count -= len(data)

    def skip(self, size: int) -> int:
        """Pass over up to `size` bytes; say how many there were."""
        left = size
        while left > 0 and (part := self.read(min(left, STEP))):
            left -= len(part)
        return size - left

    def drain(self) -> int:
        """Pass over all that is left; say how many bytes that was."""
        before = self.count
        while self.read(STEP):
            pass
        return self.count - before

    @property
    def ended(self) -> bool:
        """All bytes were made and given out."""
        return self._ended and self._at >= len(self._held)

    def close(self) -> None:
        """Let go of what lies below; nothing more is given."""
        self._pieces.close()
        self._held, self._at, self._ended = b"", 0, True

    def _hold(self, size: int) -> None:
        have = len(self._held) - self._at
        if have >= size or self._ended:
            return
        parts = [self._held[self._at :]] if have else []
        while have < size and (piece := self._next()):
            parts.append(piece)
            have += len(piece)
        self._held = parts[0] if len(parts) == 1 else b"".join(parts)
        self._at = 0

    def _next(self) -> bytes:
        """Make one more piece; empty at the end."""
        try:
            for piece in self._pieces:
                if piece:
                    return piece
        except BrokenOffError as broken:
            self.damage = broken.reason
        self._ended = True
        return b""


class Custody:
    """Counts and hashes the bytes of one named file as they pass."""

    def __init__(self) -> None:
        self.bytes = 0
        self.complete = False
        """All bytes have passed."""
        self._hash = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """Of the bytes that have passed, in hexadecimal."""
        return self._hash.hexdigest()

    def watch(self, pieces: Iterable[bytes]) -> Generator[bytes]:
        """Give the pieces on."""
        for piece in pieces:
            self.bytes += len(piece)
            self._hash.update(piece)
            yield piece
        self.complete = True


def of_file(file: IO[bytes], size: int = 0) -> Iterator[bytes]:
    """Give the bytes of an open file or pipe, and close it; its writer's pace shows in no piece.

    `size`: bytes that it held when it was opened. Raises BrokenOffError where it ends before, or fails.
    """
    given = 0
    with file:
        while True:
            try:
                piece = _filled(file)
            except OSError as error:
                raise BrokenOffError("changed" if error.errno == errno.ESTALE else "unreadable") from None
            if not piece and given < size:
                raise BrokenOffError("truncated")  # somebody cut it short since
            if not piece:
                return
            given += len(piece)
            yield piece


def _filled(file: IO[bytes]) -> bytes:
    piece = file.read(STEP)
    if not piece or len(piece) == STEP:
        return piece
    parts, size = [piece], len(piece)
    with suppress(OSError):  # what was read counts; the next read fails again
        while size < STEP and (piece := file.read(STEP - size)):
            parts.append(piece)
            size += len(piece)
    return b"".join(parts)


def of_memory(name: str, content: bytes) -> Flow:
    """Give bytes that are there already.

    >>> of_memory("x", b"abc").read(2)
    b'ab'
    """
    return Flow(name, (piece for piece in (content,)))


def part_of(flow: Flow, size: int) -> Generator[bytes]:
    """Give the next `size` bytes of another flow.

    Raises BrokenOffError where it ends before.
    """
    while size > 0:
        piece = flow.read(min(size, STEP))
        if not piece:
            raise BrokenOffError(flow.damage or "truncated")
        size -= len(piece)
        yield piece
