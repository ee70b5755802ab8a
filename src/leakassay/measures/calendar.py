"""When: dates by year, day of the year, weekday and hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from leakassay.kernels.tallies import count_calendar

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Cells, ColumnPlan, State

_LAST_YEAR = 2200


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
        date, second = cells.dates()
        count_calendar(date, second, cells.hashes, self._years, self._days, self._weekdays)

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
