"""Rows whose values were found, and how they become batches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.kernels.sql_values import gather
from leakassay.records import Batch
from leakassay.sources.cells import as_text
from leakassay.sources.sql_dump.expressions import NotPlainError, evaluate

if TYPE_CHECKING:
    from leakassay.records import Reject


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table in a block that tell the same columns."""

    table: str
    names: tuple[str, ...]
    starts: bytes
    """Of the values, row by row, int32."""
    sizes: bytes
    """Likewise, with the kernel's marks."""
    rows: int
    first: int
    size: int
    """Bytes of the rows, and of what goes with them."""
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class SqlBlock:
    """A piece of a dump: rows of one or more tables."""

    data: bytes
    parts: tuple[Part, ...]
    backslash: bool

    def read(self) -> tuple[Batch, ...]:
        """Gather the columns of each part."""
        return tuple(_batch(self.data, part, backslash=self.backslash) for part in self.parts)


def _batch(data: bytes, part: Part, *, backslash: bool) -> Batch:
    computed: set[int] = set()

    def worth(raw: bytes, row: int) -> bytes | None:
        try:
            return evaluate(raw, backslash=backslash)
        except NotPlainError:
            computed.add(row)
            return None

    columns, controls = gather(data, part.starts, part.sizes, len(part.names), worth)
    arrays = [_array(part.rows, *buffers) for buffers in columns]
    cells = as_text(pa.RecordBatch.from_arrays(arrays, names=list(part.names)), 1, len(part.names))
    notes = {"control characters": controls, "computed": len(computed), "undecodable": cells.undecodable}
    return Batch(
        part.table,
        cells.columns,
        part.first,
        part.size,
        part.rejects,
        {name: count for name, count in notes.items() if count},
    )


def _array(rows: int, valid: bytes, offsets: bytes, text: bytes) -> Any:
    buffers = [pa.py_buffer(valid), pa.py_buffer(offsets), pa.py_buffer(text)]
    return pa.Array.from_buffers(pa.string(), rows, buffers)
