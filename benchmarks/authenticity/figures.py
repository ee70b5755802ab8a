"""How good likelihood ratios are: Cllr, its least, misleading evidence, area under the curve, the confusion."""

from __future__ import annotations

from typing import Any

import numpy as np
from learning import CLASSES, Corpus, Floats
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression

from leakassay.verdict.calibration import supports


def cllr(
    for_a: Floats, against: Floats, weight_a: Floats | None = None, weight_x: Floats | None = None
) -> float:
    """Cost of log likelihood ratios (natural) in bits: 0 perfect, 1 as good as nothing (Brümmer 2006)."""
    one = np.average(np.logaddexp(0, -for_a), weights=weight_a)
    other = np.average(np.logaddexp(0, against), weights=weight_x)
    return float((one + other) / 2 / np.log(2))


def cllr_min(for_a: Floats, against: Floats, weight_a: Floats, weight_x: Floats) -> float:
    """The least cost that any calibration of these scores has (pool adjacent violators)."""
    return cllr(*calibrated(for_a, against, weight_a, weight_x), weight_a, weight_x)


def calibrated(for_a: Floats, against: Floats, weight_a: Floats, weight_x: Floats) -> tuple[Floats, Floats]:
    """The log likelihood ratios that these scores would give if they were calibrated on the very same tables."""
    score = np.concatenate([for_a, against])
    truth = np.concatenate([np.ones(len(for_a)), np.zeros(len(against))])
    weight = np.concatenate([weight_a / weight_a.sum(), weight_x / weight_x.sum()])
    share = IsotonicRegression(out_of_bounds="clip").fit(score, truth, weight).predict(score)
    share = np.clip(share, 1e-6, 1 - 1e-6)
    log = np.log(share / (1 - share))
    return log[: len(for_a)], log[len(for_a) :]


def auc(positive: Floats, negative: Floats, weight_p: Floats, weight_n: Floats) -> float:
    """Chance that one of the first scores higher than one of the second."""
    order = np.argsort(negative)
    below = np.concatenate([[0.0], np.cumsum(weight_n[order])])
    left = below[np.searchsorted(negative[order], positive)]
    right = below[np.searchsorted(negative[order], positive, side="right")]
    return float(np.average((left + right) / 2, weights=weight_p) / weight_n.sum())


def by_pair(lr: Floats, label: NDArray[np.int64], weight: Floats) -> dict[str, dict[str, float]]:
    """Figures of each pair A:X from log likelihood ratios (tables, classes - 1)."""
    found = {}
    a = label == 0
    for i, name in enumerate(CLASSES[1:]):
        x = label == i + 1
        if not x.any():
            continue
        mine, theirs, wa, wx = lr[a, i], lr[x, i], weight[a], weight[x]
        found[f"A:{name}"] = {
            "cllr": cllr(mine, theirs, wa, wx),
            "cllr_min": cllr_min(mine, theirs, wa, wx),
            "auc": auc(mine, theirs, wa, wx),
            "misleading_for": float(np.average(theirs > 0, weights=wx)),
            "misleading_for_10": float(np.average(theirs > np.log(10), weights=wx)),
            "misleading_against": float(np.average(mine < 0, weights=wa)),
            "misleading_against_10": float(np.average(mine < -np.log(10), weights=wa)),
            "tables": int(x.sum()),
        }
    return found


def tippett(lr: Floats, label: NDArray[np.int64], weight: Floats) -> dict[str, dict[str, list[float]]]:
    """Shares of tables whose ratio of A to X is above each of a row of bounds, for the report's plot."""
    bounds = np.linspace(-2.0, 2.0, 41)
    found = {}
    for i, name in enumerate(CLASSES[1:]):
        shares = {
            key: [float(np.average(lr[mine, i] > b * np.log(10), weights=weight[mine])) for b in bounds]
            for key, mine in (("authentic", label == 0), ("other", label == i + 1))
            if mine.any()
        }
        if len(shares) == 2:
            rounded = {key: np.round(one, 3).tolist() for key, one in shares.items()}
            found[f"A:{name}"] = {"log10": np.round(bounds, 2).tolist(), **rounded}
    return found


def empirical_cross_entropy(
    lr: Floats, label: NDArray[np.int64], weight: Floats
) -> dict[str, dict[str, list[float]]]:
    """Cost in bits at prior odds of A to X, of these ratios, of none, and of the best calibrated (Ramos 2018)."""
    odds = np.linspace(-2.0, 2.0, 17)
    found = {}
    for i, name in enumerate(CLASSES[1:]):
        a, x = label == 0, label == i + 1
        if not (a.any() and x.any()):
            continue
        mine, theirs = lr[a, i], lr[x, i]
        best = calibrated(mine, theirs, weight[a], weight[x])
        ratios = {"ratios": (mine, theirs), "none": (0 * mine, 0 * theirs), "best": best}
        found[f"A:{name}"] = {"log10": odds.tolist()} | {
            key: [round(_entropy(*pair, weight[a], weight[x], o * np.log(10)), 3) for o in odds]
            for key, pair in ratios.items()
        }
    return found


