"""The clerks who typed the records in, each with a time of service and habits of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.draw import day_of, pick, zipf

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

FIRST_YEAR, LAST_YEAR = 1995, 2019
NEW_YEAR = (
    (1, 31), (2, 19), (2, 7), (1, 28), (2, 16), (2, 5), (1, 24), (2, 12), (2, 1), (1, 22),
    (2, 9), (1, 29), (2, 18), (2, 7), (1, 26), (2, 14), (2, 3), (1, 23), (2, 10), (1, 31),
    (2, 19), (2, 8), (1, 28), (2, 16), (2, 5),
)  # fmt: skip
"""Lunar new year's day of each year from 1995 to 2019."""
PLACEHOLDERS = ("无", "不详", "-", "未知", "0", "")
_OFFICES = 60
_HOURS = np.array([0.2] * 7 + [1, 6, 10, 11, 8, 3, 5, 10, 11, 9, 6, 2, 1.2, 1, 0.8, 0.5, 0.3])
_WEEKDAYS = np.array([1.25, 1.1, 1.05, 1.0, 1.0, 0.22, 0.12])


@dataclass(frozen=True, slots=True)
class Operators:
    """Clerks, shape (n,) each."""

    begin: Ints
    end: Ints
    """First and last year of service."""
    office: Ints
    full_width: NDArray[np.float64]
    """Share of numbers typed in full-width digits; nearly all clerks never do."""
    trailing: NDArray[np.float64]
    """Share of texts left with a blank at the end."""
    slips: NDArray[np.float64]
    """Share of names with a character that only sounds the same."""
    wrong: NDArray[np.float64]
    """Share of identity numbers with a wrong digit."""
    placeholder: Ints
    """Place in PLACEHOLDERS of what they type for nothing."""
    lower_x: NDArray[np.bool_]
    """Types the mark X as a small letter."""
    pace: NDArray[np.float64]
    """Share of the work."""

    def at_work(self, rng: Generator, years: Ints) -> Ints:
        """Choose a clerk in service for each year, by pace."""
        chosen = np.zeros(len(years), np.int64)
        for year in np.unique(years):
            at = np.flatnonzero(years == year)
            weights = np.where((self.begin <= year) & (year <= self.end), self.pace, 0.0)
            chosen[at] = pick(rng, weights, len(at))
        return chosen


def hire(rng: Generator, size: int = 240) -> Operators:
    """Invent clerks; in every year at least some dozens are in service."""
    begin = rng.integers(FIRST_YEAR - 6, LAST_YEAR, size)
    begin[:20] = FIRST_YEAR - 1
    end = begin + rng.integers(2, 14, size)
    end[:20] = LAST_YEAR + 1
    return Operators(
        begin,
        end,
        rng.integers(0, _OFFICES, size),
        np.where(rng.random(size) < 0.06, rng.random(size) * 0.5, 0.0),
        np.where(rng.random(size) < 0.15, rng.random(size) * 0.4, 0.001),
        rng.gamma(1.2, 0.004, size),
        rng.gamma(1.5, 0.002, size).clip(0, 0.05),
        rng.integers(0, len(PLACEHOLDERS), size),
        rng.random(size) < 0.2,
        rng.permutation(zipf(size, 0.7)),
    )


def working_times(rng: Generator, size: int, begin: float = 0.0, end: float = 1.0) -> Ints:
    """Draw moments of office work, seconds since 1970: growing by year, resting on holidays.

    `begin` and `end` cut a part out of all the work done from 1995 to 2019.
    """
    days, weights = _calendar()
    done = np.cumsum(weights) / weights.sum()
    day = days[np.searchsorted(done, begin + (end - begin) * rng.random(size)).clip(0, len(days) - 1)]
    hour = pick(rng, _HOURS, size)
    return np.asarray(day * 86_400 + hour * 3600 + rng.integers(0, 3600, size))


@cache
def _calendar() -> tuple[Ints, NDArray[np.float64]]:
    """Give the days from 1995 to 2019 and how much is done on each."""
    years = np.arange(FIRST_YEAR, LAST_YEAR + 1)
    growth = np.where(years < 2004, 0.5, 1.0) * (1 + 0.06 * (years - FIRST_YEAR))
    days = np.arange(day_of(FIRST_YEAR), day_of(LAST_YEAR + 1))
    weights = _WEEKDAYS[(days + 3) % 7] * np.interp(days, [day_of(int(y), 7) for y in years], growth)
    for year, (month, day) in zip(years, NEW_YEAR, strict=True):
        first = day_of(int(year), month, day) - day_of(FIRST_YEAR)
        weights[first - 1 : first + 6] *= 0.08
    return days, weights
