"""A record a line: NDJSON, JSON Lines, Elasticsearch's bulk and dump files, MongoDB's exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.kernels.json_splitter import newlines
from leakassay.sources.interface import Parsed
from leakassay.sources.json_text.block import LineBlock, Setting, lost
from leakassay.sources.json_text.look import ACTION, HEAD
from leakassay.sources.json_text.plan import places
from leakassay.sources.json_text.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Limits, Stream
    from leakassay.sources.json_text.look import Look


class Lines:
    """One input whose lines are records."""

    format = "ndjson"
    charset: str | None
    facts: Mapping[str, str]

    def __init__(
        self, stream: Stream, look: Look, charset: str, facts: Mapping[str, str], limits: Limits
    ) -> None:
        self._stream = stream
        self._limits = limits
        self._bulk = look.bulk
        self._setting = _learned(stream.peek(HEAD), Setting(limits, relaxed=look.relaxed, bulk=look.bulk))
        self._tables = Tables()
        self._first = 0
        self._start = 0
        self.charset = charset
        self.facts = facts

    def blocks(self) -> Iterator[Block]:
        """Cut behind the last line that is whole; each byte is copied once, those of pairs twice."""
        held: list[bytes] = []
        size = 0
        while piece := self._stream.read(self._limits.block_bytes):
            held.append(piece)
            size += len(piece)
            if size < self._limits.block_bytes:
                continue
            if self._bulk or size > self._limits.record_bytes:
                held = [b"".join(held)]
            cut = self._cut(held[-1])
            if cut:
                data = b"".join((*held[:-1], memoryview(held[-1])[:cut]))
                held = [held[-1][cut:]]
                size = len(held[0])
                yield self._block(data, last=False)
            elif size > self._limits.record_bytes:
                lost_bytes, rest = self._beyond(size)
                yield Parsed((lost("too long", 1, lost_bytes, first=self._first),))
                self._start += lost_bytes
                self._first += 1
                held, size = [rest], len(rest)
        if size:
            yield self._block(b"".join(held), last=True)

    def _block(self, data: bytes, *, last: bool) -> LineBlock:
        tables = self._tables.see(data, lines=True) if self._setting.indexed else ()
        block = LineBlock(data, self._first, self._setting, last, tables, self._start)
        self._start += len(data)
        self._first += newlines(data)
        return block

    def _cut(self, data: bytes) -> int:
        """Behind the last whole line; before it where it waits for its other half."""
        cut = data.rfind(b"\n") + 1
        if cut and self._bulk:
            before = data.rfind(b"\n", 0, cut - 1) + 1
            action = ACTION.match(data, before, cut)
            if action is not None and action.group(1) != b"delete":
                return before
        return cut

    def _beyond(self, size: int) -> tuple[int, bytes]:
        """Pass over a line of which `size` bytes were read: how many it has, and what was read behind it."""
        while piece := self._stream.read(self._limits.block_bytes):
            cut = piece.find(b"\n") + 1
            if cut:
                return size + cut, piece[cut:]
            size += len(piece)
        return size, b""


def _learned(head: bytes, setting: Setting) -> Setting:
    walker = setting.walker()
    walker.lines(head, 0, 1 << 62, setting.bulk, last=False)
    return setting.learned(places(walker))