def _entropy(for_a: Floats, against: Floats, weight_a: Floats, weight_x: Floats, odds: float) -> float:
    prior = 1 / (1 + np.exp(-odds))
    one = np.average(np.logaddexp(0, -for_a - odds), weights=weight_a)
    other = np.average(np.logaddexp(0, against + odds), weights=weight_x)
    return float((prior * one + (1 - prior) * other) / np.log(2))


def leading(lr: Floats, doubted: Floats) -> NDArray[np.int64]:
    """The hypothesis that leads, place in CLASSES: an alternative where its ratio passes its bound, else A."""
    passed = lr < -doubted
    return np.where(passed.any(1), np.where(passed, lr, np.inf).argmin(1) + 1, 0)


def thresholds(
    fused: Floats, lr: Floats, label: NDArray[np.int64], weight: Floats
) -> dict[str, dict[str, float]]:
    """What is called supported, by hypothesis, where so many authentic tables may pass the bound of any pair."""
    found = {}
    for rate in (0.15, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.02, 0.01):
        bounds = doubted(fused, label, weight, rate)
        fine = (leading(fused, bounds) == 0) & supports(lr)
        row = {
            name: float(np.average(fine[label == i], weights=weight[label == i]))
            for i, name in enumerate(CLASSES)
        }
        found[f"{rate:g}"] = row | {
            f"A:{n}": float(np.exp(b)) for n, b in zip(CLASSES[1:], bounds, strict=True)
        }
    return found


STEPS = 40
"""Bounds of one pair that `doubted` tries, evenly by the share of authentic tables that pass them."""


def doubted(lr: Floats, label: NDArray[np.int64], weight: Floats, rate: float) -> Floats:
    """(pairs,) log ratios against A that together only such a share of authentic tables passes; never below 0.

    From bounds that nothing passes, the one is lowered next that doubts most forged tables, every hypothesis
    alike, for each authentic one.
    """
    tried = [_bounds(-lr[label == 0, pair], weight[label == 0], rate) for pair in range(lr.shape[1])]
    place = np.zeros(lr.shape[1], np.int64)
    out = np.array([one[0] for one in tried])
    while True:
        now = _passed(lr, label, weight, out)
        best, gain = -1, 0.0
        for pair in range(lr.shape[1]):
            if place[pair] + 1 < len(tried[pair]):
                moved = out.copy()
                moved[pair] = tried[pair][place[pair] + 1]
                then = _passed(lr, label, weight, moved)
                worth = (then[1] - now[1] + 1e-6) / (then[0] - now[0] + 1e-3)
                if then[0] <= rate and worth > gain:
                    best, gain = pair, worth
        if best < 0:
            return out
        place[best] += 1
        out[best] = tried[best][place[best]]


def _bounds(against: Floats, weight: Floats, rate: float) -> Floats:
    """Bounds on a log ratio, falling, from the one that no authentic table passes."""
    order = np.argsort(-against)
    share = np.cumsum(weight[order]) / weight.sum()
    at = np.searchsorted(share, np.linspace(0, rate, STEPS))
    return np.unique(np.maximum(against[order][np.minimum(at, len(order) - 1)], 0.0))[::-1]


def _passed(lr: Floats, label: NDArray[np.int64], weight: Floats, bounds: Floats) -> tuple[float, float]:
    """Shares of tables that pass a bound: of authentic ones, and of forged ones, every hypothesis alike."""
    over = (lr < -bounds).any(1)
    shares = [np.average(over[label == i], weights=weight[label == i]) for i in np.unique(label)]
    return float(shares[0]), float(np.mean(shares[1:]))


def confusion(said: NDArray[np.int64], corpus: Corpus) -> dict[str, dict[str, float]]:
    """Rows: what a table is; columns: what leads."""
    return {
        one: {
            other: float(np.average(said[corpus.label == i] == j, weights=corpus.weight[corpus.label == i]))
            for j, other in enumerate(CLASSES)
        }
        for i, one in enumerate(CLASSES)
        if (corpus.label == i).any()
    }


def table(rows: dict[str, dict[str, Any]]) -> str:
    """Lay a dictionary of dictionaries out as text; what a row lacks stays empty."""
    names = list(dict.fromkeys(n for row in rows.values() for n in row))
    lines = ["".join([" " * 12, *(f"{n[:14]:>15}" for n in names)])]
    for name, row in rows.items():
        cells = [
            f"{value:>15.3f}" if isinstance(value := row.get(n, ""), float) else f"{value:>15}" for n in names
        ]
        lines.append("".join([f"{name:<12}", *cells]))
    return "\n".join(lines)
