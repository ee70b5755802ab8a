"""Text of any charset as UTF-8, as it is read.

What follows reads UTF-8 only, so bytes are counted as UTF-8 from here on: records and rejects add up to
the bytes that this stream gave out. Bytes that are not of the charset become U+FFFD and are counted.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from leakassay.sources.streams import STEP, BrokenOffError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from leakassay.sources.charsets import Charset
    from leakassay.sources.streams import Flow


class Converted:
    """The conversion of one input's text, and what was noticed on the way."""

    def __init__(self, charset: Charset) -> None:
        self._charset = charset
        self._undecodable = 0

    def notes(self) -> Mapping[str, int]:
        """Give what was noticed so far, by NOTES."""
        return {"undecodable": self._undecodable} if self._undecodable else {}

    def pieces(self, flow: Flow) -> Generator[bytes]:
        """Give the content of `flow` as UTF-8."""
        decoder = codecs.getincrementaldecoder(self._charset.codec)("replace")
        while raw := flow.read(STEP):
            yield self._utf8(decoder.decode(raw))
        yield self._utf8(decoder.decode(b"", final=True))
        if flow.damage:
            raise BrokenOffError(flow.damage)

    def _utf8(self, text: str) -> bytes:
        self._undecodable += text.count("\ufffd")
        return text.encode("utf-8", "replace")
