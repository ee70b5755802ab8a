"""Records that were cut, and how they become a batch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.kernels.charsets import valid_utf8
from leakassay.kernels.delimited import gather
from leakassay.records import Batch, Reject

if TYPE_CHECKING:
    from leakassay.sources.delimited.dialect import Dialect


@dataclass(frozen=True, slots=True)
class DelimitedBlock:
    """Whole records and where their fields lie."""

    data: bytes
    stop: int
    """Where the records end in the data: what follows is of the next block."""
    starts: bytes
    """Of the fields, row by row, int32."""
    sizes: bytes
    """Likewise, with the kernel's marks."""
    rows: int
    first: int
    size: int
    """Bytes of the records, and of what goes with them."""
    rejects: tuple[Reject, ...]
    padded: int
    controls: int
    """Records with control characters."""
    names: tuple[str, ...]
    dialect: Dialect
    least: int
    limit: int
    bare_last: bool
    start: int
    """Of the records in the content, in bytes."""
    sound: bool
    """The data is known to be UTF-8."""

    def span(self) -> tuple[int, int]:
        """Give where the records begin, and their bytes."""
        return self.start, self.stop

    def emptied(self) -> DelimitedBlock:
        """Leave the records out."""
        return replace(self, data=b"", starts=b"", sizes=b"")

    def filled(self, data: bytes) -> DelimitedBlock:
        """Cut the records again. Raises ValueError where that does not give the same ones."""
        cutter = self.dialect.cutter(len(self.names), self.least, self.limit, bare_last=self.bare_last)
        cutter.cut(data, 0, last=True)
        if (cutter.stop, cutter.rows, cutter.padded) != (self.stop, self.rows, self.padded):
            raise ValueError("the file is not what it was")
        starts, sizes = cutter.fields()
        return replace(self, data=data, starts=starts, sizes=sizes, sound=False)

    def read(self) -> tuple[Batch, ...]:
        """Gather the columns."""
        quote, escape = self.dialect.quote, self.dialect.escape
        columns = gather(
            self.data,
            self.starts,
            self.sizes,
            len(self.names),
            ord(quote) if quote else -1,
            ord(escape) if escape else -1,
        )
        arrays = [self._array(offsets, text) for offsets, text in columns]
        notes = {"padded": self.padded, "control characters": self.controls}
        # Delimiters are whole characters, so fields of sound text are sound.
        if not (self.sound or valid_utf8(memoryview(self.data)[: self.stop]) == self.stop or _valid(arrays)):
            arrays, notes["undecodable"] = _replaced(arrays)
        return (
            Batch(
                "",
                pa.RecordBatch.from_arrays(arrays, names=list(self.names)),
                self.first,
                self.size,
                self.rejects,
                {name: count for name, count in notes.items() if count},
            ),
        )

    def _array(self, offsets: bytes, text: bytes) -> Any:
        return pa.Array.from_buffers(
            pa.string(), self.rows, [None, pa.py_buffer(offsets), pa.py_buffer(text)]
        )


def _valid(arrays: list[Any]) -> bool:
    """Is all of it UTF-8?"""
    try:
        for array in arrays:
            array.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _replaced(arrays: list[Any]) -> tuple[list[Any], int]:
    """Show U+FFFD for what is no UTF-8, and count the records that have it."""
    bad: set[int] = set()
    result = []
    for array in arrays:
        cells = []
        for row, cell in enumerate(array.cast(pa.binary()).to_pylist()):
            try:
                cells.append(cell.decode())
            except UnicodeDecodeError:
                bad.add(row)
                cells.append(cell.decode("utf-8", "replace"))
        result.append(pa.array(cells, pa.string()))
    return result, len(bad)
