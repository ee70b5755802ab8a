"""The fitted models: from the features of a column to a probability of each kind.

A forest of randomised trees, fitted by `reference-data/fit_recognise.py` on labelled public
tables and made-up columns (features only) and shipped as arrays; it runs on numpy alone. A net (`net.py`)
fitted on the same columns has a say beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from leakassay.recognise.net import net
from leakassay.reference.forest import Trees, trees_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

TOP = 4
"""Kinds kept per leaf."""
NET = 0.4
"""What the net counts in the mean of both; leaving out sources, 0.3 to 0.5 do equally well."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose leaves hold their TOP kinds."""

    features: tuple[str, ...]
    kinds: tuple[str, ...]
    trees: Trees
    """Their `left` is the leaf's number at a leaf."""
    leaf_kind: NDArray[np.uint8]
    """Shape (leaves, TOP)."""
    leaf_share: NDArray[np.uint8]
    """Shape (leaves, TOP), in 255ths."""

    def probabilities(self, columns: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """Share of the trees that say each kind, shape (columns, kinds)."""
        data = np.array([[c.get(n, 0.0) for n in self.features] for c in columns], np.float32)
        data = np.nan_to_num(data, posinf=1e30, neginf=-1e30).reshape(len(columns), len(self.features))
        leaf = self.trees.left[self.trees.leaves(data)]
        out = np.zeros((len(columns), len(self.kinds)))
        for i in range(len(columns)):
            share = self.leaf_share[leaf[i]].astype(float)
            np.add.at(out[i], self.leaf_kind[leaf[i]].ravel(), share.ravel())
        total: NDArray[np.float64] = out / np.maximum(out.sum(1, keepdims=True), 1e-9)
        return total


def shares(columns: Sequence[Mapping[str, float]]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Give the kinds, and the share that forest and net together give to each, shape (columns, kinds).

    Raises ValueError where the two were fitted on different kinds.
    """
    trees, other = forest(), net()
    if trees.kinds != other.kinds:
        raise ValueError("forest and net know different kinds")
    return trees.kinds, (1 - NET) * trees.probabilities(columns) + NET * other.probabilities(columns)


@cache
def forest() -> Forest:
    """Read the shipped forest."""
    return read(resources.files("leakassay.reference") / "recognise" / "content.npz")


def read(path: Traversable) -> Forest:
    """Read a forest as `fit_recognise.py` writes it."""
    with path.open("rb") as file, np.load(file) as a:
        return Forest(
            tuple(a["features"].tolist()),
            tuple(a["kinds"].tolist()),
            trees_of(a),
            a["leaf_kind"],
            a["leaf_share"],
        )
