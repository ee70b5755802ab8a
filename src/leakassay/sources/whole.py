"""Content that must be reached at random: on disk as it is, or in memory up to a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay.errors import CannotOpenError
from leakassay.records import Batch, Reject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from leakassay.sources.interface import Limits, Stream

_STEP = 1 << 20


@dataclass(slots=True)
class Ledger:
    """Shares the bytes of a stream out among the parts of its content.

    Law: all that `take` and `rest` gave adds up to what the stream gave.
    """

    stream: Stream
    pending: int = 0
    """Bytes that the stream gave and nobody was charged for yet."""

    def take(self, size: int) -> int:
        """Charge up to `size` bytes to a part; fewer only where the stream has no more."""
        while self.pending < size:
            given = len(self.stream.read(min(_STEP, size - self.pending)))
            if given == 0:
                break
            self.pending += given
        share = max(0, min(size, self.pending))
        self.pending -= share
        return share

    def rest(self) -> int:
        """Charge everything that is left."""
        while given := len(self.stream.read(_STEP)):
            self.pending += given
        share, self.pending = self.pending, 0
        return share


def whole(stream: Stream, limits: Limits, what: str) -> tuple[Path | bytes, Ledger]:
    """Give the content of `stream`, where it lies on disk or else in memory, and its ledger.

    Raises CannotOpenError where it is neither on disk nor small enough.
    """
    if stream.path is not None:
        return stream.path, Ledger(stream)
    parts: list[bytes] = []
    size = 0
    while part := stream.read(_STEP):
        size += len(part)
        if size > limits.whole_bytes:
            raise CannotOpenError(
                f"{what} inside a container or pipe is read in memory, and this one is larger "
                f"than {limits.whole_bytes:,} bytes: unpack it to a file first."
            )
        parts.append(part)
    return b"".join(parts), Ledger(stream, size)


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers in proportion to `weights` that add up to `total`.

    >>> split(10, [1, 1, 1])
    [3, 3, 4]
    """
    all_ = sum(weights)
    if all_ <= 0:
        return [0] * (len(weights) - 1) + [total] if weights else []
    parts, done, given = [], 0, 0
    for weight in weights:
        done += weight
        upto = total * done // all_
        parts.append(upto - given)
        given = upto
    return parts


def nothing(table: str, first: int, bytes_: int, *rejects: Reject) -> Batch:
    """Make a batch without records, which carries bytes and rejects."""
    empty = pa.RecordBatch.from_pylist([], schema=pa.schema([]))
    return Batch(table, empty, first, bytes_, tuple(rejects))
