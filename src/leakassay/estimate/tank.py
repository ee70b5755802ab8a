"""How many records a counter has issued, from a random draw of its numbers: the German tank problem.

N = m (1 + 1/k) - 1 for the greatest m of k numbers that count from 1; the exact 95 % bound above is
m * 0.05^(-1/k) (Ruggles and Brodie 1947; Goodman 1954). Where the counter did not begin at 1, the span of the
sample stands for it: N = (m - least) (k + 1) / (k - 1) - 1.

Assumes one counter and a random draw of what it issued. Gaps (numbers that were issued and deleted) make it
count numbers, not records.
"""

from __future__ import annotations

from scipy.special import betaincinv

from leakassay.records import Interval

ONE_COUNTER = "one counter numbers the records"
FROM_ONE = "the counter began at 1"


def issued(least: float, greatest: float, drawn: int, *, from_one: bool = True) -> Interval:
    """Give the numbers that a counter has issued, from `drawn` of them.

    Raises ValueError for fewer than two.
    """
    if drawn < 2 or greatest < least:
        raise ValueError("too few numbers")
    k, m = drawn, greatest if from_one else greatest - least
    point = m * (1 + 1 / k) - 1 if from_one else m * (k + 1) / (k - 1) - 1
    # P(greatest <= x) = (x / N)^k, so that m / 0.975^(1/k) and m / 0.025^(1/k) bound N.
    low, high = m * 0.975 ** (-1 / k), m * 0.025 ** (-1 / k)
    if not from_one:
        low, high = _span_bounds(m, k)
    return Interval(
        max(low, k),
        max(point, k),
        high,
        method="serial numbers (German tank)",
        assumptions=(ONE_COUNTER, FROM_ONE) if from_one else (ONE_COUNTER,),
    )


def _span_bounds(span: float, drawn: int) -> tuple[float, float]:
    """Bounds of N from the span of a sample: span / N follows Beta(k - 1, 2)."""
    return (
        span / float(betaincinv(drawn - 1, 2, 0.975)),
        span / float(betaincinv(drawn - 1, 2, 0.025)),
    )
