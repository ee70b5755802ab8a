"""A table while it is being read: rows that wait to be recognised, then states that count."""

from __future__ import annotations

import heapq
import queue
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from leakassay.measures.interface import TablePlan
    from leakassay.records import Batch, Recognition, Reject


@dataclass(slots=True)
class Growing:
    """One table so far."""

    name: str
    alone: bool = False
    """It is all that its input holds."""
    waiting: list[Batch] = field(default_factory=list)
    held: int = 0
    """Bytes that wait."""
    offset: int = 0
    """Where the present input's records begin, when several inputs make one table."""
    end: int = 0
    plan: TablePlan | None = None
    recognised: dict[str, Recognition] = field(default_factory=dict)
    states: queue.SimpleQueue[TableMeasures] = field(default_factory=queue.SimpleQueue)
    begun: TableMeasures | None = None
    """The first of the states: the others share its largest parts."""

    def wait(self, batch: Batch) -> int:
        """Keep a batch until there are rows enough; give how many there are."""
        self.waiting.append(batch)
        self.held += batch.columns.nbytes
        return sum(b.columns.num_rows for b in self.waiting)

    def begin(self, plan: TablePlan, measures: TableMeasures | None = None) -> list[Batch]:
        """Count from now on, from nothing or from what was counted before; give what waited."""
        self.plan = plan
        self.begun = measures or TableMeasures(plan)
        self.states.put(self.begun)
        waited, self.waiting, self.held = self.waiting, [], 0
        return waited

    def settle(self) -> TableMeasures | None:
        """Merge all states into the first; nobody may be counting. None before the table has begun."""
        if self.begun is None:
            return None
        states = [self.states.get() for _ in range(self.states.qsize())]
        for state in states:
            if state is not self.begun:
                self.begun.merge(state)
        self.states.put(self.begun)
        return self.begun


class Waiting:
    """What all tables hold that wait; to keep one more batch costs the same however many they are."""

    def __init__(self, tables: Iterable[Growing]) -> None:
        found = list(tables)
        self.bytes = sum(table.held for table in found)
        self._largest = [(-table.held, table.name) for table in found if table.held]
        """A heap; what a table held once is passed over when it comes up."""
        heapq.heapify(self._largest)

    def keep(self, table: Growing, batch: Batch) -> int:
        """Keep a batch of a table; give how many rows of it wait."""
        rows = table.wait(batch)
        self.bytes += batch.columns.nbytes
        heapq.heappush(self._largest, (-table.held, table.name))
        return rows

    def let_go(self, table: Growing) -> None:
        """Count a table no longer, whose rows are about to be measured."""
        self.bytes -= table.held

    def largest(self, tables: Mapping[str, Growing]) -> Growing:
        """Give the table that holds the most; some table holds something."""
        while tables[self._largest[0][1]].held != -self._largest[0][0]:
            heapq.heappop(self._largest)
        return tables[self._largest[0][1]]


@dataclass(frozen=True, slots=True)
class Measuring:
    """The task of measuring one batch, with whichever state of its table is free."""

    table: Growing
    plan: TablePlan
    batch: Batch

    def __call__(self) -> None:
        """Measure."""
        prepared = prepare(self.batch, self.plan)
        try:
            state = self.table.states.get_nowait()
        except queue.Empty:
            state = TableMeasures(self.plan)
            if self.table.begun is not None:
                state.share(self.table.begun)
        state.update(prepared)
        self.table.states.put(state)


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of the bytes of one batch."""

    table: str
    first: int
    rows: int
    bytes: int
    rejects: tuple[Reject, ...]
    notes: Mapping[str, int]

    @classmethod
    def of(cls, batch: Batch) -> Self:
        """Leave the rows out."""
        rows = batch.columns.num_rows
        return cls(batch.table, batch.first, rows, batch.bytes, batch.rejects, batch.notes)


def moved(batch: Batch, by: int) -> Batch:
    """Give a batch whose records stand `by` places further on."""
    return replace(batch, first=batch.first + by) if by else batch
