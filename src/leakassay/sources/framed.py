"""Text read line by line into framed records: what the small line-based formats share.

A `Frame` cuts a stream of UTF-8 into lines, each with its bytes, and never holds more than a piece and the
longest line. Lines beyond the limit come shortened, with their full size. A `Gathering` makes batches out
of records whose columns are known only as they come, and keeps the account of bytes: what is charged to it
goes either to records or to a reject.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.records import Batch, Reject
from leakassay.sources.interface import Parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Limits, Stream

BATCH_ROWS = 4096
"""Records after which a batch is given out."""
_BATCH_CELLS = 1 << 20
"""The same for records times columns, where each record brings columns of its own."""
RECORD_LINES = 1 << 17
"""The most lines of a record: a line costs more memory than its bytes."""
Values = dict[str, list[str]]
"""One record: the values of each column, in order."""


def filled(stream: Stream, size: int, before: bytes = b"") -> bytes:
    """Give `size` bytes behind those that came `before`, and fewer only at the end."""
    parts = [before]
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end."""

    data: bytes
    """Its bytes; only the first of them where there are more than the limit."""
    size: int
    """How many bytes it has."""

    @property
    def whole(self) -> bool:
        """Nothing was left out."""
        return self.size == len(self.data)

    @property
    def text(self) -> str:
        """The line without its end; U+FFFD for what is no UTF-8."""
        return self.data.rstrip(b"\r\n").decode("utf-8", "replace")


def lines(stream: Stream, limits: Limits) -> Iterator[Line]:
    """Give the lines of a stream; line feeds, carriage returns and both together end them."""
    step, longest = limits.block_bytes, limits.record_bytes
    rest = b""
    dropped = 0
    while True:
        piece = filled(stream, step)
        data = rest + piece
        # A carriage return at the very end may be half a line end.
        cut = len(data) - 1 if piece and data.endswith(b"\r") else len(data)
        *whole, rest = _split(data[:cut])
        rest += data[cut:]
        for one in whole:
            if dropped or len(one) > longest:
                yield Line(one[:longest], len(one) + dropped)
                dropped = 0
            else:
                yield Line(one, len(one))
        if not piece:
            if rest or dropped:
                yield Line(rest[:longest], len(rest) + dropped)
            return
        if len(rest) > 2 * longest:
            dropped += len(rest) - longest
            rest = rest[:longest]


def _split(data: bytes) -> list[bytes]:
    """Split behind the line ends; the last part has none, and may be empty."""
    parts = data.splitlines(keepends=True)
    if not parts or parts[-1].endswith((b"\n", b"\r")):
        parts.append(b"")
    return parts


class Gathering:
    """Records of one table on their way to batches."""

    def __init__(self, table: str, limits: Limits) -> None:
        self.table = table
        self._limits = limits
        self._rows: list[Values] = []
        self._held = 0
        self._bytes = 0
        self._first = 0
        self._present: set[str] = set()
        """Columns of the records at hand."""
        self._known: dict[str, bool] = {}
        """Columns in the order of their first sight, and whether they were ever seen with several values."""
        self._lost: Counter[str] = Counter()
        self._lost_bytes: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()

    def add(self, record: Values, size: int) -> None:
        """Take a record of `size` bytes."""
        for name, values in record.items():
            if name not in self._known and len(self._known) >= self._limits.columns:
                self._lost["over the limit"] += 0
                continue
            self._known[name] = self._known.get(name, False) or len(values) > 1
            self._present.add(name)
        self._rows.append(record)
        self._bytes += size
        self._held += size
        if any("\ufffd" in value for values in record.values() for value in values):
            self._notes["undecodable"] += 1

    def charge(self, size: int) -> None:
        """Count bytes of structure with the records."""
        self._bytes += size

    def lose(self, reason: str, size: int, records: int = 1) -> None:
        """Count a record, or bytes, that could not be read."""
        self._lost[reason] += records
        self._lost_bytes[reason] += size

    def note(self, what: str) -> None:
        """Notice something of a record."""
        self._notes[what] += 1

    @property
    def full(self) -> bool:
        """It is time to give a batch out."""
        rows = len(self._rows)
        return (
            rows >= BATCH_ROWS
            or rows * len(self._present) >= _BATCH_CELLS
            or self._held >= self._limits.block_bytes
        )

    def block(self) -> Block | None:
        """Give out what there is; None where there is nothing."""
        if not (self._rows or self._bytes or self._lost):
            return None
        columns = self._columns()
        rejects = tuple(Reject(why, n, self._lost_bytes[why]) for why, n in self._lost.items())
        batch = Batch(self.table, columns, self._first, self._bytes, rejects, dict(self._notes))
        self._first += len(self._rows)
        self._rows, self._held, self._bytes = [], 0, 0
        self._present = set()
        self._lost, self._lost_bytes, self._notes = Counter(), Counter(), Counter()
        return Parsed((batch,))

    def _columns(self) -> pa.RecordBatch:
        names = [name for name in self._known if name in self._present]
        arrays = [self._array(name) for name in names]
        if not arrays:
            return pa.RecordBatch.from_struct_array(pa.array([{}] * len(self._rows), pa.struct([])))
        return pa.RecordBatch.from_arrays(arrays, names=names)

    def _array(self, name: str) -> Any:
        cells = [row.get(name) for row in self._rows]
        if self._known[name]:
            return pa.array(cells, pa.list_(pa.string()))
        return pa.array([cell[0] if cell else None for cell in cells], pa.string())


def ended(gatherings: Mapping[str, Gathering] | list[Gathering], damage: str | None) -> Iterator[Block]:
    """Give out what is left in all tables, and say why the stream broke off, if it did."""
    left = list(gatherings.values()) if not isinstance(gatherings, list) else gatherings
    if damage and left:
        left[-1].lose(damage, 0, 0)
    for gathering in left:
        block = gathering.block()
        if block is not None:
            yield block
