"""A growing table as a run of states and back: for the disk of a case, or for another process.

The first state says how many follow. Rows that wait are among them, and the sample of rows: whoever writes
them down encrypts.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from leakassay.growing import Growing
from leakassay.measures.plans import plan_of, plan_state
from leakassay.measures.tables import TableMeasures
from leakassay.records import Batch, Recognition, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.measures.interface import Key, State


def states_of(table: Growing) -> Iterator[State]:
    """Lay a table out, part by part; nobody may be counting."""
    measures = table.settle()
    yield {
        "name": table.name,
        "alone": table.alone,
        "offset": table.offset,
        "end": table.end,
        "held": table.held,
        "waiting": len(table.waiting),
        "recognised": recognised_state(table.recognised),
        "plan": None if table.plan is None else plan_state(table.plan),
    }
    yield from map(_batch_state, table.waiting)
    if measures is not None:
        yield from measures.states()


def table_of(states: Iterator[State], key: Key) -> Growing:
    """Make the table that `states_of` was given, under the same key; takes no more states than it gave."""
    head = next(states)
    table = Growing(head["name"], head["alone"], offset=head["offset"], end=head["end"])
    table.recognised = recognised_of(head["recognised"])
    for _ in range(head["waiting"]):
        table.wait(_batch(next(states)))
    table.held = head["held"]
    if head["plan"] is not None:
        plan = plan_of(head["plan"], key)
        table.begin(plan, TableMeasures.of_states(states, plan))
    return table


def _batch_state(batch: Batch) -> State:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.columns.schema) as writer:
        writer.write_batch(batch.columns)
    return {"first": batch.first, "rows": sink.getvalue().to_pybytes()}


def _batch(state: State) -> Batch:
    """Give the rows back; what became of their bytes has been counted."""
    with pa.ipc.open_stream(state["rows"]) as reader:
        return Batch("", reader.read_next_batch(), state["first"], 0)


def recognised_state(found: Mapping[str, Recognition]) -> State:
    """Lay out what columns were recognised to be."""
    return {
        name: {**asdict(one), "evidence": [_text_state(t) for t in one.evidence]}
        for name, one in found.items()
    }


def recognised_of(state: State) -> dict[str, Recognition]:
    """Read what `recognised_state` laid out."""
    return {
        name: Recognition(
            one["kind"],
            one["confidence"],
            tuple(Text(template, args) for template, args in one["evidence"]),
            tuple((kind, share) for kind, share in one["others"]),
        )
        for name, one in state.items()
    }


def _text_state(text: Text) -> list[Any]:
    return [text.template, {name: _plain(value) for name, value in text.args.items()}]


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
