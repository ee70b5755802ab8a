"""People behind a random sample of records, from how often the sample repeats them.

Let P people have r rows each, R in all, of which n were drawn. What the sample shows is f1, f2, f3 …: how
many identifiers occur once, twice, three times in it.

* `pairs`: d = sum of c(c-1)/2 pairs of rows with one identifier. N_eff = n(n-1)/(2d) = 1 / sum p^2 is never
  above P (equal where all people have equally many rows): a floor. d is Poisson while repeats are few.
* `fitted`: rows a person as a gamma-Poisson (Fisher, Corbet and Williams 1943) or lognormal-Poisson mixture
  (Bulmer 1974), which a random draw thins to another of its kind, or as even; P by profile likelihood of the
  counts over all of these, its interval where twice the drop of the logarithm is below 4.3.
* `ceiling`: the most people that any pattern of repeats allows whose thinned counts agree with those seen,
  by linear programming over rows a person (Efron and Thisted 1976). Assumes no shape, needs R.
* Chao1 (Chao 1984) and Good-Turing coverage (Good 1953) beside them.

Source: METHOD.md 3.1. All assume that the records are a random draw; `gate` says whether they are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import gammaln

from leakassay.intervals import poisson
from leakassay.records import Interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DROP = 4.3 / 2
"""Half of what twice the logarithm may drop by. At 3.84, the 95 % point of chi-square(1), intervals held even
repeats in 92 % of 1,100 draws, at 4.3 in 94 % (benchmarks/bench_estimates.py): the law is fitted as well."""
_SHAPES = np.concatenate([np.geomspace(0.05, 100, 80), [1e6]])
"""Shapes of the gamma mixture that are tried; the last is the Poisson law."""
_SIGMAS = np.linspace(0.05, 2.5, 50)
"""Spreads of the lognormal mixture that are tried."""
_LAWS = len(_SHAPES) + len(_SIGMAS)
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(32)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()
TIMES = 10
"""Identifiers that occur so often or more are counted together."""
_MOST = 1e12
"""No estimate of people goes beyond; a bound there is none."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often identifiers occur in a sample."""

    times: NDArray[np.int64]
    """(j,) rising numbers of occurrences, from 1."""
    people: NDArray[np.int64]
    """(j,) how many identifiers occur so often."""

    @classmethod
    def of(cls, counts: NDArray[np.int64], scale: int = 1) -> Repeats:
        """From the count of each identifier, or of every `scale`-th one."""
        times, people = np.unique(counts[counts > 0], return_counts=True)
        return cls(times.astype(np.int64), people.astype(np.int64) * scale)

    @property
    def rows(self) -> int:
        """Rows that carry an identifier."""
        return int((self.times * self.people).sum())

    @property
    def different(self) -> int:
        """Different identifiers."""
        return int(self.people.sum())

    @property
    def pairs(self) -> int:
        """Pairs of rows with the same identifier."""
        return int((self.times * (self.times - 1) // 2 * self.people).sum())

    def of_times(self, times: int) -> int:
        """How many identifiers occur so often (f1, f2 …)."""
        return int(self.people[self.times == times].sum())


def without_replacement(people: float, records: float | None) -> float:
    """Correct N_eff for rows that were drawn without replacement from `records` (METHOD.md 3.1)."""
    if records is None or not math.isfinite(people):
        return people
    return min(1 / (1 / people + 1 / records), records)


def floor(seen: Repeats, records: float | None) -> Interval:
    """Give N_eff from the pairs; a floor of the people, exact where repeats are even.

    Pairs are taken as Poisson, scaled to their variance given n.
    """
    n, d = seen.rows, seen.pairs
    possible = n * (n - 1) / 2
    if not d:
        # Without any pair only the lower bound is known, so it takes the whole 5 %.
        low = without_replacement(possible / poisson(0, 0.9)[1], records)
        return Interval(low, low, None, method="no repeats", assumptions=_assumed(records))
    spread = _spread(seen, possible / d)
    fewest, most = (spread * bound for bound in poisson(d / spread))
    low, point, high = (without_replacement(possible / pairs, records) for pairs in (most, d, fewest))
    return Interval(low, point, high, method="pairs in a random draw", assumptions=(*_assumed(records), EVEN))


def _spread(seen: Repeats, people: float) -> float:
    """Give the variance of the number of pairs, given the number of rows, over its mean.

    People are independent but for their sum: var(C | n) = var(C) - cov(C, c)^2 / var(c) for C = c(c-1)/2.
    """
    n, d, c = seen.rows, seen.pairs, seen.times
    pairs = c * (c - 1) // 2
    of_pairs = float((pairs * pairs * seen.people).sum()) - d * d / people
    of_rows = float((c * c * seen.people).sum()) - n * n / people
    both = float((pairs * c * seen.people).sum()) - d * n / people
    return max(_LEAST_SPREAD, (of_pairs - both * both / of_rows) / d) if of_rows > 0 else 1.0


_LEAST_SPREAD = 0.25
"""A guard where the sample is most of the source."""


def _assumed(records: float | None) -> tuple[str, ...]:
    return (DRAWN,) if records is not None else (DRAWN, MANY)


DRAWN = "the records are a random draw from the source"
MANY = "people have many records each: with few, and none said of how many there are, this is too high"
EVEN = "every person has about equally many records; where some have more, this is a floor"
FLOOR = "people with many records hide people with few: the lower bound holds for any pattern of repeats"
BY_LAW = "repeats in a random draw, best fitting law"
LAW = "records a person are even, or follow a gamma or lognormal law"


def chao1(seen: Repeats, records: float | None = None) -> Interval | None:
    """Give the lower bound of Chao (1984), bias-corrected; None where nothing occurs twice.

    Of rows drawn without replacement from so many `records`, that of Chao and Lin (2012). Its lower end is
    Chao's (1987) log-normal 95 % bound.
    """
    f1, f2 = seen.of_times(1), seen.of_times(2)
    if not f2:
        return None
    rows = seen.rows
    if records is not None and records <= rows:
        return None
    odds = 0.0 if records is None else rows / (records - rows)
    once = rows / (rows - 1)
    unseen = f1 * max(0, f1 - 1) / (2 * once * (f2 + 1) + odds * f1)
    variance = unseen + (2 * once * f2 * unseen**2 + f1**2 * unseen) ** 2 / max(1, f1) ** 5
    variance += 4 * once**2 * f2 * (unseen / max(1, f1)) ** 4
    spread = math.exp(1.96 * math.sqrt(math.log1p(variance / unseen**2))) if unseen else 1.0
    return Interval(
        seen.different + unseen / spread,
        seen.different + unseen,
        None,
        method="Chao1, a lower bound",
        assumptions=_assumed(records),
    )


def coverage(seen: Repeats) -> float:
    """Give Good-Turing's share of the source's records whose person is in the sample."""
    return 1 - seen.of_times(1) / seen.rows if seen.rows else 0.0


def fitted(seen: Repeats, records: float | None) -> Interval:
    """Give the people by the best fitting law of repeats; `high` None where the counts do not bound it.

    Raises ValueError below two repeated identifiers, which say nothing of a law.
    """
    if seen.different - seen.of_times(1) < 2:
        raise ValueError("too few repeats")
    law = _Laws(seen, records)
    top = records if records is not None else _MOST
    grid = np.linspace(math.log(seen.different + 0.5), math.log(max(top, seen.different + 1)), 240)
    heights = np.array([law.height(x) for x in grid])
    at = int(heights.argmax())
    around = np.linspace(grid[max(0, at - 1)], grid[min(len(grid) - 1, at + 1)], 41)
    height, peak = max((law.height(x), float(x)) for x in around)
    level = height - _DROP
    # Different laws have peaks of their own: the interval reaches over all that are high enough.
    inside = [*np.flatnonzero(heights >= level).tolist(), at]
    low = _crossing(law, level, min(peak, grid[min(inside)]), grid[max(0, min(inside) - 1)])
    high = _crossing(law, level, max(peak, grid[max(inside)]), grid[min(len(grid) - 1, max(inside) + 1)])
    return Interval(
        math.exp(low),
        math.exp(peak),
        math.exp(high) if heights[-1] < level else None,
        method=BY_LAW,
        assumptions=(*_assumed(records), LAW),
    )


def _crossing(law: _Laws, level: float, inside: float, outside: float) -> float:
    """Find by bisection where the likelihood falls below `level`."""
    if law.height(outside) >= level:
        return outside
    for _ in range(30):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if law.height(middle) >= level else (inside, middle)
    return inside


class _Laws:
    """The likelihood of a number of people under each law of repeats."""

    def __init__(self, seen: Repeats, records: float | None) -> None:
        self._different, self._rows, self._records = seen.different, seen.rows, records
        counts = [seen.of_times(times) for times in range(1, TIMES)]
        self._counts = np.array([*counts, seen.different - sum(counts)], float)
        self._drawn = 0.0 if records is None else min(1 - 1e-9, seen.rows / records)

    def height(self, log_people: float) -> float:
        """Log-likelihood of so many people (as a logarithm) at their best law."""
        people = math.exp(log_people)
        unseen = people - self._different
        ways = float(gammaln(people + 1) - gammaln(unseen + 1))
        chances = self._chances(people)
        heights = np.log(chances) @ np.array([unseen, *self._counts])
        gamma, lognormal = heights[: len(_SHAPES) - 1], heights[len(_SHAPES) : _LAWS]
        # The laws that are tried are few: their best lies between two of them.
        return ways + max(float(heights.max()), _peak(gamma), _peak(lognormal))

    def _chances(self, people: float) -> NDArray[np.float64]:
        """Chance (laws, TIMES + 1) that a person occurs 0, 1, 2 … and TIMES or more times in the sample."""
        mean = np.full(_LAWS, self._rows / people)
        if self._drawn == 0:
            return _closed(_mixtures(mean))
        # The laws are thinned from ones in which everybody has a row: those without any do not exist.
        nobody = np.minimum(_mixtures(mean / self._drawn, 1)[:, 0], 1 - 1e-9)
        thinned = _mixtures(mean * (1 - nobody))
        thinned[:, 0] -= nobody
        fewer, share = divmod(self._records / people, 1) if self._records else (0.0, 0.0)
        times = np.arange(TIMES)
        even = (1 - share) * _binomial(times, fewer, self._drawn) + share * _binomial(
            times, fewer + 1, self._drawn
        )
        return _closed(np.vstack([thinned / (1 - nobody[:, None]), even]))


def _peak(heights: NDArray[np.float64]) -> float:
    """Give the greatest of evenly spaced heights, by the parabola through it and its neighbours."""
    at = int(heights.argmax())
    if not 0 < at < len(heights) - 1:
        return float(heights[at])
    before, here, after = heights[at - 1 : at + 2].tolist()
    bend = before - 2 * here + after
    return float(here - (before - after) ** 2 / (8 * bend)) if bend < 0 else float(here)


def _binomial(
    times: int | NDArray[np.int64], rows: float | NDArray[np.int64], drawn: float
) -> NDArray[np.float64]:
    """Chance that `times` of so many rows are drawn, each with the chance `drawn` below one."""
    left = np.maximum(np.subtract(rows, times), 0)
    ways = gammaln(np.add(rows, 1)) - gammaln(np.add(times, 1)) - gammaln(left + 1)
    chance = np.exp(ways + times * math.log(drawn) + left * math.log1p(-drawn))
    return np.where(np.greater(times, rows), 0.0, chance)


def _closed(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add what is left to one, and keep logarithms finite."""
    rest = 1 - chances.sum(axis=1, keepdims=True)
    return np.asarray(np.maximum(np.hstack([chances, rest]), 1e-300))


def _mixtures(mean: NDArray[np.float64], times: int = TIMES) -> NDArray[np.float64]:
    """Chances (laws, times) of 0, 1, 2 … under gamma- and lognormal-Poisson laws of these means (laws,)."""
    at = np.arange(times)
    few, shape = mean[: len(_SHAPES), None], _SHAPES[:, None]
    gamma = (
        gammaln(at + shape)
        - gammaln(shape)
        - gammaln(at + 1)
        + shape * np.log(shape / (shape + few))
        + at * np.log(few / (shape + few))
    )
    # Gauss-Hermite quadrature over the lognormal rate.
    rate = mean[len(_SHAPES) :, None] * np.exp(_SIGMAS[:, None] * _NODES - _SIGMAS[:, None] ** 2 / 2)
    terms = at * np.log(rate)[:, :, None] - rate[:, :, None] - gammaln(at + 1)
    lognormal = np.einsum("lqt,q->lt", np.exp(terms), _WEIGHTS)
    return np.asarray(np.vstack([np.exp(gamma), lognormal]))


def ceiling(seen: Repeats, records: float) -> float | None:
    """Give the most people that agree with the counts, whatever the pattern of repeats; None where none do.

    Counts are held within their 99 % normal bands, so the bound covers at least 95 % (measured in
    `benchmarks/bench_estimates.py`).
    """
    # Loaded here: the solver takes a third of a second, and most leaks come without a claim.
    from scipy.optimize import linprog

    share = seen.rows / records
    if share >= 1:
        return float(seen.different)
    rows = np.unique(
        np.concatenate([np.arange(1, 41), np.geomspace(41, 41 + 60 / share, 80).astype(np.int64)])
    )
    most = 6
    few = np.array([_binomial(j, rows, share) for j in range(most)])
    chances = np.vstack([few[1:], 1 - few.sum(axis=0)])
    counts = np.array([seen.of_times(j) for j in range(1, most)], float)
    counts = np.append(counts, seen.different - counts.sum())
    margin = 2.576 * np.sqrt(counts + 1) + 1
    bounds = np.concatenate([counts + margin, margin - counts])
    found = linprog(
        -np.ones(len(rows)),
        A_ub=np.concatenate([chances, -chances]),
        b_ub=bounds,
        A_eq=rows[None, :].astype(float),
        b_eq=[records],
        method="highs",
    )
    return float(-found.fun) if found.status == 0 else None
