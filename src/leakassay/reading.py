"""The one pass: from opened inputs to summaries. Recognise on the first rows, measure all of them."""

from __future__ import annotations

import queue
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay.correcting import corrected
from leakassay.engine.local import Threads
from leakassay.errors import NoRecordsError
from leakassay.measures.interface import Key
from leakassay.measures.planning import extend, plan_table
from leakassay.measures.prepare import prepare
from leakassay.measures.rows import stack
from leakassay.measures.tables import TableMeasures
from leakassay.pooling import Layout, pools
from leakassay.recognise import recognise
from leakassay.recognise.changes import changes
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from leakassay.correcting import Kinds
    from leakassay.measures.interface import TablePlan
    from leakassay.measures.tables import TableSummary
    from leakassay.records import Batch, Recognition, Text
    from leakassay.sources import Input
    from leakassay.sources.interface import Block

PLAN_ROWS = 20_000
"""Rows on which a table is recognised."""
_PLAN_BYTES = 24 << 20
"""A table is recognised on fewer rows where they take more than this."""
_HELD_BYTES = 96 << 20
"""All tables that wait for more rows may hold this much; then the largest is recognised as it is."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the pass has come."""

    name: str
    """The input being read."""
    bytes: int
    """Bytes taken from disk, of all inputs."""
    records: int


@dataclass(slots=True)
class InputTally:
    """What became of one input's bytes."""

    input: Input
    records: int = 0
    bytes_records: int = 0
    bytes_rejects: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    def add(self, batch: Batch) -> None:
        """Count a batch."""
        self.records += batch.columns.num_rows
        self.bytes_records += batch.bytes
        for reject in batch.rejects:
            # A loss without countable records is one event.
            self.rejects[reject.reason] += reject.records or 1
            self.bytes_rejects += reject.bytes
        self.notes.update(batch.notes)


@dataclass(slots=True)
class ReadTable:
    """One table: what its columns are, and its measures once the pass has ended."""

    name: str
    recognised: dict[str, Recognition]
    later: Mapping[str, Recognition]
    """The same, on a sample of the whole pass."""
    measures: TableMeasures
    summary: TableSummary
    changes: tuple[Text, ...] = ()
    """Columns that are one thing first and another later."""


@dataclass(slots=True)
class _Open:
    """A table while it is being read."""

    name: str
    alone: bool = False
    """It is all that its input holds."""
    waiting: list[Batch] = field(default_factory=list)
    held: int = 0
    offset: int = 0
    """Where the present input's records begin, when several inputs make one table."""
    end: int = 0
    plan: TablePlan | None = None
    recognised: dict[str, Recognition] = field(default_factory=dict)
    states: queue.SimpleQueue[TableMeasures] = field(default_factory=queue.SimpleQueue)
    begun: TableMeasures | None = None
    """The first of the states: the others share its largest parts."""


