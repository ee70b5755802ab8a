"""The clerks who typed the records in, each with a time of service and habits of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.draw import place_at, zipf

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots

    Ints = NDArray[np.int64]

FIRST_YEAR, LAST_YEAR = 1995, 2019
PLACEHOLDERS = ("无", "不详", "-", "未知", "0", "")
_OFFICES = 60


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

    def at_work(self, lots: Lots, years: Ints) -> Ints:
        """Choose a clerk in service for each year, by pace."""
        chosen, shares = np.zeros(len(years), np.int64), lots.random()
        for year in np.unique(years):
            at = np.flatnonzero(years == year)
            weights = np.where((self.begin <= year) & (year <= self.end), self.pace, 0.0)
            chosen[at] = place_at(weights, shares[at])
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
