"""People from two lists, and from a list of known people.

* Two captures: (n1 + 1)(n2 + 1) / (m + 1) - 1 (Chapman 1951); the interval from the hypergeometric law of the
  overlap m is that of the people for which m is neither too large nor too small at 2.5 % each.
* Known list: k of m people, chosen by others, are found; Clopper-Pearson on the share.

Assumes that the two lists were drawn independently of each other; two copies of one sample were not.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import gammaln

from leakassay.intervals import clopper_pearson
from leakassay.records import Interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

INDEPENDENT = "the two lists were drawn at random and independently of each other"


def chapman(first: int, second: int, both: int) -> Interval:
    """Give the people behind two lists of `first` and `second` people with `both` in common.

    `high` None where none is in common. Raises ValueError for impossible counts.
    """
    if both > min(first, second) or min(first, second, both) < 0:
        raise ValueError("impossible counts")
    point = (first + 1) * (second + 1) / (both + 1) - 1
    least = first + second - both
    low = _solve(first, second, both, upper=False, least=least)
    high = _solve(first, second, both, upper=True, least=least) if both else None
    return Interval(low, max(point, least), high, method="two captures (Chapman)", assumptions=(INDEPENDENT,))


def _solve(first: int, second: int, both: int, *, upper: bool, least: int) -> float:
    """Find the number of people at which an overlap so small (or so large) has a chance of 2.5 %."""

    # More people, less overlap: seeing so much becomes unlikely above, seeing so little below.
    def tail(people: int) -> float:
        seen = _likely(people, first, second)
        side = seen >= both if upper else seen <= both
        return float(np.exp(_log_hypergeometric(seen[side], people, first, second)).sum())

    low, high = least, max(least + 1, 2 * (first + 1) * (second + 1))
    if not upper and tail(least) >= TAIL:
        return float(least)
    while high - low > max(1, low * 1e-9):
        middle = math.isqrt(low * high) if high > 4 * low else (low + high) // 2
        inside = tail(middle) >= TAIL
        if inside == upper:
            low = middle
        else:
            high = middle
    return float(high if upper else low)


def _likely(people: int, first: int, second: int) -> NDArray[np.int64]:
    """Overlaps (k,) of two random lists, without those that are twelve standard deviations off."""
    mean = first * second / people
    reach = 12 * math.sqrt(mean) + 50
    least = max(0, first + second - people, math.floor(mean - reach))
    return np.arange(least, min(first, second, math.ceil(mean + reach)) + 1)


def _log_hypergeometric(both: NDArray[np.int64], people: int, first: int, second: int) -> NDArray[np.float64]:
    """Log-probability (k,) of overlaps `both` (k,) of two random lists of these lengths."""
    rest = people - first - second + both
    possible = rest >= 0
    log = (
        _log_choose(first, both)
        + _log_choose(people - first, second - both)
        - _log_choose(people, np.array(second))
    )
    return np.where(possible, log, -np.inf)


def _log_choose(of: int, some: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(gammaln(of + 1) - gammaln(some + 1) - gammaln(np.maximum(of - some, 0) + 1))


TAIL = 0.025


def known_list(found: int, asked: int, listed: float | None = None) -> Interval:
    """Give the share of a list that a leak holds, or the number of its people where its length is given."""
    low, high = clopper_pearson(found, asked)
    size = 1.0 if listed is None else listed
    return Interval(
        low * size,
        found / asked * size,
        high * size,
        method="known people found (Clopper-Pearson)",
        assumptions=("who was looked for was chosen without a view of the leak",),
    )
