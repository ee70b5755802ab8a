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

from leakassay.sources.charsets import ASCII, Charset, find_charset
from leakassay.sources.streams import STEP, BrokenOffError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from leakassay.sources.streams import Flow


class Converted:
    """The conversion of one input's text, and what was noticed on the way."""

    def __init__(self, charset: Charset) -> None:
        self.charset = charset
        """Of the greater part, as far as is known."""
        self._other: Charset | None = None
        self._undecodable = 0
        self._mixed = 0

    def notes(self) -> Mapping[str, int]:
        """Give what was noticed so far, by NOTES."""
        found = {"undecodable": self._undecodable, "mixed charset": self._mixed}
        return {name: count for name, count in found.items() if count}

    def pieces(self, flow: Flow) -> Generator[bytes]:
        """Give the content of `flow` as UTF-8."""
        lines = _to_line_ends(flow)
        if self.charset is ASCII:
            lines = chain((yield from self._while_ascii(lines)), lines)
        yield from self._converted(lines)
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
        if self.charset.is_utf8:
            yield from map(self._of_utf8, pieces)
            return
        decoder = codecs.getincrementaldecoder(self.charset.codec)("replace")
        for piece in pieces:
            yield self._decoded(piece, decoder)
        yield self._encoded(decoder.decode(b"", final=True))

    def _of_utf8(self, piece: bytes) -> bytes:
        """Give UTF-8 as it is, but for lines that are of another charset altogether."""
        if piece.isascii() or _decodes(piece):
            return piece
        lines = piece.splitlines(keepends=True) if b"\n" in piece else [piece]
        strange = [i for i, line in enumerate(lines) if not line.isascii() and not _holds_utf8(line)]
        if not strange:
            return piece
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

    def _decoded(self, piece: bytes, decoder: codecs.IncrementalDecoder) -> bytes:
        if not self.charset.bytewise:
            return self._encoded(decoder.decode(piece))
        if not piece.isascii() and _decodes(piece):
            decoder.reset()
            self._mixed += piece.count(b"\n") or 1
            return piece
        text = decoder.decode(piece)
        return self._encoded(self._line_by_line(piece) if "\ufffd" in text else text)

    def _encoded(self, text: str) -> bytes:
        self._undecodable += text.count("\ufffd")
        return text.encode("utf-8", "replace")

    def _line_by_line(self, piece: bytes) -> str:
        """Decode lines that are UTF-8 as what they are."""
        lines: list[str] = []
        for line in piece.splitlines(keepends=True):
            if not line.isascii() and _decodes(line):
                self._mixed += 1
                lines.append(line.decode())
            else:
                lines.append(line.decode(self.charset.codec, "replace"))
        return "".join(lines)


def _to_line_ends(flow: Flow) -> Iterator[bytes]:
    """Give pieces that end where a line ends, if one ends within a step."""
    rest = b""
    while raw := flow.read(STEP):
        cut = raw.rfind(b"\n") + 1
        if cut or len(rest) >= STEP:
            yield rest + raw[:cut] if cut else rest + raw
            rest = raw[cut:] if cut else b""
        else:
            rest += raw
    if rest:
        yield rest


def _decodes(piece: bytes) -> bool:
    try:
        piece.decode()
    except UnicodeDecodeError:
        return False
    return True


def _holds_utf8(line: bytes) -> bool:
    """Tell whether more of a line's bytes beyond ASCII are UTF-8 than not: some always are by chance."""
    beyond = len(line.translate(None, _ASCII))
    good = len(line.decode("utf-8", "ignore").encode()) - (len(line) - beyond)
    return 2 * good > beyond


_ASCII = bytes(range(128))
