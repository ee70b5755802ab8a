"""A fitted forest of decision trees, as arrays; runs on numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees laid end to end; a leaf is a node whose feature is negative."""

    names: tuple[str, ...]
    """The features, in the order of the columns that are read."""
    classes: tuple[str, ...]
    roots: NDArray[np.int64]
    """(trees,) first node of each."""
    feature: NDArray[np.int16]
    """(nodes,) negative at a leaf."""
    threshold: NDArray[np.float32]
    """(nodes,) left where the feature is at most this."""
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    share: NDArray[np.uint8]
    """(nodes, classes) share of each class in 255ths; zeros inside."""
    missing: NDArray[np.float32]
    """(features,) taken where a feature could not be measured."""

    def shares(self, data: NDArray[np.float64]) -> NDArray[np.float64]:
        """Mean share of each class over the trees, (rows, classes), for data (rows, features)."""
        filled = np.where(np.isfinite(data), data, self.missing[None, :]).astype(np.float32)
        node = np.broadcast_to(self.roots, (len(filled), len(self.roots))).copy()
        row = np.arange(len(filled))[:, None]
        while True:
            at = self.feature[node]
            inner = at >= 0
            if not inner.any():
                break
            lower = filled[row, np.maximum(at, 0)] <= self.threshold[node]
            node = np.where(inner, np.where(lower, self.left[node], self.right[node]), node)
        total = self.share[node].astype(np.float64).sum(1)
        mean: NDArray[np.float64] = total / np.maximum(total.sum(1, keepdims=True), 1e-9)
        return mean


def read_forest(path: Traversable) -> Forest:
    """Read a forest as `benchmarks/authenticity/fit.py` writes it."""
    with path.open("rb") as file, np.load(file) as a:
        return Forest(
            tuple(a["names"].tolist()),
            tuple(a["classes"].tolist()),
            a["roots"].astype(np.int64),
            a["feature"],
            a["threshold"],
            a["left"],
            a["right"],
            a["share"],
            a["missing"],
        )
