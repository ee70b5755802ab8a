"""Text of any charset as UTF-8, as it is read.

What follows reads UTF-8 only, so bytes are counted as UTF-8 from here on: records and rejects add up to
the bytes that this stream gave out. Bytes that are not of the charset become U+FFFD and are counted.
A text whose beginning is ASCII gets its charset where that ends; lines in another charset than the rest,
as in dumps put together from several, are read in their own.
"""

from __future__ import annotations

import codecs
from itertools import chain
from typing import TYPE_CHECKING

from leakassay.kernels.charsets import to_utf8, valid_utf8
from leakassay.sources.charsets import ASCII, Charset, find_charset
from leakassay.sources.charsets.tables import tables
from leakassay.sources.streams import STEP, BrokenOffError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from leakassay.sources.streams import Flow


_WINDOW = 1 << 12
"""Bytes that are converted at once behind a broken line; then more and more."""


class Converted:
    """The conversion of one input's text, and what was noticed on the way."""

    def __init__(self, charset: Charset) -> None:
        self.charset = charset
        """Of the greater part, as far as is known."""
        self.altered = False
        """What was given is not what was taken."""
        self.sound = True
        """All that was given so far is UTF-8."""
        self._other: Charset | None = None
        self._undecodable = 0
        self._mixed = 0

    def notes(self) -> Mapping[str, int]:
        """Give what was noticed so far, by NOTES."""
        found = {"undecodable": self._undecodable, "mixed charset": self._mixed}
        return {name: count for name, count in found.items() if count}

    def pieces(self, flow: Flow) -> Generator[bytes]:
        """Give the content of `flow` as UTF-8."""
        raw = _raw(flow)
        if self.charset is ASCII:
            raw = chain((yield from self._while_ascii(raw)), raw)
        yield from self._converted(raw)
        if flow.damage:
            raise BrokenOffError(flow.damage)

    def _while_ascii(self, pieces: Iterator[bytes]) -> Generator[bytes, None, tuple[bytes, ...]]:
        """Give pieces on as they are, up to the first that shows a charset; return that."""
        for piece in pieces:
            if not piece.isascii():
                self.charset = find_charset(piece, complete=False)
                return (piece,)
            yield piece
        return ()

    def _converted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        self.altered = not self.charset.is_utf8
        if self.charset.is_utf8:
            yield from self._as_it_is(pieces)
        elif self.charset.bytewise:
            yield from self._by_table(_to_line_ends(pieces))
        else:
            decoder = codecs.getincrementaldecoder(self.charset.codec)("replace")
            for piece in pieces:
                yield self._encoded(decoder.decode(piece))
            yield self._encoded(decoder.decode(b"", final=True))

    def _as_it_is(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Give UTF-8 as it is, but for lines that are of another charset altogether."""
        held = b""
        for raw in pieces:
            piece = held + raw if held else raw
            good = valid_utf8(piece)
            if good < len(piece) and _is_cut_off(piece[good : good + 4]):
                held = piece[good:]
                yield piece[:good]
            elif good < len(piece):
                cut = piece.rfind(b"\n") + 1 or len(piece)
                held = piece[cut:]
                self.sound = False
                yield self._mended(piece[:cut])
            else:
                held = b""
                yield piece
        if held:
            self.sound = False
            yield held if _is_cut_off(held) else self._mended(held)

    def _mended(self, piece: bytes) -> bytes:
        """Convert lines that are of another charset; bytes that are of none stay as they are."""
        lines = piece.splitlines(keepends=True)
        strange = [i for i, line in enumerate(lines) if not line.isascii() and not _holds_utf8(line)]
        if not strange:
            return piece
        self.altered = True
        if self._other is None:
            self._other = find_charset(b"".join(lines[i] for i in strange), complete=True)
        for i in strange:
            lines[i] = self._in_other(lines[i], self._other)
        return b"".join(lines)

    def _in_other(self, line: bytes, charset: Charset) -> bytes:
        try:
            text = line.decode(charset.codec)
        except UnicodeDecodeError:
            return line
        self._mixed += 1
        return text.encode("utf-8", "replace")

    def _by_table(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        singles, doubles = tables(self.charset.codec)
        decoder = codecs.getincrementaldecoder(self.charset.codec)("replace")
        window = _WINDOW
        for piece in pieces:
            view, at = memoryview(piece), 0
            while at < len(piece):
                # A character that was cut off at the end of the last piece is the codec's to finish.
                if not decoder.getstate()[0]:
                    part = view[at : _line_end(piece, at, window)]
                    done, read = to_utf8(part, singles, doubles)
                    at += read
                    yield done
                    if read == len(part):
                        window = min(2 * window, STEP)
                        continue
                # Broken lines come together: what follows is tried in small steps at first.
                window = _WINDOW
                end = _line_end(piece, at, 0)
                yield self._line(piece[at:end], decoder)
                at = end
        yield self._encoded(decoder.decode(b"", final=True))

    def _line(self, line: bytes, decoder: codecs.IncrementalDecoder) -> bytes:
        """Convert a line that the tables do not have; it may be UTF-8."""
        if not decoder.getstate()[0] and _decodes(line):
            self._mixed += 1
            return line
        return self._encoded(decoder.decode(line))

    def _encoded(self, text: str) -> bytes:
        self._undecodable += text.count("\ufffd")
        return text.encode("utf-8", "replace")


def _raw(flow: Flow) -> Iterator[bytes]:
    while piece := flow.read(STEP):
        yield piece


def _to_line_ends(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Give pieces that end where a line ends, if one ends within a step."""
    rest = b""
    for raw in pieces:
        cut = raw.rfind(b"\n") + 1
        if cut:
            yield b"".join((rest, memoryview(raw)[:cut]))
            rest = raw[cut:]
        elif len(rest) >= STEP:
            yield rest + raw
            rest = b""
        else:
            rest += raw
    if rest:
        yield rest


def _line_end(piece: bytes, at: int, size: int) -> int:
    """Find where the line ends that holds the byte `size` behind `at`."""
    return piece.find(b"\n", min(at + size, len(piece) - 1)) + 1 or len(piece)


def _is_cut_off(tail: bytes) -> bool:
    """Tell whether a character begins here that needs more bytes than there are."""
    try:
        tail.decode()
    except UnicodeDecodeError as error:
        return error.start == 0 and error.end == len(tail) < 4 and "end of data" in error.reason
    return False


def _decodes(piece: bytes) -> bool:
    return valid_utf8(piece) == len(piece)


def _holds_utf8(line: bytes) -> bool:
    """Tell whether more of a line's bytes beyond ASCII are UTF-8 than not: some always are by chance."""
    beyond = len(line.translate(None, _ASCII))
    good = len(line.decode("utf-8", "ignore").encode()) - (len(line) - beyond)
    return 2 * good > beyond


_ASCII = bytes(range(128))
