"""A stream seen through a window that moves: whole values, however they lie across its pieces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leakassay.kernels.json_splitter import Splitter
    from leakassay.sources.interface import Stream

LIST, OBJECT = b"]}"
"""The brackets that close them; 0 where nothing encloses a value."""

_BEGINNING = re.compile(rb'[\s,]*?((?:\n[ \t]*|,[ \t]*)?\{\s*"[^"\n]{0,200}")')


class Pieces:
    """Bytes that were read and not yet passed on."""

    def __init__(self, stream: Stream, step: int) -> None:
        self._stream = stream
        self._step = step
        self.data = b""
        self.at = 0
        """Where in `data` the next byte stands."""
        self.ended = False

    def more(self) -> bool:
        """Read one step further; False at the end. What lies before `at` is let go."""
        piece = filled(self._stream, self._step)
        self.data = self.data[self.at :] + piece
        self.at = 0
        self.ended = self.ended or len(piece) < self._step
        return bool(piece)

    def need(self, size: int) -> None:
        """Have `size` bytes at hand, if there are so many."""
        while len(self.data) - self.at < size and self.more():
            pass

    def value(self, splitter: Splitter, longest: int) -> tuple[bytes | None, int]:
        """Give the bytes up to the next comma or closing bracket, and their number; None: too many."""
        splitter.reset()
        stop = splitter.value(self.data, self.at, OBJECT)
        while stop < 0:
            seen = len(self.data) - self.at
            if seen > longest:
                return None, self._discard(splitter, OBJECT)
            more = self.more()
            stop = splitter.value(self.data, seen, OBJECT) if more else len(self.data)
        text = self.data[self.at : stop]
        self.at = stop
        return text, len(text)

    def run(self, splitter: Splitter, size: int, longest: int, closing: int) -> tuple[bytes, int, bool, int]:
        """About `size` bytes of values that stand one after the other.

        Gives (the bytes, how many values, whether nothing of them follows, bytes of one value that
        was too long to be kept). Stops at the bracket that closes them.
        """
        splitter.reset()
        seen = 0
        while True:
            cut, stop, count, closed = splitter.run(self.data, self.at + seen, self.at + size, closing)
            if closed:
                return self._taken(stop), count, True, 0
            if cut >= 0:
                return self._taken(cut), count, False, 0
            seen = len(self.data) - self.at
            if seen > longest:
                found = self._beginning()
                if found:
                    return self._taken(self.at + found[0]), found[1], False, 0
                return b"", 0, False, self._discard(splitter, closing)
            size = max(size, seen + 1)
            if not self.more():
                text = self._taken(len(self.data))
                return text, 1 if text.strip(b" \t\r\n,;") else 0, True, 0
            size = max(size, len(self.data))

    def _taken(self, stop: int) -> bytes:
        text = self.data[self.at : stop]
        self.at = stop
        return text

    def _beginning(self) -> tuple[int, int] | None:
        """Where the last bytes lie that look like the beginning of the value in work, and how often they do.

        A value that does not end may only lack a bracket; the values behind it are not to be lost.
        """
        found = _BEGINNING.match(self.data, self.at)
        if found is None:
            return None
        at = self.data.rfind(found.group(1), found.end())
        return (at - self.at, self.data.count(found.group(1), self.at, at)) if at >= 0 else None

    def _discard(self, splitter: Splitter, closing: int) -> int:
        """Pass over the rest of a value, all of whose bytes at hand were seen: how many bytes it has."""
        size = 0
        while True:
            size += len(self.data) - self.at
            self.at = len(self.data)
            if not self.more():
                return size
            stop = splitter.value(self.data, 0, closing)
            if stop >= 0:
                self.at = stop
                return size + stop


def filled(stream: Stream, size: int) -> bytes:
    """`size` bytes, and fewer only at the end."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
