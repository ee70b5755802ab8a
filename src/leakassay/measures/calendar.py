"""When: dates by year, day of the year, weekday and hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

_FIRST_YEAR, _LAST_YEAR = 1, 2200


@dataclass(frozen=True, slots=True)
class CalendarSummary:
    """Exact counts of the dates that could be read."""

    n: int
    years: NDArray[np.int64]
    """(2201,) by year."""
    days: NDArray[np.int64]
    """(13, 32) by month and day of the month; row or column 0: not said."""
    weekdays: NDArray[np.int64]
    """(7, 25) by weekday (Monday 0) and hour; column 24: no time of day."""


def weekday(year: NDArray[np.int32], month: NDArray[np.int32], day: NDArray[np.int32]) -> NDArray[np.int32]:
    """Weekday (Monday 0) of Gregorian dates, arrays (n,) (Sakamoto's method)."""
    shift = np.array([0, 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4], np.int32)
    y = year - (month < 3)
    return ((y + y // 4 - y // 100 + y // 400 + shift[month] + day) % 7 + 6) % 7


class Calendar:
    """Counts by parts of the date."""

    name: ClassVar[str] = "calendar"

    def __init__(self, plan: ColumnPlan) -> None:
        del plan
        self._years = np.zeros(_LAST_YEAR + 1, np.int64)
        self._days = np.zeros((13, 32), np.int64)
        self._weekdays = np.zeros((7, 25), np.int64)

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Count where values are read as dates."""
        return plan.layout is not None

    def update(self, cells: Cells, first: int) -> None:
        """Count the dates."""
        del first
        day, seconds = cells.dates()
        known = (day > 0) & (cells.hashes != 0)
        day, seconds = day[known], seconds[known]
        y, m, d = day // 10000, day // 100 % 100, day % 100
        inside = (y >= _FIRST_YEAR) & (y <= _LAST_YEAR)
        self._years += np.bincount(y[inside], minlength=len(self._years))
        self._days += np.bincount(m[inside] * 32 + d[inside], minlength=13 * 32).reshape(13, 32)
        whole = inside & (m > 0) & (d > 0)
        hour = np.where(seconds[whole] >= 0, seconds[whole] // 3600 % 24, 24)
        cell = weekday(y[whole], m[whole], d[whole]) * 25 + hour
        self._weekdays += np.bincount(cell, minlength=7 * 25).reshape(7, 25)

    def merge(self, other: Self) -> None:
        """Add the counts."""
        self._years += other._years
        self._days += other._days
        self._weekdays += other._weekdays

    def summary(self) -> CalendarSummary:
        """Give the counts."""
        return CalendarSummary(int(self._years.sum()), self._years, self._days, self._weekdays)

    def state(self) -> State:
        """Give the counts."""
        return {"years": self._years, "days": self._days, "weekdays": self._weekdays}

    def load(self, state: State) -> None:
        """Take the counts."""
        self._years, self._days, self._weekdays = (
            state["years"],
            state["days"],
            state["weekdays"],
        )
