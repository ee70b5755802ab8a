"""When things happened and when people were born: exact counts by year, day of the year, weekday and hour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.report.charts.disclosure import FEWEST, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.measures.calendar import CalendarSummary
    from leakassay.measures.tables import TableSummary

_EVENTS, _BIRTHS = frozenset({"timestamp", "date"}), frozenset({"birth_date"})
_LEAST = 100
"""Fewer dates make no picture."""
_TOLD = 180
"""Days of the year that have to have enough dates."""
_COLUMNS = 3
"""The most columns of a table that are drawn, the fullest first."""
_YEARS = 120


def chart(table: TableSummary) -> Iterator[dict[str, Any]]:
    """Count by year and month, by day of the year, and by weekday and hour where hours are told."""
    for name, calendar in _dated(table, _EVENTS)[:_COLUMNS]:
        yield from _years(name, calendar)
        yield from _days(name, calendar)
        yield from _hours(name, calendar)
    for name, calendar in _dated(table, _BIRTHS)[:1]:
        yield from _days(name, calendar)


def _dated(table: TableSummary, kinds: frozenset[str]) -> list[tuple[str, CalendarSummary]]:
    """Give the columns of some kinds with enough dates, the fullest first."""
    found = [
        (name, column.calendar)
        for name, column in table.columns.items()
        if column.plan.kind.name in kinds and column.calendar is not None and column.calendar.n >= _LEAST
    ]
    return sorted(found, key=lambda each: -each[1].n)


def _days(name: str, calendar: CalendarSummary) -> Iterator[dict[str, Any]]:
    """Give the days of the year, where most have as many dates as may be told."""
    days = calendar.days[1:, 1:]
    if (days >= FEWEST).sum() >= _TOLD:
        yield {
            "chart": "days",
            "columns": [name],
            "n": int(days.sum()),
            "counts": [told(month) for month in days.tolist()],
        }


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
