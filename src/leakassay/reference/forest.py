"""Fitted forests of decision trees, as arrays; they run on numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

LEAST_SHARE = 0.003
"""Shares of trees are cut here before the logarithm, in fitting too."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees laid end to end; a leaf is a node whose feature is negative."""

    roots: NDArray[np.int64]
    """(trees,) first node of each."""
    feature: NDArray[np.int16]
    """(nodes,) negative at a leaf."""
    threshold: NDArray[np.float32]
    """(nodes,) left where the feature is at most this."""
    left: NDArray[np.int32]
    """(nodes,) the left child; at a leaf what the writer put there."""
    right: NDArray[np.int32]

    def leaves(self, data: NDArray[np.float32]) -> NDArray[np.int64]:
        """Walk rows of data (rows, features) down every tree; the nodes where they end, (rows, trees)."""
        node: NDArray[np.int64] = np.broadcast_to(self.roots, (len(data), len(self.roots))).copy()
        row = np.arange(len(data))[:, None]
        while True:
            at = self.feature[node]
            inner = at >= 0
            if not inner.any():
                return node
            lower = data[row, np.maximum(at, 0)] <= self.threshold[node]
            node = np.where(inner, np.where(lower, self.left[node], self.right[node]), node)


def trees_of(arrays: Mapping[str, NDArray[Any]]) -> Trees:
    """Take the trees out of the arrays of a file."""
    return Trees(
        arrays["roots"].astype(np.int64),
        arrays["feature"],
        arrays["threshold"].astype(np.float32),
        arrays["left"],
        arrays["right"],
    )


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose nodes hold the share of each class."""

    names: tuple[str, ...]
    """The features, in the order of the columns that are read."""
    classes: tuple[str, ...]
    trees: Trees
    share: NDArray[np.uint8]
    """(nodes, classes) share of each class in 255ths; zeros inside."""
    missing: NDArray[np.float32]
    """(features,) taken where a feature could not be measured."""

    def shares(self, data: NDArray[np.float64]) -> NDArray[np.float64]:
        """Mean share of each class over the trees, (rows, classes), for data (rows, features)."""
        filled = np.where(np.isfinite(data), data, self.missing[None, :]).astype(np.float32)
        total = self.share[self.trees.leaves(filled)].astype(np.float64).sum(1)
        mean: NDArray[np.float64] = total / np.maximum(total.sum(1, keepdims=True), 1e-9)
        return mean


def log_odds(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log odds of the second of two classes, (rows,), from shares (rows, 2) that are cut at `LEAST_SHARE`."""
    share = np.clip(shares[:, 1], LEAST_SHARE, 1 - LEAST_SHARE)
    odds: NDArray[np.float64] = np.log(share / (1 - share))
    return odds


def read_forest(path: Traversable) -> Forest:
    """Read a forest as `benchmarks/authenticity/fit.py` writes it."""
    with path.open("rb") as file, np.load(file) as a:
        return Forest(
            tuple(a["names"].tolist()),
            tuple(a["classes"].tolist()),
            trees_of(a),
            a["share"],
            a["missing"],
        )


@cache
def shipped(name: str) -> Forest:
    """Read one of the forests that evidence tests look at columns with."""
    return read_forest(files("leakassay.reference") / "verdict" / f"{name}.npz")
