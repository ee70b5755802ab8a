"""Apache Avro object container files.

The framing is ours, so that a broken block is a reject and reading goes on at the next sync
marker; each block is unpacked under the limits and decoded by fastavro.

* Standard: Apache Avro 1.11, Object Container Files
* Magic: `Obj` and 0x01
"""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import fastavro
import pyarrow as pa

from leakassay.errors import CannotOpenError
from leakassay.records import Batch, Reject
from leakassay.sources.avro_codec import CODECS, TooLargeError, unpack
from leakassay.sources.avro_schema import Node, RefusedSchemaError, read_schema
from leakassay.sources.interface import Format, Parsed
from leakassay.sources.spelled import Spelled
from leakassay.sources.whole import nothing, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Stream

_MAGIC = b"Obj\x01"
_SYNC = 16
_STEP = 1 << 16


def _sniff(head: Head) -> float:
    return 1.0 if head.raw[:4] == _MAGIC else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> AvroSource:
    del head
    try:
        feed = _Feed(stream, limits.record_bytes)
        feed.exactly(len(_MAGIC))
        entries = dict(feed.map())
        sync = feed.exactly(_SYNC)
    except _BrokenError:
        raise CannotOpenError("The Avro file's header is broken or cut off.") from None
    codec = entries.get("avro.codec", b"null").decode("ascii", "replace")
    if codec not in CODECS:
        raise CannotOpenError("The Avro file is packed in a way that is not read here: repack it.")
    try:
        node = read_schema(entries.get("avro.schema", b""), limits.depth)
    except RefusedSchemaError as error:
        raise CannotOpenError(f"The Avro file cannot be read: {error}.") from None
    return AvroSource(feed, sync, codec, node, limits, feed.taken)


class _BrokenError(ValueError):
    """The container is not framed as it should be."""


