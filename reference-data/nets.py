"""Fit small neural nets and write them as the arrays that `leakassay.recognise.net` reads.

One hidden layer of rectified units, trained by Adam on numpy alone. They err elsewhere than the forest
does, for a net weighs all features of a column at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.recognise.net import Net, scaled

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

BATCH = 512
RATE = 3e-3
WARM = 200
"""Steps in which the rate rises; it falls along a cosine after."""
DROP = 0.3
"""Share of the hidden units that is silent in each step."""
DECAY = 1e-2
SMOOTH = 0.05
"""Share of each answer that is spread over all kinds."""

Floats = Any
"""Arrays of float32."""


@dataclass(frozen=True)
class Plan:
    """How large the nets are, and how long they learn."""

    seeds: tuple[int, ...] = (3, 4, 5)
    """One net for each."""
    hidden: int = 128
    epochs: int = 9


@dataclass
class _Adam:
    """Adam with decay of the weights."""

    weights: list[Floats]
    first: list[Floats] = field(init=False)
    second: list[Floats] = field(init=False)
    steps: int = 0

    def __post_init__(self) -> None:
        self.first = [np.zeros_like(w) for w in self.weights]
        self.second = [np.zeros_like(w) for w in self.weights]

    def step(self, slopes: list[Floats], rate: float) -> None:
        self.steps += 1
        for i, (weight, slope) in enumerate(zip(self.weights, slopes, strict=True)):
            self.first[i] += 0.1 * (slope - self.first[i])
            self.second[i] += 0.01 * (slope**2 - self.second[i])
            mean = self.first[i] / (1 - 0.9**self.steps)
            size = np.sqrt(self.second[i] / (1 - 0.99**self.steps)) + 1e-8
            pull = DECAY * weight if weight.ndim > 1 else 0.0
            np.subtract(weight, rate * (mean / size + pull), out=weight)


def _slopes(weights: list[Floats], x: Floats, wanted: Floats, worth: Floats, kept: Floats) -> list[Floats]:
    """Slopes of the weighted cross-entropy; `kept` is the mask of the hidden units."""
    inner, bias, outer, last = weights
    hidden = np.maximum(x @ inner + bias, 0) * kept
    logits = hidden @ outer + last
    share = np.exp(logits - logits.max(1, keepdims=True))
    share /= share.sum(1, keepdims=True)
    wrong = (share - wanted) * worth[:, None] / len(x)
    back = (wrong @ outer.T) * kept * (hidden > 0)
    return [x.T @ back, back.sum(0), hidden.T @ wrong, wrong.sum(0)]


def fit(
    x: NDArray[np.float32],
    y: NDArray[Any],
    weight: NDArray[np.float64],
    plan: Plan | None = None,
) -> Net:
    """Fit a net from each seed."""
    plan = plan or Plan()
    kinds, at = np.unique(y, return_inverse=True)
    raw = scaled(x)
    centre, width = raw.mean(0), raw.std(0) + np.float32(1e-3)
    empty = np.zeros(0, np.float32)
    inputs = Net((), (), centre, width, empty, empty, empty, empty).inputs(x)
    worth = (weight / weight.mean()).astype(np.float32)
    fitted = [_one(inputs, at, worth, seed, plan) for seed in plan.seeds]
    inner, bias, outer, last = (np.stack(parts) for parts in zip(*fitted, strict=True))
    return Net((), tuple(kinds.tolist()), centre, width, inner, bias[:, None], outer, last[:, None])


def _one(inputs: Floats, at: NDArray[np.int64], worth: Floats, seed: int, plan: Plan) -> list[Floats]:
    """Fit one net; `at` has the number of each column's kind."""
    random, kinds = np.random.default_rng(seed), int(at.max()) + 1
    adam = _Adam(list(_start(random, inputs.shape[1], plan.hidden, kinds)))
    steps = plan.epochs * (len(inputs) // BATCH)
    even = np.full((BATCH, kinds), SMOOTH / kinds, np.float32)
    for _ in range(plan.epochs):
        order = random.permutation(len(inputs))
        for start in range(0, len(inputs) - BATCH + 1, BATCH):
            some = order[start : start + BATCH]
            wanted = even.copy()
            wanted[np.arange(BATCH), at[some]] += 1 - SMOOTH
            kept = (random.random((BATCH, plan.hidden), np.float32) > DROP) / np.float32(1 - DROP)
            rate = RATE * min(1.0, (adam.steps + 1) / WARM) * (0.5 + 0.5 * np.cos(np.pi * adam.steps / steps))
            adam.step(_slopes(adam.weights, inputs[some], wanted, worth[some], kept), float(rate))
    return adam.weights


def _start(random: np.random.Generator, features: int, hidden: int, kinds: int) -> tuple[Floats, ...]:
    """Random weights of the usual size, biases of zero."""
    inner = random.normal(0, np.sqrt(2 / features), (features, hidden)).astype(np.float32)
    outer = random.normal(0, np.sqrt(1 / hidden), (hidden, kinds)).astype(np.float32)
    return inner, np.zeros(hidden, np.float32), outer, np.zeros(kinds, np.float32)


def save(net: Net, features: list[str], path: Path) -> None:
    """Write the nets in half precision."""
    half = {name: getattr(net, name).astype(np.float16) for name in ("inner", "bias", "outer", "last")}
    np.savez_compressed(
        path,
        features=np.array(features),
        kinds=np.array(net.kinds),
        centre=net.centre.astype(np.float32),
        width=net.width.astype(np.float32),
        **half,
    )
    print(path.name, path.stat().st_size, "bytes")
