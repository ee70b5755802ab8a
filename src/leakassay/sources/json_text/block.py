"""Runs of records, and how they become batches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.kernels.json_records import Walker
from leakassay.records import Batch, Reject
from leakassay.sources.json_text.columns import batch_of

if TYPE_CHECKING:
    from leakassay.sources.interface import Limits
    from leakassay.sources.json_text.plan import Plan

CELLS = 1 << 23
"""Rows times columns of one batch, about: what an odd file with ever new keys may cost."""
SPREAD = 1024
"""How many keys an object may gain in one block beyond those that the head shows."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all blocks of one table share."""

    limits: Limits
    plan: Plan = ()
    relaxed: bool = False
    """JavaScript or Python notation: bare keys, single quotes, trailing commas."""
    bulk: bool = False
    """Lines come in pairs of action and source."""

    def walker(self) -> Walker:
        """A walker with no records."""
        limits = self.limits
        return Walker(
            self.plan, limits.columns, SPREAD, min(limits.depth, 1024), limits.record_bytes, self.relaxed
        )


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Whole lines, a record or two halves of one on each."""

    data: bytes
    first: int
    setting: Setting
    last: bool

    def read(self) -> tuple[Batch, ...]:
        """Parse the lines."""
        batches: list[Batch] = []
        at = rows = 0
        while at < len(self.data):
            walker = self.setting.walker()
            stop = walker.lines(self.data, at, CELLS, self.setting.bulk, self.last)
            batches.append(closed(walker, "", self.first + rows, stop - at))
            rows += walker.rows
            at = stop
        return tuple(batches)


def closed(walker: Walker, table: str, first: int, size: int) -> Batch:
    """The batch that a walker has read from `size` bytes."""
    rejects = tuple(Reject(*lost) for lost in walker.lost())
    noticed = {
        "undecodable": walker.undecodable,
        "duplicate key": walker.duplicates,
        "control characters": walker.controls,
    }
    return Batch(
        table,
        batch_of(walker),
        first,
        size - sum(reject.bytes for reject in rejects),
        rejects,
        {name: count for name, count in noticed.items() if count},
    )


def lost(reason: str, records: int, size: int, table: str = "", first: int = 0) -> Batch:
    """A batch of no records that says what could not be read."""
    return Batch(table, _NOTHING, first, 0, (Reject(reason, records, size),))


_NOTHING: Any = pa.RecordBatch.from_arrays([], names=[])
