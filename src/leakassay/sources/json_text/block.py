"""Runs of records, and how they become batches."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.kernels.json_records import Walker
from leakassay.records import Batch, Reject
from leakassay.sources.json_text.columns import batch_of
from leakassay.sources.json_text.plan import plan_of, typed
from leakassay.sources.json_text.tables import INDEX, divided

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.kernels.path_columns import PathColumns
    from leakassay.sources.interface import Limits
    from leakassay.sources.json_text.plan import Keys, Place, Plan

CELLS = 1 << 23
"""Rows times columns of one batch, about: what an odd file with ever new keys may cost."""
SPREAD = 1024
"""How many keys an object may gain in one block beyond those that the head shows."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all blocks of one table share."""

    limits: Limits
    plan: Plan = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    """Columns that go by another name than their path."""
    relaxed: bool = False
    """JavaScript or Python notation: bare keys, single quotes, trailing commas."""
    bulk: bool = False
    """Lines come in pairs of action and source."""
    indexed: bool = False
    """Records name the index of Elasticsearch that they come from."""

    def learned(self, root: Place, record: Keys = ()) -> Setting:
        """Say what follows from the first records, which lie at the path `record`."""
        plan = plan_of(root, record)
        place: Place | None = root
        for key in (*record, INDEX):
            place = place.children.get(key) if place is not None else None
        return replace(self, plan=plan, shown=typed(root), indexed=place is not None and place.values > 0)

    def walker(self) -> Walker:
        """Give a walker with no records."""
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
    tables: tuple[str, ...] = ()
    """The indexes known by now, if records name theirs."""
    start: int = 0
    """Of the lines in the content, in bytes."""
    size: int = -1
    """Bytes of the lines, where they are not at hand."""

    def span(self) -> tuple[int, int]:
        """Give where the lines begin, and their bytes."""
        return self.start, len(self.data)

    def emptied(self) -> LineBlock:
        """Leave the lines out."""
        return replace(self, data=b"", size=len(self.data))

    def filled(self, data: bytes) -> LineBlock:
        """Take the lines. Raises ValueError where there are more or fewer bytes."""
        if len(data) != self.size:
            raise ValueError("the file is not what it was")
        return replace(self, data=data)

    def read(self) -> tuple[Batch, ...]:
        """Parse the lines."""
        batches: list[Batch] = []
        at = rows = 0
        while at < len(self.data):
            walker = self.setting.walker()
            stop = walker.lines(self.data, at, CELLS, self.setting.bulk, self.last)
            batches.append(closed(walker, self.setting.shown, "", self.first + rows, stop - at))
            rows += walker.rows
            at = stop
        if self.tables:
            return tuple(part for batch in batches for part in divided(batch, INDEX.decode(), self.tables))
        return tuple(batches)


@dataclass(frozen=True, slots=True)
class Member:
    """One value that stands beside the tables of a document."""

    path: Keys
    text: bytes


@dataclass(frozen=True, slots=True)
class ValueBlock:
    """Values that stand one after the other, each a record of one table."""

    data: bytes
    first: int
    setting: Setting
    last: bool
    table: str
    path: Keys
    """Of the records, from the root."""
    size: int
    """Bytes of all that is here, with the structure before and behind."""
    keyed: bool
    """The records are members of an object, and their keys are data."""
    count: int
    """How many records there are, if all of them can be read."""
    before: tuple[Member, ...] = ()
    """What the first record tells besides; a record of its own where `data` is empty."""
    behind: tuple[Member, ...] = ()
    """What the last record tells besides."""
    tables: tuple[str, ...] = ()
    """The indexes known by now, if records name theirs."""

    def read(self) -> tuple[Batch, ...]:
        """Parse the values."""
        batches: list[Batch] = []
        at = rows = 0
        spare = self.size - len(self.data)
        while at < len(self.data) or not batches:
            walker = self.setting.walker()
            if not batches:
                _add(walker, self.before)
            stop = walker.values(self.data, at, walker.path(self.path), self.keyed, CELLS, self.last)
            if stop == len(self.data):
                self._end(walker, alone=not batches and bool(self.before))
            batches.append(
                closed(walker, self.setting.shown, self.table, self.first + rows, stop - at + spare)
            )
            rows += walker.rows
            at, spare = stop, 0
        if self.tables:
            column = b".".join((*self.path, INDEX)).decode("utf-8", "replace")
            return tuple(part for batch in batches for part in divided(batch, column, self.tables))
        return tuple(batches)

    def _end(self, walker: Walker, *, alone: bool) -> None:
        """Give `behind` to the last record; make one of what is beside the table where there is none."""
        if walker.rows:
            _add(walker, self.behind, reopen=True)
        elif self.behind or alone:
            _add(walker, self.behind)
            walker.close()


def _add(walker: Walker, members: tuple[Member, ...], *, reopen: bool = False) -> None:
    for member in members:
        walker.member(member.text, walker.path(member.path), reopen)


def closed(walker: PathColumns, shown: Mapping[str, str], table: str, first: int, size: int) -> Batch:
    """Make the batch that a walker has read from `size` bytes."""
    rejects = tuple(Reject(*lost) for lost in walker.lost())
    noticed = {
        "undecodable": walker.undecodable,
        "duplicate key": walker.duplicates,
        "control characters": walker.controls,
    }
    return Batch(
        table,
        batch_of(walker, shown),
        first,
        size - sum(reject.bytes for reject in rejects),
        rejects,
        {name: count for name, count in noticed.items() if count},
    )


def lost(reason: str, records: int, size: int, table: str = "", first: int = 0) -> Batch:
    """Make a batch of no records that says what could not be read."""
    return Batch(table, _NOTHING, first, 0, (Reject(reason, records, size),))


_NOTHING: Any = pa.RecordBatch.from_arrays([], names=[])
