"""Likelihood ratios of tables whose source, generator or country was left out of everything that was fitted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from figures import auc, by_pair, confusion, doubted, empirical_cross_entropy, leading, tippett
from learning import CLASSES, Asked, Corpus, Floats, calibrate, folds, left_out, log_lr, with_columns
from numpy.typing import NDArray

from leakassay.verdict.calibration import capped, overall, supports

RATE = 0.008
"""Authentic tables of left-out sources that may pass any of the bounds from which an alternative leads.

More than twice as many do where bounds, too, come from other sources; the goal is two in a hundred of those.
"""


@dataclass(slots=True)
class Judged:
    """All tables with what a calibration said of them that had not seen their group."""

    corpus: Corpus
    """With the features of T24 from forests that had not seen the group either."""
    odds: Floats
    """(tables, classes - 1) log odds against A, of forests that had not seen the group."""
    fused: Floats
    """(tables, classes - 1) natural log likelihood ratios A:X."""
    lr: Floats
    """The same, capped."""
    doubted: Floats
    """(classes - 1,) log ratio against A, before the cap, from which an alternative leads."""
    said: NDArray[np.int64]
    """(tables,) what leads, place in CLASSES, by bounds from the other groups only."""


def judge(corpus: Corpus, by: str = "group", **settings: Any) -> Judged:
    """Leave out one fold of groups (or countries) after the other: columns, forest, calibration and caps."""
    fold = folds(corpus, by)
    corpus = with_columns(corpus, fold)
    odds = left_out(corpus, fold, **settings)
    fused, lr = _ratios(corpus, odds, fold, odds, fold)
    said = np.zeros(len(lr), np.int64)
    for which in np.unique(fold):
        seen = fold != which
        bounds = doubted(fused[seen], corpus.label[seen], corpus.weight[seen], RATE)
        said[~seen] = leading(fused[~seen], bounds)
    return Judged(corpus, odds, fused, lr, doubted(fused, corpus.label, corpus.weight, RATE), said)


def judge_others(
    corpus: Corpus, fold: NDArray[np.int64], asked: Asked, **settings: Any
) -> tuple[Floats, Floats]:
    """(tables, classes - 1) log ratios of tables beside the corpus, by what had not seen their source; capped."""
    others = with_columns(corpus, fold, asked)
    corpus = with_columns(corpus, fold)
    odds = left_out(corpus, fold, **settings)
    theirs = left_out(corpus, fold, Asked(others, asked.fold), **settings)
    return _ratios(corpus, odds, fold, theirs, asked.fold)


def _ratios(
    corpus: Corpus, odds: Floats, fold: NDArray[np.int64], asked: Floats, left_out: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Log ratios of the odds that are asked for, by what had not seen the fold left out for each; and capped."""
    fused, lr = (np.full((len(asked), len(CLASSES) - 1), np.nan) for _ in range(2))
    for which in np.unique(left_out):
        seen, out = fold != which, left_out == which
        fitted = calibrate(odds[seen], corpus.label[seen], corpus.weight[seen])
        fused[out] = log_lr(asked[out], *fitted)
        lr[out] = capped(fused[out], caps(log_lr(odds[seen], *fitted), corpus, np.flatnonzero(seen)))
    return fused, lr


def caps(lr: Floats, corpus: Corpus, rows: NDArray[np.int64]) -> Floats:
    """(pairs, 2): the greatest log likelihood ratio for A and against it that so many groups support.

    A ratio of t or more is supported while it occurs t times as often among tables of A as among those of X,
    with one more group of X added that shows it, and likewise against A: the bound of Vergeer et al. (2016),
    with groups (sources, generators) for cases.
    """
    label = corpus.label[rows]
    group = np.array(corpus.group)[rows]
    bounds = np.zeros((lr.shape[1], 2))
    for pair in range(lr.shape[1]):
        a, x = label == 0, label == pair + 1
        bounds[pair, 0] = _bound(lr[a, pair], group[a], lr[x, pair], group[x])
        bounds[pair, 1] = -_bound(-lr[x, pair], group[x], -lr[a, pair], group[a])
    return bounds


def _bound(true: Floats, true_groups: NDArray[Any], other: Floats, other_groups: NDArray[Any]) -> float:
    best = 0.0
    for level in np.arange(0.1, 7.0, 0.1):
        often = _by_group(true >= level, true_groups)[0]
        seldom, groups = _by_group(other >= level, other_groups)
        if often >= np.exp(level) * (seldom * groups + 1) / (groups + 1):
            best = float(level)
    return best


def _by_group(hits: NDArray[np.bool_], groups: NDArray[Any]) -> tuple[float, int]:
    """Mean over groups of the share of hits, and how many groups there are."""
    names = np.unique(groups)
    return float(np.mean([hits[groups == g].mean() for g in names])), len(names)


def summary(judged: Judged, chosen: NDArray[np.bool_] | None = None) -> dict[str, Any]:
    """All figures, of all tables or some."""
    corpus, lr = judged.corpus, judged.lr
    kept = np.ones(len(corpus.label), np.bool_) if chosen is None else chosen
    part = replace(
        corpus, data=corpus.data[kept], label=corpus.label[kept], weight=corpus.weight[kept],
        group=[g for g, k in zip(corpus.group, kept, strict=True) if k],
        truth=[t for t, k in zip(corpus.truth, kept, strict=True) if k],
    )  # fmt: skip
    lr = lr[kept]
    a = part.label == 0
    whole = overall(lr)
    said = judged.said[kept]
    weight = part.weight
    supported = (said == 0) & supports(lr)
    against = np.where(said > 0, lr[np.arange(len(lr)), said - 1], 0.0)
    return {
        "tables": int(kept.sum()),
        "groups": len(set(part.group)),
        "auc": auc(whole[a], whole[~a], weight[a], weight[~a]),
        "accuracy": float(
            np.mean(
                [
                    np.average(said[part.label == i] == i, weights=weight[part.label == i])
                    for i in np.unique(part.label)
                ]
            )
        ),
        "authentic": {
            "supported": float(np.average(supported[a], weights=weight[a])),
            "undecided": float(np.average((said[a] == 0) & ~supported[a], weights=weight[a])),
            "doubtful": float(np.average((said[a] > 0) & (against[a] > -np.log(10)), weights=weight[a])),
            "contradicted": float(np.average((said[a] > 0) & (against[a] <= -np.log(10)), weights=weight[a])),
        },
        "supported": {
            name: float(np.average(supported[part.label == i], weights=weight[part.label == i]))
            for i, name in enumerate(CLASSES)
            if (part.label == i).any()
        },
        "pairs": by_pair(lr, part.label, weight),
        "tippett": tippett(lr, part.label, weight),
        "empirical_cross_entropy": empirical_cross_entropy(lr, part.label, weight),
        "undecided": {
            name: float(
                np.average(
                    (said == 0)[part.label == i] & ~supported[part.label == i],
                    weights=weight[part.label == i],
                )
            )
            for i, name in enumerate(CLASSES)
            if (part.label == i).any()
        },
        "confusion": confusion(said, part),
    }
