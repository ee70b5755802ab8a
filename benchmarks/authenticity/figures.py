"""How good likelihood ratios are: Cllr, its least, misleading evidence, area under the curve, the confusion."""

from __future__ import annotations

from typing import Any

import numpy as np
from learning import CLASSES, Corpus, Floats
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression


def cllr(
    for_a: Floats, against: Floats, weight_a: Floats | None = None, weight_x: Floats | None = None
) -> float:
    """Cost of log likelihood ratios (natural) in bits: 0 perfect, 1 as good as nothing (Brümmer 2006)."""
    one = np.average(np.logaddexp(0, -for_a), weights=weight_a)
    other = np.average(np.logaddexp(0, against), weights=weight_x)
    return float((one + other) / 2 / np.log(2))


def cllr_min(for_a: Floats, against: Floats, weight_a: Floats, weight_x: Floats) -> float:
    """The least cost that any calibration of these scores has (pool adjacent violators)."""
    score = np.concatenate([for_a, against])
    truth = np.concatenate([np.ones(len(for_a)), np.zeros(len(against))])
    weight = np.concatenate([weight_a / weight_a.sum(), weight_x / weight_x.sum()])
    share = IsotonicRegression(out_of_bounds="clip").fit(score, truth, weight).predict(score)
    share = np.clip(share, 1e-6, 1 - 1e-6)
    log = np.log(share / (1 - share))
    return cllr(log[: len(for_a)], log[len(for_a) :], weight_a, weight_x)


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


def overall(lr: Floats) -> Floats:
    """Log likelihood ratio of A against all alternatives, each as likely as the next."""
    low = (-lr).max(1)
    return -(low + np.log(np.exp(-lr - low[:, None]).mean(1)))


def leading(lr: Floats, doubted: Floats) -> NDArray[np.int64]:
    """The hypothesis that leads, place in CLASSES: an alternative where its ratio passes its bound, else A."""
    passed = lr < -doubted
    return np.where(passed.any(1), np.where(passed, lr, np.inf).argmin(1) + 1, 0)


def thresholds(lr: Floats, label: NDArray[np.int64], weight: Floats) -> dict[str, dict[str, float]]:
    """What is called supported, by hypothesis, where so many authentic tables may pass the bound of a pair."""
    found = {}
    for rate in (0.1, 0.06, 0.04, 0.03, 0.02, 0.01, 0.005):
        bounds = doubted(lr, label, weight, rate)
        fine = leading(lr, bounds) == 0
        row = {
            name: float(np.average(fine[label == i], weights=weight[label == i]))
            for i, name in enumerate(CLASSES)
        }
        found[f"{rate:g}"] = row | {
            f"A:{n}": float(np.exp(b)) for n, b in zip(CLASSES[1:], bounds, strict=True)
        }
    return found


def doubted(lr: Floats, label: NDArray[np.int64], weight: Floats, rate: float) -> Floats:
    """(pairs,) log ratio against A that only such a share of authentic tables passes; never below 0."""
    a = label == 0
    out = np.zeros(lr.shape[1])
    for pair in range(lr.shape[1]):
        order = np.argsort(lr[a, pair])
        share = np.cumsum(weight[a][order]) / weight[a].sum()
        out[pair] = max(0.0, -float(lr[a, pair][order][np.searchsorted(share, rate)]))
    return out


def confusion(lr: Floats, corpus: Corpus, doubted: Floats) -> dict[str, dict[str, float]]:
    """Rows: what a table is; columns: what leads."""
    said = leading(lr, doubted)
    return {
        one: {
            other: float(np.average(said[corpus.label == i] == j, weights=corpus.weight[corpus.label == i]))
            for j, other in enumerate(CLASSES)
        }
        for i, one in enumerate(CLASSES)
        if (corpus.label == i).any()
    }


def table(rows: dict[str, dict[str, Any]]) -> str:
    """Lay a dictionary of dictionaries out as text."""
    names = list(next(iter(rows.values())))
    lines = ["".join([" " * 12, *(f"{n[:14]:>15}" for n in names)])]
    for name, row in rows.items():
        cells = [f"{row[n]:>15}" if isinstance(row[n], int | str) else f"{row[n]:>15.3f}" for n in names]
        lines.append("".join([f"{name:<12}", *cells]))
    return "\n".join(lines)
