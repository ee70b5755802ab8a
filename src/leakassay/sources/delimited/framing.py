"""From the bytes of a delimited text to blocks of whole records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.records import Reject
from leakassay.sources.delimited.block import DelimitedBlock
from leakassay.sources.framed import filled
from leakassay.sources.interface import Parsed
from leakassay.sources.whole import nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.delimited.layout import Layout
    from leakassay.sources.interface import Block, Limits, Stream


class DelimitedSource:
    """The records of a delimited text."""

    format = "csv"
    charset: str | None
    facts: Mapping[str, str]

    def __init__(self, stream: Stream, layout: Layout, charset: str, limits: Limits, bom: bytes) -> None:
        self._stream = stream
        self._layout = layout
        self._limits = limits
        self._bom = len(bom)
        self._cutter = layout.dialect.cutter(
            len(layout.names), layout.least, limits.record_bytes, bare_last=layout.bare_last
        )
        self._first = 0
        self._start = self._bom + layout.body
        self.charset = charset
        self.facts = _facts(layout, stream.peek(1 << 16), self._bom)

    def blocks(self) -> Iterator[Block]:
        """Cut behind the last whole record of each piece."""
        stream = self._stream
        layout = self._layout
        ahead = self._bom + layout.body - layout.start
        rejects: tuple[Reject, ...] = ()
        if layout.skipped:
            rejects = (Reject("not a record", layout.skipped, layout.start),)
        rest = self._behind(self._bom + layout.body)
        while True:
            data = filled(stream, self._limits.block_bytes, rest)
            last = len(data) == len(rest)
            block = self._cut(data, ahead, rejects, last=last)
            if block.rows or block.rejects or block.size:
                yield block
            ahead, rejects, rest = 0, (), data[self._cutter.stop :]
            if last:
                break
            if len(rest) > self._limits.record_bytes:
                size, rest = self._beyond(rest)
                self._start += size
                yield Parsed((nothing("", self._first, 0, Reject("too long", 1, size)),))
        if stream.damage:
            yield Parsed((nothing("", self._first, 0, Reject(stream.damage, 0, 0)),))

    def _behind(self, size: int) -> bytes:
        """Pass over the head's bytes before the first record: what was read behind them."""
        while size and (part := self._stream.read(self._limits.block_bytes)):
            if len(part) > size:
                return part[size:]
            size -= len(part)
        return b""

    def _cut(self, data: bytes, ahead: int, before: tuple[Reject, ...], *, last: bool) -> DelimitedBlock:
        cutter = self._cutter
        cutter.cut(data, 0, last=last)
        lost = tuple(Reject(*one) for one in cutter.lost())
        starts, sizes = cutter.fields()
        block = DelimitedBlock(
            data,
            cutter.stop,
            starts,
            sizes,
            cutter.rows,
            self._first,
            ahead + cutter.stop - sum(reject.bytes for reject in lost),
            before + lost,
            cutter.padded,
            cutter.controls,
            self._layout.names,
            self._layout.dialect,
            self._layout.least,
            self._limits.record_bytes,
            self._layout.bare_last,
            self._start,
            self._stream.sound,
        )
        self._start += cutter.stop
        self._first += cutter.rows
        return block

    def _beyond(self, rest: bytes) -> tuple[int, bytes]:
        """Pass over a record that is too long, to the next line end."""
        size = 0
        while rest:
            cut = rest.find(b"\n") + 1
            if not cut and self._layout.dialect.lone_cr:
                cut = rest.find(b"\r") + 1
            if cut:
                return size + cut, rest[cut:]
            size += len(rest)
            rest = self._stream.read(self._limits.block_bytes)
        return size, b""


def _facts(layout: Layout, head: bytes, bom: int) -> Mapping[str, str]:
    ends = {"crlf": head.count(b"\r\n")}
    ends["lf"] = head.count(b"\n") - ends["crlf"]
    ends["cr"] = head.count(b"\r") - ends["crlf"] if layout.dialect.lone_cr else 0
    used = [name for name, count in ends.items() if count]
    return {
        "delimiter": layout.dialect.delimiter or "none",
        "quoting": layout.quoting,
        "line_end": " and ".join(used) or "none",
        "bom": "yes" if bom else "no",
        "header": "yes" if layout.header else "no",
    }
