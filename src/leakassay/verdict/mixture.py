"""When parts of a leak differ: which share of it each hypothesis holds, and where.

The parts are stretches of rows or whole tables. Their likelihoods are mixed with unknown weights, which are
found by expectation and maximisation; the interval is a bootstrap over the parts, no finer than they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.records import Interval
from leakassay.verdict.deciding import ALTERNATIVES, Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakassay.records import Hypothesis
    from leakassay.verdict.deciding import Part

_ROUNDS = 100
_DRAWS = 200
_DIFFER = float(np.log(10.0))
"""Two parts differ where each prefers its own hypothesis to the other's by so much."""
_LEAST = 0.05


def mixture(parts: Sequence[Part]) -> tuple[Share, ...]:
    """Give the shares, greatest first; nothing where all parts agree or are too few to differ."""
    if len(parts) < 2:
        return ()
    likelihood = np.array([np.concatenate([[0.0], -part.log_lr]) for part in parts])
    if not _apart(likelihood):
        return ()
    records = np.array([float(part.records) for part in parts])
    weights = _weights(likelihood, records)
    rng = np.random.default_rng(len(parts))
    draws = np.array(
        [_weights(likelihood[i], records[i]) for i in rng.integers(0, len(parts), (_DRAWS, len(parts)))]
    )
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    best = (likelihood + np.log(np.maximum(weights, 1e-9))).argmax(1)
    names: tuple[Hypothesis, ...] = ("A", *ALTERNATIVES)
    return tuple(
        Share(
            names[i],
            Interval(
                float(low[i]),
                float(weights[i]),
                float(high[i]),
                method="mixture of the parts' likelihoods, bootstrap over parts",
            ),
            tuple(part.where for part, mine in zip(parts, best, strict=True) if mine == i),
        )
        for i in np.argsort(-weights)
        if weights[i] >= _LEAST
    )


def _apart(likelihood: NDArray[np.float64]) -> bool:
    """Whether two parts prefer different hypotheses clearly."""
    best = likelihood.argmax(1)
    for i, one in enumerate(best):
        for j, other in enumerate(best[:i]):
            mine = likelihood[i, one] - likelihood[i, other]
            theirs = likelihood[j, other] - likelihood[j, one]
            if one != other and min(mine, theirs) > _DIFFER:
                return True
    return False


def _weights(likelihood: NDArray[np.float64], records: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit the weights of the hypotheses, each part counting by its records."""
    weights = np.full(likelihood.shape[1], 1 / likelihood.shape[1])
    scaled = np.exp(likelihood - likelihood.max(1, keepdims=True))
    for _ in range(_ROUNDS):
        belongs = scaled * weights
        belongs /= belongs.sum(1, keepdims=True)
        weights = (belongs * records[:, None]).sum(0) / records.sum()
    return weights
