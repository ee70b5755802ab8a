"""A worker's batches as a source like any other; what its death leaves unread is a reject."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.errors import CannotOpenError, MissingLibraryError
from leakassay.records import Batch, Reject
from leakassay.sources.contained.worker import Worker
from leakassay.sources.interface import NOTES, REASONS, Parsed
from leakassay.sources.whole import Ledger, nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Stream

_CRASHED = "reader crashed"
_TYPES = (pa.string(), pa.list_(pa.string()))
_SENTENCE = 500
"""The longest refusal, in characters."""


class Contained:
    """One input, read by a worker."""

    def __init__(self, form: str, stream: Stream, head: Head, limits: Limits) -> None:
        """Begin to read. Raises CannotOpenError where the format does, or its reader dies."""
        self._stream = stream
        self._ledger = Ledger(stream)
        self._on_disk = stream.path is not None
        request = pickle.dumps((form, stream.name, head, limits))
        content = _file(stream)
        try:
            self._worker = Worker(request, content, None if self._on_disk else stream)
        finally:
            if content is not None:
                os.close(content)
        said, _ = self._worker.next() or ({}, b"")
        if "format" not in said:
            self._worker.close()
            raise _refusal(said, stream.name)
        self._learn(said)

    def _learn(self, said: Mapping[str, Any]) -> None:
        self.format: str = said["format"]
        self.charset: str | None = said["charset"]
        self.facts: Mapping[str, str] = {str(name): str(fact) for name, fact in said["facts"].items()}
        self.walls: tuple[str, ...] = tuple(map(str, said["walls"]))

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


def _file(stream: Stream) -> int | None:
    """Open the file for the worker, which may open none."""
    if stream.path is None:
        return None
    try:
        return os.open(stream.path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        raise CannotOpenError(
            f"{stream.name} cannot be read any more: check that it is still there."
        ) from None


def _refusal(said: Mapping[str, Any], name: str) -> CannotOpenError:
    sentence = "".join(c for c in str(said.get("refused", "")) if c.isprintable())[:_SENTENCE]
    if fault := str(said.get("fault", "")):
        return CannotOpenError(
            f"{name} holds what its reader does not foresee ({fault[:60]!r}): "
            "export its tables as CSV by its own program, and please report this fault of ours."
        )
    if not sentence:
        return CannotOpenError(
            f"{name} crashes its reader, or takes more memory or time than is allowed: "
            "export its tables as CSV by its own program."
        )
    return (MissingLibraryError if said.get("missing") else CannotOpenError)(sentence)


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
        try:
            columns = pa.ipc.open_stream(self.body).read_next_batch()
            columns.validate(full=True)
        except (pa.ArrowException, StopIteration, ValueError, OSError):
            return (nothing(table, first, 0, *rejects, Reject(_CRASHED, 0, size)),)
        if any(column.type not in _TYPES for column in columns.columns):
            return (nothing(table, first, 0, *rejects, Reject(_CRASHED, 0, size)),)
        notes = {what: n for what, n in said["notes"].items() if what in NOTES}
        return (Batch(table, columns, first, size, rejects, notes),)
