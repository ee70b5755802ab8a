"""When things happened: exact counts by year, and by weekday and hour, of each column of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.report.charts.disclosure import FEWEST, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.measures.calendar import CalendarSummary
    from leakassay.measures.tables import TableSummary

_EVENTS = frozenset({"timestamp", "date"})
_COLUMNS = 3
"""The most columns of a table that are drawn, the fullest first."""
_YEARS = 120


def chart(table: TableSummary) -> Iterator[dict[str, Any]]:
    """Count by year and by month, and by weekday and hour where hours are told."""
    dated = [
        (name, column.calendar)
        for name, column in table.columns.items()
        if column.plan.kind.name in _EVENTS and column.calendar is not None and column.calendar.n >= 100
    ]
    for name, calendar in sorted(dated, key=lambda each: -each[1].n)[:_COLUMNS]:
        yield from _years(name, calendar)
        yield from _hours(name, calendar)


def _years(name: str, calendar: CalendarSummary) -> Iterator[dict[str, Any]]:
    some = np.flatnonzero(calendar.years >= FEWEST)[-_YEARS:]
    if len(some):
        first, last = int(some[0]), min(int(some[-1]), int(some[0]) + _YEARS)
        yield {
            "chart": "years",
            "columns": [name],
            "n": calendar.n,
            "first": first,
            "counts": told(calendar.years[first : last + 1].tolist()),
            "months": told(calendar.days[1:].sum(1).tolist()),
        }


def _hours(name: str, calendar: CalendarSummary) -> Iterator[dict[str, Any]]:
    """Give the heat map, unless the dates bear no hours or all the same one."""
    hours = calendar.weekdays[:, :24]
    if hours.sum() >= 100 and (hours.sum(0) > 0).sum() > 1:
        yield {
            "chart": "hours",
            "columns": [name],
            "n": int(hours.sum()),
            "counts": [told(day) for day in hours.tolist()],
        }
