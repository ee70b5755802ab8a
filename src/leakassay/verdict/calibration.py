"""The fitted calibration: from the features of a table to log likelihood ratios by pair.

A forest for each alternative says how alike the table is to its tables in the corpus and how alike to
authentic ones; a multinomial logistic regression, fitted on tables whose sources the forests had not seen,
makes likelihood ratios of the six, without priors; each is capped at what so many sources can support.
Written by `benchmarks/authenticity/fit.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.reference.forest import Forest, log_odds, read_forest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

PAIRS = ("A:G", "A:M", "A:S", "A:R", "A:P", "A:E")
_APART = 0.01


@dataclass(frozen=True, slots=True)
class Calibration:
    """All that was fitted, with what it was fitted on and how well it does."""

    forests: tuple[Forest, ...]
    """By pair: trees that tell the one from the other, all on the same features."""
    coefficients: NDArray[np.float64]
    """(6, 6) by pair and log odds."""
    intercepts: NDArray[np.float64]
    """(6,)"""
    caps: NDArray[np.float64]
    """(6, 2) greatest log likelihood ratio for A and against it that the corpus supports."""
    doubted: NDArray[np.float64]
    """(6,) log ratio against A, before the cap, from which an alternative leads: eight in 1,000 authentic
    tables pass any of them in fitting."""
    single: Mapping[str, Single]
    """By feature: what it says alone."""
    facts: Mapping[str, Any]
    """Date, corpus, error rates of left-out sources, for the report."""

    @property
    def names(self) -> tuple[str, ...]:
        """The features that were fitted."""
        return self.forests[0].names

    def log_lr(self, features: Mapping[str, float]) -> NDArray[np.float64]:
        """Give the capped log likelihood ratios of `PAIRS`, (6,)."""
        return self.limit(self.fused(features))

    def fused(self, features: Mapping[str, float]) -> NDArray[np.float64]:
        """Give the log likelihood ratios of `PAIRS` before the cap, (6,)."""
        data = np.array([[features.get(name, np.nan) for name in self.names]])
        odds = np.array([log_odds(forest.shares(data))[0] for forest in self.forests])
        fused: NDArray[np.float64] = -(self.coefficients @ odds + self.intercepts)
        return fused

    def limit(self, log_lr: NDArray[np.float64]) -> NDArray[np.float64]:
        """Cap log likelihood ratios, (6,)."""
        limited: NDArray[np.float64] = capped(log_lr[None, :], self.caps)[0]
        return limited


def overall(log_lr: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log likelihood ratio of A against all alternatives, each as likely as the next; (n, 6) to (n,)."""
    low = (-log_lr).max(1)
    joined: NDArray[np.float64] = -(low + np.log(np.exp(-log_lr - low[:, None]).mean(1)))
    return joined


LEAST_SUPPORT = float(np.log(2.0))
"""Below a ratio of 2 findings do not decide, on the scale of ENFSI."""
_TOGETHER = float(np.log(3.5))
"""Chosen on left-out sources, so that generated tables pass in two of a hundred; what that costs stands in
docs/why/evidence.md."""


def supports(log_lr: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether A is 3.5 times as probable as the alternatives together, and none of them is more so; (n,)."""
    said: NDArray[np.bool_] = (overall(log_lr) >= _TOGETHER) & (log_lr.min(1) > 0)
    return said


def capped(log_lr: NDArray[np.float64], caps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cap log likelihood ratios, (n, 6), and keep the most probable alternative the most probable.

    Caps differ by pair; where they would turn the order of two alternatives round, the lesser is held just
    above the greater.
    """
    out: NDArray[np.float64] = np.clip(log_lr, caps[:, 1], caps[:, 0])
    rows, best = np.arange(len(out)), log_lr.argmin(1)
    least = out[rows, best]
    held = np.where(least < 0, least + _APART, -np.inf)
    out = np.maximum(out, held[:, None])
    out[rows, best] = least
    return out


@dataclass(frozen=True, slots=True)
class Single:
    """What one feature says alone: a step function for each pair."""

    edges: NDArray[np.float64]
    """(steps - 1,) rising."""
    log_lr: NDArray[np.float64]
    """(pairs, steps), shrunk towards 0 where tables are few."""

    def at(self, value: float) -> NDArray[np.float64]:
        """Give the log likelihood ratios of `PAIRS` at a value."""
        steps: NDArray[np.float64] = self.log_lr[:, int(np.searchsorted(self.edges, value, side="right"))]
        return steps


@cache
def shipped() -> Calibration:
    """Read the shipped calibration."""
    folder = resources.files("leakassay.reference") / "verdict"
    facts = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    return Calibration(
        forests=tuple(read_forest(folder / f"{pair.replace(':', '_')}.npz") for pair in PAIRS),
        coefficients=np.array(facts.pop("coefficients")),
        intercepts=np.array(facts.pop("intercepts")),
        caps=np.array(facts.pop("caps")),
        doubted=np.array(facts.pop("doubted")),
        single={
            name: Single(np.array(one["edges"]), np.array(one["log_lr"]))
            for name, one in facts.pop("single").items()
        },
        facts=facts,
    )
