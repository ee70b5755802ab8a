"""A plan as a state and back, for another process or another day; the key stays out of it."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from leakassay.kinds import all_kinds
from leakassay.kinds.dates import Layout
from leakassay.measures.interface import ColumnPlan, TablePlan

if TYPE_CHECKING:
    from leakassay.measures.interface import Key, State


def plan_state(plan: TablePlan) -> State:
    """Lay a plan out as a state."""
    return {
        "table": plan.table,
        "columns": [_column_state(column) for column in plan.columns],
        "small": dict(plan.small),
        "sample_rows": plan.sample_rows,
        "width": plan.width,
    }


def plan_of(state: State, key: Key) -> TablePlan:
    """Make the plan that `plan_state` was given, under the same key."""
    columns = tuple(_column(column) for column in state["columns"])
    return TablePlan(state["table"], key, columns, state["small"], state["sample_rows"], state["width"])


def _column_state(column: ColumnPlan) -> State:
    plain: dict[str, Any] = {f.name: getattr(column, f.name) for f in fields(column)}
    plain["kind"] = column.kind.name
    plain["layout"] = None if column.layout is None else asdict(column.layout)
    return plain


def _column(state: State) -> ColumnPlan:
    layout = None if state["layout"] is None else Layout(**state["layout"])
    return ColumnPlan(**{**state, "kind": all_kinds()[state["kind"]], "layout": layout})
