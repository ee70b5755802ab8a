"""The second fitted model: small neural nets over the same features as the forest.

Fitted by `reference-data/fit_recognise.py` (see `nets.py` there) on the same columns; they run on numpy.
The forest cuts one feature at a time and a net weighs all at once, so they err on different columns. There
are a few nets, which differ only in their random start; what they say is averaged, for one alone is swayed
by its start.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

FAR = 4.0
"""Standard deviations beyond which features count no more: nothing unseen may shout."""


def scaled(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Features on a logarithmic scale, either sign."""
    out: NDArray[np.float32] = (np.sign(x) * np.log1p(np.abs(x))).astype(np.float32)
    return out


@dataclass(frozen=True, slots=True)
class Net:
    """A few nets, each of one hidden layer of rectified units."""

    features: tuple[str, ...]
    kinds: tuple[str, ...]
    centre: NDArray[np.float32]
    """Shape (features,): mean of each feature, scaled."""
    width: NDArray[np.float32]
    """Shape (features,): standard deviation of each."""
    inner: NDArray[np.float32]
    """Shape (nets, features, hidden)."""
    bias: NDArray[np.float32]
    """Shape (nets, 1, hidden)."""
    outer: NDArray[np.float32]
    """Shape (nets, hidden, kinds)."""
    last: NDArray[np.float32]
    """Shape (nets, 1, kinds)."""

    def inputs(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """Bring features, shape (columns, features), to the scale of the net."""
        out: NDArray[np.float32] = np.clip((scaled(x) - self.centre) / self.width, -FAR, FAR)
        return out.astype(np.float32)

    def probabilities(self, columns: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """Share of each kind, shape (columns, kinds)."""
        data = np.array([[c.get(n, 0.0) for n in self.features] for c in columns], np.float32)
        data = np.nan_to_num(data, posinf=1e30, neginf=-1e30).reshape(len(columns), len(self.features))
        return self.shares(data)

    def shares(self, x: NDArray[np.float32]) -> NDArray[np.float64]:
        """Share of each kind, shape (rows, kinds), of finite inputs (rows, features)."""
        hidden = np.maximum(self.inputs(x) @ self.inner + self.bias, 0)
        logits = (hidden @ self.outer + self.last).astype(np.float64)
        odds = np.exp(logits - logits.max(2, keepdims=True))
        total: NDArray[np.float64] = (odds / odds.sum(2, keepdims=True)).mean(0)
        return total


@cache
def net() -> Net:
    """Read the shipped net."""
    return read(resources.files("leakassay.reference") / "recognise" / "net.npz")


def read(path: Traversable) -> Net:
    """Read a net as `nets.py` writes it."""
    with path.open("rb") as file, np.load(file) as a:
        parts = [a[n].astype(np.float32) for n in ("centre", "width", "inner", "bias", "outer", "last")]
        return Net(tuple(a["features"].tolist()), tuple(a["kinds"].tolist()), *parts)
