"""The one pass: from opened inputs to summaries. Recognise on the first rows, measure all of them."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay.correcting import corrected
from leakassay.engine.local import Threads
from leakassay.errors import LeakassayError, NoRecordsError
from leakassay.growing import Growing, Measuring, Seen, Waiting, moved
from leakassay.keeping import changed, marked
from leakassay.measures.interface import Key
from leakassay.measures.planning import extend, plan_table
from leakassay.measures.rows import stack
from leakassay.pooling import Layout, pools
from leakassay.recognise import recognise
from leakassay.recognise.changes import changes
from leakassay.records import Reject
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from leakassay.correcting import Kinds
    from leakassay.keeping import Keeping, Kept, Mark
    from leakassay.measures.interface import State
    from leakassay.measures.tables import TableMeasures, TableSummary
    from leakassay.records import Batch, Recognition, Text
    from leakassay.sources import Input
    from leakassay.sources.interface import Block

PLAN_ROWS = 20_000
"""Rows on which a table is recognised."""
_PLAN_BYTES = 24 << 20
"""A table is recognised on fewer rows where they take more than this."""
_HELD_BYTES = 96 << 20
"""All tables that wait for more rows may hold this much; then the largest is recognised as it is."""
_TABLES = 1_000
"""The most tables of inputs that hold several: each costs half a megabyte and more, whatever is in it."""
_COUNTS = ("records", "bytes_records", "bytes_rejects")


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

    def add(self, seen: Seen) -> None:
        """Count a batch."""
        self.records += seen.rows
        self.bytes_records += seen.bytes
        for reject in seen.rejects:
            # A loss without countable records is one event.
            self.rejects[reject.reason] += reject.records or 1
            self.bytes_rejects += reject.bytes
        self.notes.update(seen.notes)

    def state(self) -> State:
        """Give the counts."""
        counts = {name: getattr(self, name) for name in _COUNTS}
        return {**counts, "rejects": dict(self.rejects), "notes": dict(self.notes)}

    def load(self, state: State) -> None:
        """Take them."""
        for name in _COUNTS:
            setattr(self, name, state[name])
        self.rejects, self.notes = Counter(state["rejects"]), Counter(state["notes"])


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
        keeping: Keeping | None = None,
    ) -> None:
        """Read under `key`; `keeping` writes states down now and then, and may have one to begin from.

        Raises LeakassayError for a state that does not fit.
        """
        self._key = key
        self._threads = threads
        self._headers = headers
        self._kinds = kinds or {}
        self._progress = progress
        self._keeping = keeping
        self._kept = keeping.kept(key) if keeping is not None else None
        self._tables = self._kept.tables if self._kept is not None else {}
        self._waiting = Waiting(self._tables.values())
        self._grown = dict(self._tables)
        """Tables that the present input made longer."""
        self._records = sum(one["records"] for one in self._kept.inputs) if self._kept is not None else 0
        self._bytes = self._before = 0
        self.cpu_elsewhere = 0.0
        """Seconds of processor time of other machines."""
        self.carried: list[str] = []
        """Inputs that other machines could not read by themselves, so that their content was sent."""
        self.tallies: list[InputTally] = []

    def read(self, source: Input) -> None:
        """Read one input to its end."""
        tally = InputTally(source)
        self.tallies.append(tally)
        if source.live:
            self._keep_no_more(source)
        blocks = self._cut(source)
        if self._kept is not None:
            if not self._caught_up(self._kept, blocks):
                return
        else:
            self._begin_input(tally)
        self._before = self._bytes
        self._measure_all(source, blocks)

    def _cut(self, source: Input) -> Iterator[tuple[Block, Mark]]:
        return marked(source)

    def _measure_all(self, source: Input, blocks: Iterator[tuple[Block, Mark]]) -> None:
        """Parse and measure the blocks."""
        for batches, mark in self._threads.ordered(_read, blocks):
            self._count(source, batches)
            self._counted(source, mark)

    def _count(self, source: Input, batches: Iterable[Batch]) -> None:
        for batch in batches:
            admitted = self._admitted(source, batch)
            self.tallies[-1].add(Seen.of(admitted))
            self._take(source, admitted)

    def _admitted(self, source: Input, batch: Batch) -> Batch:
        """Reject the records of one table too many."""
        rows, name = batch.columns.num_rows, source.table_name(batch.table)
        if not rows or not batch.table or name in self._tables or len(self._tables) < _TABLES:
            return batch
        lost = Reject("over the limit", rows, batch.bytes)
        return replace(
            batch, columns=batch.columns.slice(0, 0), bytes=0, rejects=(*batch.rejects, lost), notes={}
        )

    def _counted(self, source: Input, mark: Mark) -> None:
        """Tell how far it is, and keep the state where it is time."""
        self._bytes = self._before + source.bytes_read()
        if self._progress is not None:
            self._progress(Progress(source.name, self._bytes, self._records))
        if self._keeping is not None and self._due():
            self._keep(self._keeping, mark)

    def _due(self) -> bool:
        """Tell whether it is time to keep the state."""
        return self._keeping is not None and self._keeping.due()

    def _gather(self) -> None:
        """Bring here what others have counted: nobody has."""

    def _keep_no_more(self, source: Input) -> None:
        """Rows of a store may change from one day to the next."""
        if self._keeping is not None and self._keeping.resume:
            raise LeakassayError(
                f"{source.name} is a store in use, which nobody reads twice alike: begin anew "
                "without --resume."
            )
        self._keeping = None

    def _begin_input(self, tally: InputTally) -> None:
        for table in self._grown.values():
            table.offset = table.end
        self._grown.clear()
        if tally.input.refused:
            tally.bytes_rejects += tally.input.refused_bytes
            tally.rejects[tally.input.refused_reason] += 1

    def _caught_up(self, kept: Kept, blocks: Iterator[tuple[Block, Mark]]) -> bool:
        """Pass over what a state has of the newest input; tell whether the rest of it is news."""
        self.tallies[-1].load(kept.inputs[len(self.tallies) - 1])
        if not kept.passed([t.input for t in self.tallies], blocks):
            return False
        self._kept = None
        return True

    def _keep(self, keeping: Keeping, mark: Mark) -> None:
        """Write the state down as it is behind a block."""
        self._threads.drain()
        begun = time.process_time()
        self._gather()
        counted = [tally.state() for tally in self.tallies]
        keeping.keep([t.input for t in self.tallies], counted, mark, list(self._tables.values()), begun)

    def _take(self, source: Input, batch: Batch) -> None:
        rows = batch.columns.num_rows
        if not rows:
            return
        self._records += rows
        name = source.table_name(batch.table)
        table = self._tables.setdefault(name, Growing(name, alone=not batch.table))
        batch = moved(batch, table.offset)
        self._extend(table, batch.first + rows)
        if table.plan is None:
            enough = self._waiting.keep(table, batch) >= PLAN_ROWS
            if enough or table.held > _PLAN_BYTES:
                self._begin(table)
            elif self._waiting.bytes > _HELD_BYTES:
                self._begin(self._waiting.largest(self._tables))
            return
        self._measure(table, batch)

    def _extend(self, table: Growing, end: int) -> None:
        table.end = max(table.end, end)
        self._grown[table.name] = table

    def _begin(self, table: Growing) -> None:
        """Recognise the columns on the rows that waited, then measure those."""
        sample = sample_of([b.columns for b in table.waiting])
        table.recognised = self._recognised(table, sample)
        kinds = {name: r.kind for name, r in table.recognised.items()}
        self._waiting.let_go(table)
        for batch in table.begin(plan_table(table.name, sample, kinds, self._key)):
            self._measure(table, batch)

    def _recognised(self, table: Growing, sample: pa.RecordBatch) -> dict[str, Recognition]:
        found = recognise(sample, headers=self._headers, table=table.name)
        return corrected(found, self._kinds.get(table.name, {}))

    def _measure(self, table: Growing, batch: Batch) -> None:
        if table.plan is None:  # not reached: `_begin` plans first
            return
        late = [n for n in batch.columns.schema.names if n not in table.recognised]
        if late:
            sample = batch.columns.select(late)
            found = self._recognised(table, sample)
            table.recognised.update(found)
            table.plan = extend(table.plan, sample, {n: r.kind for n, r in found.items()})
        self._threads.run(Measuring(table, table.plan, batch))

    def finish(self) -> list[ReadTable]:
        """Measure what still waits, merge, and recognise once more on the whole pass.

        Raises LeakassayError where the inputs ended before the state that was kept.
        """
        if self._kept is not None:
            raise changed()
        self._pool()
        for table in self._tables.values():
            if table.plan is None:
                self._begin(table)
        self._threads.drain()
        settled = ((table, table.settle()) for table in self._tables.values())
        return [self._finished(table, measures) for table, measures in settled if measures is not None]

    def _pool(self) -> None:
        """Lay small tables together that are one in many files."""
        layouts = [
            Layout(t.name, frozenset(t.waiting[0].columns.schema.names))
            for t in self._tables.values()
            if t.alone and t.plan is None and t.waiting
        ]
        for name, members in pools(layouts):
            into = Growing(name)
            for table in map(self._tables.pop, members):
                into.waiting += (moved(batch, into.end) for batch in table.waiting)
                into.end += table.end
            self._tables[name] = into

    def _finished(self, table: Growing, measures: TableMeasures) -> ReadTable:
        summary = measures.summary()
        later: Mapping[str, Recognition] = table.recognised
        if summary.records > PLAN_ROWS:
            rows = summary.rows.combine_chunks().to_batches()[0]
            later = self._recognised(table, rows)
        told = changes(table.recognised, later, {n: c.segments for n, c in summary.columns.items()})
        return ReadTable(table.name, table.recognised, later, measures, summary, told)


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


def _read(cut: tuple[Block, Mark]) -> tuple[tuple[Batch, ...], Mark]:
    block, mark = cut
    return block.read(), mark


def sample_of(parts: list[pa.RecordBatch]) -> pa.RecordBatch:
    """Lay the waiting batches over each other, columns in the order of their first sight."""
    table = stack([pa.Table.from_batches([part]) for part in parts]).slice(0, PLAN_ROWS)
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], table.schema)
