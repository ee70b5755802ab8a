"""Arrow IPC, as a stream and as a file, which is also Feather version 2.

An IPC file is a stream between two magic numbers with a footer after it, so both are read
forward, from a pipe as well, and a file that lost its end gives what is left of it. Feather 1 is
refused: Arrow's reader of it, the only one, does not check what it reads.

* Standard: Arrow columnar format 1.x
* Magic: `ARROW1`, `FEA1`; a stream begins with 0xFFFFFFFF and the length of its schema
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.errors import CannotOpenError
from leakassay.records import Reject
from leakassay.sources.interface import Format, Parsed
from leakassay.sources.spelled import Spelled
from leakassay.sources.whole import Ledger, nothing, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Stream

_FILE = b"ARROW1\0\0"
_FEATHER_1 = b"FEA1"
_CONTINUATION = b"\xff\xff\xff\xff"
_MOST_ROWS = 65_536


def _sniff(head: Head) -> float:
    if head.raw[:6] == _FILE[:6] or head.raw[:4] == _FEATHER_1:
        return 1.0
    if head.raw[:4] != _CONTINUATION:
        return 0.0
    length = int.from_bytes(head.raw[4:8], "little")
    return 0.9 if 0 < length < 1 << 24 and length % 8 == 0 else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> ArrowSource:
    if head.raw[:4] == _FEATHER_1:
        raise CannotOpenError(
            "The file is Feather version 1, whose readers can be crashed by a broken file: "
            "write it again as Feather version 2 or Parquet."
        )
    try:
        ledger = Ledger(stream)
        feed = _Feed(stream, ledger, limits.whole_bytes)
        if head.raw[:6] == _FILE[:6]:
            feed.read(len(_FILE))
        reader = pa.ipc.open_stream(pa.PythonFile(feed, "r"))
    except (pa.ArrowException, OSError, OverflowError, ValueError):
        raise CannotOpenError("The Arrow file's schema is missing or broken.") from None
    return ArrowSource(iter(reader), ledger, limits, feed, facts=_facts(reader.schema))


def _facts(schema: Any) -> dict[str, str]:
    metadata = schema.metadata or {}
    return {"exporter": "pandas"} if b"pandas" in metadata else {}


class _Feed(io.RawIOBase):
    """A stream as a file for Arrow, which refuses single reads beyond a limit."""

    def __init__(self, stream: Stream, ledger: Ledger, limit: int) -> None:
        super().__init__()
        self._stream = stream
        self._ledger = ledger
        self._limit = limit
        self.short = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= self._limit:
            raise OverflowError("over the limit")
        parts = []
        while size and (part := self._stream.read(size)):
            parts.append(part)
            size -= len(part)
            self._ledger.pending += len(part)
        self.short = size > 0
        return parts[0] if len(parts) == 1 else b"".join(parts)


@dataclass(slots=True)
class ArrowSource:
    """The record batches of an Arrow file or stream."""

    batches: Iterator[Any]
    ledger: Ledger
    limits: Limits
    feed: _Feed
    format: str = "arrow"
    facts: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None

    def blocks(self) -> Iterator[Block]:
        """Each record batch, in runs of at most some 65,000 rows."""
        first = 0
        while True:
            batch, reason = self._next()
            if batch is None:
                break
            share = self.ledger.take(self.ledger.pending)
            yield from self._runs(batch, first, share)
            first += batch.num_rows
        reason = reason or self.ledger.stream.damage
        rejects = (Reject(reason, 0, self.ledger.rest()),) if reason else ()
        yield Parsed((nothing("", first, self.ledger.rest(), *rejects),))

    def _next(self) -> tuple[Any, str | None]:
        try:
            return next(self.batches), None
        except StopIteration:
            return None, None
        except OverflowError:
            return None, "over the limit"
        except (pa.ArrowException, OSError, ValueError):
            cut = self.feed.short
            return None, self.ledger.stream.damage or ("truncated" if cut else "damaged")

    def _runs(self, batch: Any, first: int, share: int) -> Iterator[Block]:
        try:
            batch = _sound(batch)
        except (pa.ArrowException, ValueError):
            yield Parsed((nothing("", first, 0, Reject("malformed", batch.num_rows, share)),))
            return
        starts = range(0, max(1, batch.num_rows), self._run(batch))
        runs = [batch.slice(start, starts.step) for start in starts]
        shares = split(share, [run.num_rows for run in runs])
        for start, run, part in zip(starts, runs, shares, strict=True):
            yield Spelled("", run, first + start, part, self.limits)

    def _run(self, batch: Any) -> int:
        width = max(1, batch.nbytes // max(1, batch.num_rows))
        return int(max(1, min(_MOST_ROWS, self.limits.block_bytes // width)))


def _sound(batch: Any) -> Any:
    """Give the batch, once no offset or index leads outside its buffers.

    Text that is no UTF-8 is sound here: it is shown with U+FFFD later.
    """
    for column in batch.columns:
        kind = column.type
        if kind == pa.string():
            column.view(pa.binary()).validate(full=True)
        elif kind == pa.large_string():
            column.view(pa.large_binary()).validate(full=True)
        else:
            column.validate(full=True)
    return batch


FORMAT = Format("arrow", _sniff, _open, foreign=True)
