"""Runs of blocks that are measured by other processes, wherever these are.

Whoever conducts cuts the input into blocks and sends places in the file, or the bytes themselves where
nobody else can find them, with the plans of the tables; a worker reads, measures, and counts on in the state
of the task before. What became of the bytes comes back at once, in the order of the input, and so do rows of
tables and columns that are not planned yet: they are measured where the plans are made, in their turn. So the
plans grow in the same order as in one process, and the report is the same. States are merged as a tree where
they are, and fetched now and then.
"""

from __future__ import annotations

import pickle
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from leakassay.errors import LeakassayError
from leakassay.growing import Seen, moved
from leakassay.measures.plans import plan_of, plan_state
from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures
from leakassay.sources import contained
from leakassay.sources.parted import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.measures.interface import Key, State, TablePlan
    from leakassay.records import Batch
    from leakassay.sources.interface import Block

_COLUMN, _HEAVIEST = 2 << 20, 64 << 20
"""Bytes that the counts of a column take, about, and what is told of a state at the most."""
_PICKLED = 5
"""The protocol since which bytes can go beside what is pickled."""
_HANDED = 8 << 20
"""Bytes of rows without a plan that a task gives back at most; further blocks are left to who makes plans."""


@dataclass(frozen=True, slots=True)
class Task:
    """Consecutive pieces of one input, and what is to be measured."""

    pieces: tuple[Block, ...]
    plans: Mapping[str, State]
    """By the name that the table has in its input; the plan as a state."""
    offsets: Mapping[str, int]
    """Where the input's records begin in each table."""
    key: Key


class Parcel:
    """A task as bytes, which nobody on the way looks into or copies."""

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = data

    @classmethod
    def of(cls, task: Task) -> Parcel:
        """Pack a task."""
        return cls(pickle.dumps(task, _PICKLED))

    def opened(self) -> Task:
        """Give the task."""
        task: Task = pickle.loads(self._data)  # noqa: S301 - from who conducts, as is all that a worker runs
        return task

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        """Let the bytes go beside what is pickled, where that can be."""
        return Parcel, (pickle.PickleBuffer(self._data) if protocol >= _PICKLED else bytes(self._data),)


@dataclass(frozen=True, slots=True)
class Told:
    """What a worker says of a task."""

    parts: tuple[Seen | Batch, ...] = ()
    """In the order of the input: what became of a batch that was measured, or one that has no plan yet."""
    done: int = 0
    """Pieces of the task that these are of, from the first; the others have not been touched."""
    blocks: int = 0
    """Blocks that these pieces have."""
    unreadable: bool = False
    """The file does not lie where it should, is another one there, or is not for this worker to read."""


@dataclass(slots=True)
class Measured:
    """What was counted by tasks one after the other."""

    key: Key
    """Of the case."""
    tables: dict[str, TableMeasures] = field(default_factory=dict)
    cpu: float = 0.0
    """Seconds of processor time."""
    told: Told = field(default_factory=Told)
    """Of the last task."""

    def __sizeof__(self) -> int:
        """Tell about how much it is to send, so that work is taken to it and not it to the work."""
        columns = sum(len(measures.plan.columns) for measures in self.tables.values())
        return min(_HEAVIEST, _COLUMN * (columns + 1))

    def __reduce__(self) -> tuple[Any, ...]:
        """Take the way as states; these are arrays, numbers and text."""
        tables = {n: (plan_state(m.plan), list(m.states())) for n, m in self.tables.items()}
        return _measured_of, (self.key, tables, self.cpu, self.told)


def _measured_of(key: Key, tables: Mapping[str, Any], *rest: Any) -> Measured:
    made = {n: TableMeasures.of_states(iter(states), plan_of(p, key)) for n, (p, states) in tables.items()}
    return Measured(key, made, *rest)


def measure(parcel: Parcel, before: Measured | None) -> Measured:
    """Read, and count on in the tables of `before`: nobody else may hold it, or they are counted twice."""
    begun = _spent()
    task = parcel.opened()
    tables = before.tables if before is not None else {}
    told = _counted(task, tables)
    return Measured(task.key, tables, (before.cpu if before is not None else 0.0) + _spent() - begun, told)


def _spent() -> float:
    """Seconds of processor time of this thread, and of the processes that read for this one."""
    return time.thread_time() + contained.cpu_seconds()


def _counted(task: Task, tables: dict[str, TableMeasures]) -> Told:
    """Count what is planned, and give back the rest, up to the first block that cannot be read."""
    plans = {name: plan_of(state, task.key) for name, state in task.plans.items()}
    parts: list[Seen | Batch] = []
    done = blocks = handed = 0
    for piece in task.pieces:
        read = (block.read() for block in blocks_of(piece))
        try:
            while (batches := _next(read)) is not None:
                blocks += 1
                for batch in batches:
                    if _planned(batch, plans):
                        parts.append(Seen.of(batch))
                        _add(batch, task, plans, tables)
                    else:
                        parts.append(batch)
                        handed += batch.columns.nbytes
        except UnreadableError:
            return Told(tuple(parts), done, blocks, unreadable=True)
        done += 1
        if handed > _HANDED:
            break
    return Told(tuple(parts), done, blocks)


class UnreadableError(Exception):
    """A piece cannot be read by this worker, and nothing of it has been."""


def _next(read: Iterator[tuple[Batch, ...]]) -> tuple[Batch, ...] | None:
    try:
        return next(read, None)
    except (OSError, ValueError, LeakassayError):
        raise UnreadableError from None


def _planned(batch: Batch, plans: Mapping[str, TablePlan]) -> bool:
    if not batch.columns.num_rows:
        return True
    plan = plans.get(batch.table)
    return plan is not None and {c.name for c in plan.columns}.issuperset(batch.columns.schema.names)


def _add(batch: Batch, task: Task, plans: Mapping[str, TablePlan], tables: dict[str, TableMeasures]) -> None:
    if not batch.columns.num_rows:
        return
    plan = plans[batch.table]
    if plan.table not in tables:
        tables[plan.table] = TableMeasures(plan)
    tables[plan.table].update(prepare(moved(batch, task.offsets[batch.table]), plan))


def told(result: Measured) -> Told:
    """Give what is small of a result."""
    return result.told


def merged(first: Measured, second: Measured) -> Measured:
    """Take the second into the first, and give that: nobody else may hold it, or it is counted twice."""
    begun = _spent()
    for name, measures in second.tables.items():
        if name in first.tables:
            first.tables[name].merge(measures)
        else:
            first.tables[name] = measures
    return Measured(first.key, first.tables, first.cpu + second.cpu + _spent() - begun)
