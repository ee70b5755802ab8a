"""A block of Arrow columns that are still to be written out as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay.records import Batch, Reject
from leakassay.sources.cells import as_text
from leakassay.sources.whole import nothing

if TYPE_CHECKING:
    from leakassay.sources.interface import Limits


@dataclass(frozen=True, slots=True)
class Spelled:
    """Consecutive records of one table, typed; `read` spells them out."""

    table: str
    columns: pa.RecordBatch
    """Columns of any Arrow type, their offsets and indices validated."""
    first: int
    bytes: int
    limits: Limits

    def read(self) -> tuple[Batch, ...]:
        """Give the records as text, or a reject of all of them where that fails."""
        try:
            cells = as_text(self.columns, self.limits.depth, self.limits.columns)
        except pa.ArrowNotImplementedError:
            return (self._refused("unsupported"),)
        except (pa.ArrowException, ValueError):
            return (self._refused("malformed"),)
        rejects = (Reject("over the limit", 0, 0),) if cells.left_out else ()
        notes = {"undecodable": cells.undecodable} if cells.undecodable else {}
        return (Batch(self.table, cells.columns, self.first, self.bytes, rejects, notes),)

    def _refused(self, reason: str) -> Batch:
        lost = Reject(reason, self.columns.num_rows, self.bytes)
        return nothing(self.table, self.first, 0, lost)
