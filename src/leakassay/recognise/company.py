"""The second stage: what a column is, seen beside all others of its table.

A small net (`reference/recognise/company.npz`, fitted by `reference-data/fit_company.py` on made-up and
labelled tables) is given what the first stage says of a column, of the two on either side, and of all the
rest. It learned from first stages that had not seen the table, so that it knows how far to trust them.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from leakassay.recognise.neighbours import plain
from leakassay.recognise.net import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from leakassay.recognise.net import Net

WEIGHT = 0.3
"""What the second stage counts beside the first; leaving out sources, half as much again does no better."""
MOST = 2.0
"""Log-odds that it may find at most."""
FLOOR = 0.003
"""What a share is at least taken for."""


@cache
def net() -> Net:
    """Read the shipped net."""
    return read(resources.files("leakassay.reference") / "recognise" / "company.npz")


def company(odds: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Give what the whole table lends to each kind of each column, in log-odds.

    `odds` has the columns in their order, each with its probabilities by kind.
    """
    if len(odds) < 2:
        return {}
    fitted = net()
    place = {k: i for i, k in enumerate(fitted.kinds)}
    shares = spread(list(odds.values()), fitted.kinds)
    told = fitted.shares(inputs(shares))
    lent = WEIGHT * np.clip(np.log((told + FLOOR) / (shares + FLOOR)), -MOST, MOST)
    return {
        name: {k: float(lent[i, place[plain(k)]]) for k in by_kind if plain(k) in place}
        for i, (name, by_kind) in enumerate(odds.items())
    }


def spread(columns: Sequence[Mapping[str, float]], kinds: Sequence[str]) -> NDArray[np.float32]:
    """Lay probabilities out, shape (columns, kinds); all national numbers are one kind."""
    place = {k: i for i, k in enumerate(kinds)}
    shares = np.zeros((len(columns), len(kinds)), np.float32)
    for row, by_kind in zip(shares, columns, strict=True):
        for kind, share in by_kind.items():
            if (at := place.get(plain(kind))) is not None:
                row[at] += share
    return shares


def inputs(shares: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the inputs of the net for a table, shape (columns, 6 * kinds + 4), of shares (columns, kinds)."""
    n, kinds = shares.shape
    edge = np.zeros((2, kinds), np.float32)
    wide = np.vstack([edge, shares, edge])
    others = (shares.sum(0) - shares) / max(1, n - 1)
    ranked = np.sort(np.vstack([edge, shares]), 0)
    most = np.where(shares >= ranked[-1], ranked[-2], ranked[-1])
    at = np.arange(n)
    where = np.stack([at / max(1, n - 1), np.full(n, np.log(n)), at == 0, at == n - 1], 1)
    parts = [
        np.log(shares + 0.01),
        3 * wide[1 : n + 1],
        3 * wide[3 : n + 3],
        2 * (wide[:n] + wide[4 : n + 4]),
        5 * others,
        3 * most,
        where,
    ]
    return np.hstack(parts).astype(np.float32)