class Pass:
    """Reads inputs one after the other; tables grow across them."""

    def __init__(
        self,
        key: Key,
        threads: Threads,
        *,
        headers: bool = True,
        kinds: Kinds | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self._key = key
        self._threads = threads
        self._headers = headers
        self._kinds = kinds or {}
        self._progress = progress
        self._tables: dict[str, _Open] = {}
        self._records = 0
        self._bytes = 0
        self.tallies: list[InputTally] = []

    def read(self, source: Input) -> None:
        """Read one input to its end."""
        tally = InputTally(source)
        self.tallies.append(tally)
        for table in self._tables.values():
            table.offset = table.end
        if source.source is None:
            if source.refused:
                tally.bytes_rejects += source.refused_bytes
                tally.rejects[source.refused_reason] += 1
            return
        before = self._bytes
        for batches in self._threads.ordered(_read, source.source.blocks()):
            for batch in batches:
                tally.add(batch)
                self._take(source, batch)
            self._bytes = before + source.bytes_read()
            if self._progress is not None:
                self._progress(Progress(source.name, self._bytes, self._records))

    def _take(self, source: Input, batch: Batch) -> None:
        rows = batch.columns.num_rows
        if not rows:
            return
        self._records += rows
        name = source.table_name(batch.table)
        table = self._tables.setdefault(name, _Open(name, alone=not batch.table))
        batch = _moved(batch, table.offset)
        table.end = max(table.end, batch.first + rows)
        if table.plan is None:
            table.waiting.append(batch)
            table.held += batch.columns.nbytes
            enough = sum(b.columns.num_rows for b in table.waiting) >= PLAN_ROWS
            if enough or table.held > _PLAN_BYTES:
                self._begin(table)
            elif sum(t.held for t in self._tables.values()) > _HELD_BYTES:
                self._begin(max(self._tables.values(), key=lambda t: t.held))
            return
        self._measure(table, batch)

    def _begin(self, table: _Open) -> None:
        """Recognise the columns on the rows that waited, then measure those."""
        sample = sample_of([b.columns for b in table.waiting])
        table.recognised = self._recognised(table, sample)
        kinds = {name: r.kind for name, r in table.recognised.items()}
        table.plan = plan_table(table.name, sample, kinds, self._key)
        table.begun = TableMeasures(table.plan)
        table.states.put(table.begun)
        for batch in table.waiting:
            self._measure(table, batch)
        table.waiting.clear()
        table.held = 0

    def _recognised(self, table: _Open, sample: pa.RecordBatch) -> dict[str, Recognition]:
        found = recognise(sample, headers=self._headers, table=table.name)
        return corrected(found, self._kinds.get(table.name, {}))

    def _measure(self, table: _Open, batch: Batch) -> None:
        if table.plan is None:  # not reached: `_begin` plans first
            return
        late = [n for n in batch.columns.schema.names if n not in table.recognised]
        if late:
            sample = batch.columns.select(late)
            found = self._recognised(table, sample)
            table.recognised.update(found)
            table.plan = extend(table.plan, sample, {n: r.kind for n, r in found.items()})
        self._threads.run(_Measuring(table, table.plan, batch))

    def finish(self) -> list[ReadTable]:
        """Measure what still waits, merge, and recognise once more on the whole pass."""
        self._pool()
        for table in self._tables.values():
            if table.plan is None:
                self._begin(table)
        self._threads.drain()
        return [self._finished(table) for table in self._tables.values()]

    def _pool(self) -> None:
        """Lay small tables together that are one in many files."""
        layouts = [
            Layout(t.name, frozenset(t.waiting[0].columns.schema.names))
            for t in self._tables.values()
            if t.alone and t.plan is None and t.waiting
        ]
        for name, members in pools(layouts):
            into = _Open(name)
            for table in map(self._tables.pop, members):
                into.waiting += (_moved(batch, into.end) for batch in table.waiting)
                into.end += table.end
            self._tables[name] = into

    def _finished(self, table: _Open) -> ReadTable:
        states = [table.states.get() for _ in range(table.states.qsize())]
        whole = states.pop()
        for state in states:
            whole.merge(state)
        summary = whole.summary()
        later: Mapping[str, Recognition] = table.recognised
        if summary.records > PLAN_ROWS:
            rows = summary.rows.combine_chunks().to_batches()[0]
            later = self._recognised(table, rows)
        told = changes(table.recognised, later, {n: c.segments for n, c in summary.columns.items()})
        return ReadTable(table.name, table.recognised, later, whole, summary, told)


@dataclass(frozen=True, slots=True)
class _Measuring:
    """The task of measuring one batch, with whichever state of its table is free."""

    table: _Open
    plan: TablePlan
    batch: Batch

    def __call__(self) -> None:
        prepared = prepare(self.batch, self.plan)
        try:
            state = self.table.states.get_nowait()
        except queue.Empty:
            state = TableMeasures(self.plan)
            if self.table.begun is not None:
                state.share(self.table.begun)
        state.update(prepared)
        self.table.states.put(state)


def read_tables(
    paths: Sequence[str | Path], key: bytes, *, workers: int | None = None, limits: Limits | None = None
) -> list[ReadTable]:
    """Read a leak once, for whoever needs its tables and not what became of every byte.

    Raises CannotOpenError, NoRecordsError.
    """
    with Threads(workers) as threads:
        reading = Pass(Key.of(key), threads)
        for source in open_inputs(paths, limits or Limits()):
            reading.read(source)
        tables = reading.finish()
    if not tables:
        raise NoRecordsError("no record could be read: check that it is the file you mean.")
    return tables


def _read(block: Block) -> tuple[Batch, ...]:
    return block.read()


def _moved(batch: Batch, by: int) -> Batch:
    return replace(batch, first=batch.first + by) if by else batch


def sample_of(parts: list[pa.RecordBatch]) -> pa.RecordBatch:
    """Lay the waiting batches over each other, columns in the order of their first sight."""
    table = stack([pa.Table.from_batches([part]) for part in parts]).slice(0, PLAN_ROWS)
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)