@dataclass(slots=True)
class _Feed:
    """A stream with Avro's own numbers in it."""

    stream: Stream
    limit: int
    """The largest single piece."""
    taken: int = 0
    ended: bool = False

    def exactly(self, size: int) -> bytes:
        """Read `size` bytes; what there is counts as taken even if it is too little."""
        if not 0 <= size <= self.limit:
            raise _BrokenError
        parts = []
        while size and (part := self.stream.read(size)):
            parts.append(part)
            size -= len(part)
            self.taken += len(part)
        self.ended = size > 0
        if size:
            raise _BrokenError
        return b"".join(parts)

    def long(self) -> int:
        """Read a zig-zag number of at most ten bytes."""
        value = 0
        for shift in range(0, 70, 7):
            byte = self.exactly(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return (value >> 1) ^ -(value & 1)
        raise _BrokenError

    def map(self) -> Iterator[tuple[str, bytes]]:
        """Read a map of bytes."""
        while count := self.long():
            if count < 0:
                self.long()
            for _ in range(min(abs(count), 10_000)):
                key = self.exactly(self.long()).decode("utf-8", "replace")
                yield key, self.exactly(self.long())

    def seek(self, marker: bytes) -> None:
        """Read on until just after `marker`, or to the end."""
        window = b""
        while part := self.stream.peek(_STEP):
            at = (window + part).find(marker)
            size = len(part) if at < 0 else at + len(marker) - len(window)
            window = (window + part)[-len(marker) + 1 :]
            self.exactly(size)
            if at >= 0:
                return
        self.ended = True


@dataclass(slots=True)
class AvroSource:
    """The blocks of an Avro container."""

    feed: _Feed
    sync: bytes
    codec: str
    node: Node
    limits: Limits
    header: int
    facts: Mapping[str, str] = field(default_factory=dict)
    format: str = "avro"
    charset: str | None = None

    def blocks(self) -> Iterator[Block]:
        """Give the container's blocks, as they stand."""
        first, before = 0, 0
        prologue = _prologue(self.node)
        while not self.feed.ended and self.feed.stream.peek(1):
            try:
                count, packed = self._frame()
            except _BrokenError:
                yield Parsed((self._lost(first, before),))
            else:
                size = self.feed.taken - before
                yield _AvroBlock(self, prologue, packed, count, first, size)
                first += count
            before = self.feed.taken
        damage = self.feed.stream.damage
        rejects = (Reject(damage, 0, 0),) if damage else ()
        yield Parsed((nothing("", first, self.feed.taken - before, *rejects),))

    def _frame(self) -> tuple[int, bytes]:
        count = self.feed.long()
        packed = self.feed.exactly(self.feed.long())
        if self.feed.exactly(_SYNC) != self.sync or not 0 <= count <= 1 << 40:
            raise _BrokenError
        return count, packed

    def _lost(self, first: int, before: int) -> Batch:
        """Reject what lies before the next sync marker."""
        if not self.feed.ended:
            self.feed.seek(self.sync)
        reason = self.feed.stream.damage or ("truncated" if self.feed.ended else "damaged")
        return nothing("", first, 0, Reject(reason, 0, self.feed.taken - before))


@dataclass(frozen=True, slots=True)
class _AvroBlock:
    """One packed block."""

    source: AvroSource
    prologue: bytes
    packed: bytes
    count: int
    first: int
    size: int
    """Bytes of the block with its frame, and of the header if it is the first."""

    def read(self) -> tuple[Batch, ...]:
        """Unpack, decode, spell out."""
        limits = self.source.limits
        try:
            payload = unpack(self.source.codec, self.packed, 2 * limits.record_bytes)
        except TooLargeError:
            return (self._refused("over the limit"),)
        except (ValueError, OSError, EOFError, pa.ArrowException):
            return (self._refused("damaged"),)
        if self.count > max(len(payload), 1):
            return (self._refused("malformed"),)
        values = self._decode(payload)
        good, bad = split(self.size, [len(values), self.count - len(values)])
        batches = self._spelled(values, good)
        if len(values) == self.count:
            return batches
        lost = Reject("malformed", self.count - len(values), bad)
        return (*batches, nothing("", self.first + len(values), 0, lost))

    def _decode(self, payload: bytes) -> list[Any]:
        """Give the values up to the first that is broken: where the next begins is unknown."""
        frame = _long(self.count) + _long(len(payload)) + payload + bytes(_SYNC)
        values: list[Any] = []
        # The decoder's errors are whatever its input provokes.
        with contextlib.suppress(Exception):
            values.extend(self._decoded(io.BytesIO(self.prologue + frame)))
        return values

    def _decoded(self, container: io.BytesIO) -> Iterator[Any]:
        prepare = self.source.node.prepare
        for value in fastavro.reader(container, handle_unicode_errors="replace"):
            yield prepare(value) if prepare and value is not None else value

    def _spelled(self, values: list[Any], size: int) -> tuple[Batch, ...]:
        try:
            array = pa.array(values, self.source.node.arrow)
        except (pa.ArrowException, ValueError, TypeError, OverflowError):
            lost = Reject("malformed", len(values), size)
            return (nothing("", self.first, 0, lost),)
        if pa.types.is_struct(array.type):
            columns = pa.RecordBatch.from_struct_array(array)
        else:
            columns = pa.RecordBatch.from_arrays([array], names=["value"])
        return Spelled("", columns, self.first, size, self.source.limits).read()

    def _refused(self, reason: str) -> Batch:
        return nothing("", self.first, 0, Reject(reason, self.count, self.size))


def _prologue(node: Node) -> bytes:
    """Make the header of an unpacked container of the same schema, with a sync marker of zeros."""
    out = io.BytesIO()
    fastavro.writer(out, node.plain, [], codec="null", sync_marker=bytes(_SYNC))
    return out.getvalue()


def _long(value: int) -> bytes:
    """Write a zig-zag number."""
    value <<= 1
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


FORMAT = Format("avro", _sniff, _open, foreign=True)
