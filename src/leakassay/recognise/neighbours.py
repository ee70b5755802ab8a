"""What the other columns of a table lend to each: kinds keep company, and an order.

Three tables (`reference/recognise/neighbours.npz`, built by `reference-data/fit_neighbours.py` from hand-
written and public tables' kinds) hold how much likelier, in natural logarithms, a kind is after another,
before another, and in one table with it. What a column lends is weighed by how sure its own answer is.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

EDGE = "edge"
"""Stands for what is before the first column and after the last."""
ADJACENT = 0.4
"""Weight of the column before, and of the one after."""
COMPANY = 1.0
"""Weight of the mean of all others."""
MOST = 3.0
"""Log-odds that the other columns together may lend at most."""


@cache
def _tables() -> tuple[tuple[str, ...], NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    path = resources.files("leakassay.reference") / "recognise" / "neighbours.npz"
    with path.open("rb") as file, np.load(file) as a:
        return tuple(a["kinds"].tolist()), a["after"], a["before"], a["company"]


def plain(kind: str) -> str:
    """All national numbers are one here."""
    return "national" if "." in kind else kind


def neighbours(odds: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Give what is lent to each kind of each column, in log-odds.

    `odds` has the columns in their order, each with its probabilities by kind.
    """
    kinds, after, before, company = _tables()
    if len(odds) < 2:
        return {}
    place = {k: i for i, k in enumerate(kinds)}
    sure = np.zeros((len(odds) + 2, len(kinds)))
    sure[[0, -1], place[EDGE]] = 1.0
    for row, by_kind in enumerate(odds.values(), 1):
        for kind, p in by_kind.items():
            if (at := place.get(plain(kind))) is not None:
                sure[row, at] += p
    inner = sure[1:-1]
    rest = (inner.sum(0) - inner) / max(1, len(inner) - 1)
    lent = ADJACENT * (sure[:-2] @ after.T + sure[2:] @ before.T) + COMPANY * (rest @ company.T)
    lent = np.clip(lent, -MOST, MOST)
    return {
        name: {k: float(lent[i, place[plain(k)]]) for k in by_kind if plain(k) in place}
        for i, (name, by_kind) in enumerate(odds.items())
    }
