"""A worker's batches as a source like any other; what its death leaves unread is a reject."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.records import Batch, Reject
from leakassay.sources.contained.refusing import refusal
from leakassay.sources.contained.worker import Worker
from leakassay.sources.interface import NOTES, REASONS, Parsed, Part
from leakassay.sources.whole import Ledger, nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Stream

_CRASHED = "reader crashed"
_TYPES = (pa.string(), pa.list_(pa.string()))


class Contained:
    """One input, read by a worker."""

    def __init__(self, form: str, stream: Stream, head: Head, limits: Limits) -> None:
        """Begin to read. Raises CannotOpenError where the format does, or its reader dies."""
        self._stream = stream
        self._ledger = Ledger(stream)
        self._on_disk = stream.path is not None
        request = pickle.dumps((form, stream.name, head, limits))
        self._worker = Worker(request, stream)
        said, _ = self._worker.next() or ({}, b"")
        if "format" not in said:
            self._worker.close()
            raise refusal(said, stream.name, "export its tables as CSV by its own program")
        self._learn(said)

    def _learn(self, said: Mapping[str, Any]) -> None:
        self.format: str = said["format"]
        self.charset: str | None = said["charset"]
        self.facts: Mapping[str, str] = {str(name): str(fact) for name, fact in said["facts"].items()}
        self.walls: tuple[str, ...] = tuple(map(str, said["walls"]))
        self.parts = tuple(Part(first, size) for first, size in said["parts"])

    def close(self) -> None:
        """Let go of the worker where the blocks are not asked for."""
        self._worker.close()

    def blocks(self) -> Iterator[Block]:
        """Give the worker's batches, and at last what it did not account for."""
        charged, table, first, why = 0, "", 0, _CRASHED
        try:
            while (found := self._worker.next()) is not None:
                said, body = found
                if "end" in said:
                    self._learn(said)
                    why = ""
                if "fault" in said:
                    why = "reader failed"
                if "table" not in said:
                    break
                block = _Told(said, body)
                charged += block.bytes
                table, first = said["table"], said["first"]
                if self._on_disk:
                    self._ledger.take(block.bytes)
                yield block
        finally:
            self._worker.close()
        self._ledger.rest()
        rest = max(0, self._stream.count - charged)
        rejects = (Reject(why or _CRASHED, 0, rest),) if why or rest else ()
        yield Parsed((nothing(table, first, 0, *rejects),))


@dataclass(frozen=True, slots=True)
class _Told:
    """A batch as a worker tells of it, whose frame is `sound`; its content is not believed."""

    said: Mapping[str, Any]
    body: bytes

    @property
    def bytes(self) -> int:
        """Content bytes of the batch and its rejects."""
        lost: int = sum(size for _, _, size in self.said["rejects"])
        return lost + int(self.said["bytes"])

    def read(self) -> tuple[Batch, ...]:
        """Check and give the batch."""
        said = self.said
        table, first, size = said["table"], said["first"], said["bytes"]
        rejects = tuple(Reject(why, n, of) for why, n, of in said["rejects"] if why in REASONS)
        columns = self._columns()
        if columns is None:
            return (nothing(table, first, 0, *rejects, Reject(_CRASHED, 0, size)),)
        notes = {what: n for what, n in said["notes"].items() if what in NOTES}
        return (Batch(table, columns, first, size, rejects, notes),)

    def _columns(self) -> pa.RecordBatch | None:
        """Give the columns, if they are of our types and sound; of others nothing is even laid out."""
        try:
            stream = pa.ipc.open_stream(self.body)
            if any(field.type not in _TYPES for field in stream.schema):
                return None
            columns = stream.read_next_batch()
            columns.validate(full=True)
        except (pa.ArrowException, StopIteration, ValueError, OSError):
            return None
        return columns
