"""When records are made: years that grow, weeks, holidays, hours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.draw import day_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

OFFICE_HOURS = (0.2,) * 7 + (1, 6, 10, 11, 8, 3, 5, 10, 11, 9, 6, 2, 1.2, 1, 0.8, 0.5, 0.3)
OFFICE_DAYS = (1.25, 1.1, 1.05, 1.0, 1.0, 0.22, 0.12)
EVENING_HOURS = (
    2, 1, 0.5, 0.3, 0.3, 0.6, 1.5, 3, 5, 6, 6.5, 6.5, 6, 5.5, 5.5, 6, 6, 6.5, 7, 7.5, 8, 8, 6.5, 4,
)  # fmt: skip
STREET_HOURS = (
    3, 2.2, 1.6, 1.1, 0.9, 1, 1.6, 3, 4.5, 5.2, 5.4, 5.2, 4.8, 4.6, 5, 5.2, 5.4, 5.8, 6.2, 6.6, 6.8, 6.4, 5.4,
    4.2,
)  # fmt: skip
EVERY_DAY = (1.05, 1.0, 1.0, 1.0, 1.08, 0.95, 0.85)
LUNAR_NEW_YEAR = (
    (1, 31), (2, 19), (2, 7), (1, 28), (2, 16), (2, 5), (1, 24), (2, 12), (2, 1), (1, 22),
    (2, 9), (1, 29), (2, 18), (2, 7), (1, 26), (2, 14), (2, 3), (1, 23), (2, 10), (1, 31),
    (2, 19), (2, 8), (1, 28), (2, 16), (2, 5),
)  # fmt: skip
"""The day of each year from 1995 to 2019."""


@dataclass(frozen=True)
class Clock:
    """How the work of a source is spread over its years."""

    first: int
    """First year."""
    end: int
    """First year no longer in it."""
    weekdays: tuple[float, ...]
    """Weight of each day of the week, from Monday."""
    hours: tuple[float, ...]
    growth: float = 0.06
    """By how much of the first year's work each year adds to it."""
    holidays: tuple[tuple[int, int], ...] = ()
    """Month and day on which a week of rest begins, for each year from 1995."""
    rest: float = 0.08
    """Share of the work that is done in such a week."""

    def moments(self, elapsed: Floats) -> Ints:
        """Give the moment, seconds since 1970, at which a share of all work has been done."""
        done = self._done
        cell = np.searchsorted(done, elapsed, side="right").clip(1, len(done) - 1) - 1
        inside = (elapsed - done[cell]) / np.maximum(done[cell + 1] - done[cell], 1e-300)
        second = cell * 3600 + (inside * 3600).astype(np.int64) + day_of(self.first) * 86_400
        return np.asarray(second, np.int64)

    def hours_of(self, lots: Lots) -> Ints:
        """Draw seconds of a day."""
        done = np.cumsum(self.hours) / sum(self.hours)
        hour = np.searchsorted(done, lots.random(), side="right").clip(0, 23)
        return np.asarray(hour * 3600 + lots.integers(0, 3600), np.int64)

    @cached_property
    def _done(self) -> Floats:
        """Share of the work done before each hour."""
        days = np.arange(day_of(self.first), day_of(self.end))
        years = 1 + self.growth * (days - days[0]) / 365.25
        weights = np.array(self.weekdays)[(days + 3) % 7] * years
        for year, (month, day) in zip(range(1995, 1995 + len(self.holidays)), self.holidays, strict=True):
            begin = day_of(year, month, day) - 1 - days[0]
            if 0 <= begin < len(days):
                weights[begin : begin + 7] *= self.rest
        hours = (weights[:, None] * np.array(self.hours)[None, :]).ravel()
        return np.concatenate(([0.0], np.cumsum(hours) / hours.sum()))
