"""Exact intervals, on which findings and estimates both rest."""

from __future__ import annotations

from scipy.special import betaincinv, gammaincinv


def clopper_pearson(successes: int, trials: int, level: float = 0.95) -> tuple[float, float]:
    """Give the exact two-sided interval of a share (Clopper and Pearson 1934).

    Assumes independent trials; covers at least `level` whatever the share.

    >>> low, high = clopper_pearson(8, 8)
    >>> round(low, 3), high
    (0.631, 1.0)
    """
    tail = (1 - level) / 2
    low = float(betaincinv(successes, trials - successes + 1, tail)) if successes else 0.0
    high = float(betaincinv(successes + 1, trials - successes, 1 - tail)) if successes < trials else 1.0
    return low, high


def poisson(count: float, level: float = 0.95) -> tuple[float, float]:
    """Give the exact two-sided interval of a mean of which `count` were seen (Garwood 1936).

    >>> low, high = poisson(0)
    >>> low, round(high, 2)
    (0.0, 3.69)
    """
    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))
