"""Runs of blocks that are measured by other processes, wherever these are.

Whoever conducts cuts the input into blocks and sends places in the file, with the plans of the tables; a
worker reads these places, measures, and keeps the states. What became of the bytes comes back at once, in the
order of the input. The states are merged as a tree where they are, and fetched now and then. Blocks that
cannot take the way, and those with columns that are not planned yet, are read here, in their turn: so the
plans grow in the same order as in one process, and the report is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from leakassay.growing import Seen, moved
from leakassay.measures.plans import plan_of, plan_state
from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.measures.interface import Key, State, TablePlan
    from leakassay.records import Batch
    from leakassay.sources.interface import Block


@dataclass(frozen=True, slots=True)
class Task:
    """Consecutive blocks of one input, and what is to be measured."""

    blocks: tuple[Block, ...]
    plans: Mapping[str, State]
    """By the name that the table has in its input; the plan as a state."""
    offsets: Mapping[str, int]
    """Where the input's records begin in each table."""
    key: Key


@dataclass(slots=True)
class Measured:
    """What a worker has counted of a task."""

    key: Key
    """Of the case."""
    tables: dict[str, TableMeasures] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    done: int = 0
    """Blocks that were counted: all, or those before one that has to be read where the plans are made."""
    unreadable: bool = False
    """The file does not lie where it should, or is another one there."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Take the way as states; these are arrays, numbers and text."""
        tables = {n: (plan_state(m.plan), list(m.states())) for n, m in self.tables.items()}
        return _measured_of, (self.key, tables, self.seen, self.done, self.unreadable)


def _measured_of(key: Key, tables: Mapping[str, Any], *rest: Any) -> Measured:
    made = {n: TableMeasures.of_states(iter(states), plan_of(p, key)) for n, (p, states) in tables.items()}
    return Measured(key, made, *rest)


def measure(task: Task) -> Measured:
    """Read and measure, up to the first block that is not where it was or holds what is not planned."""
    result = Measured(task.key)
    plans = {name: plan_of(state, task.key) for name, state in task.plans.items()}
    for block in task.blocks:
        try:
            batches = block.read()
        except (OSError, ValueError):
            result.unreadable = True
            break
        if not all(_planned(batch, plans) for batch in batches):
            break
        for batch in batches:
            result.seen.append(Seen.of(batch))
            if batch.columns.num_rows:
                plan = plans[batch.table]
                if plan.table not in result.tables:
                    result.tables[plan.table] = TableMeasures(plan)
                result.tables[plan.table].update(prepare(moved(batch, task.offsets[batch.table]), plan))
        result.done += 1
    return result


def _planned(batch: Batch, plans: Mapping[str, TablePlan]) -> bool:
    if not batch.columns.num_rows:
        return True
    plan = plans.get(batch.table)
    return plan is not None and {c.name for c in plan.columns}.issuperset(batch.columns.schema.names)


def told(result: Measured) -> Measured:
    """Give what is small of a result."""
    return Measured(result.key, {}, result.seen, result.done, result.unreadable)


def merged(first: Measured, second: Measured) -> Measured:
    """Take the second into the first, and give that: nobody else may hold it, or it is counted twice."""
    for name, measures in second.tables.items():
        if name in first.tables:
            first.tables[name].merge(measures)
        else:
            first.tables[name] = measures
    return first
