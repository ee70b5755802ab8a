"""Forests over features, fitted and read out fold by fold; scikit-learn for fitting only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.linear_model import LogisticRegression

from leakassay.evidence import t50_ought
from leakassay.evidence.pairs import FIGURES as PAIR_FIGURES
from leakassay.evidence.profile import FIGURES
from leakassay.evidence.t24_made_columns import summed
from leakassay.reference.forest import log_odds

CLASSES = ("A", "G", "M", "S", "R", "P", "E")
FOLDS = 8
HALF = 0.5
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Pairs:
    """The pairs of columns of one table, as `evidence.pairs` measures them."""

    names: list[tuple[str, str]]
    figures: Floats
    """(pairs, figures)"""

    @classmethod
    def read(cls, lines: list[list[Any]]) -> Pairs:
        """Read what extract.py wrote."""
        figures = np.array([line[2:] for line in lines], np.float64).reshape(-1, len(PAIR_FIGURES))
        return cls([(line[0], line[1]) for line in lines], figures)


@dataclass(slots=True)
class Corpus:
    """The features of all tables."""

    names: tuple[str, ...]
    data: Floats
    """(tables, features); NaN where a test could not tell."""
    label: NDArray[np.int64]
    """(tables,) place in CLASSES."""
    group: list[str]
    """Source system or family of generators: left out as a whole."""
    weight: Floats
    """(tables,) each hypothesis alike, each group within it nearly so."""
    truth: list[dict[str, Any]]
    columns: list[NDArray[np.float64]]
    made: list[NDArray[np.float64]]
    """Of each column: its place in `t24_made_columns.CLASSES`, NaN where that is unknown."""
    names_of: list[list[str]]
    """Of each table: the columns."""
    pairs: list[Pairs]
    shuffled: list[Pairs]
    """The pairs of authentic tables once more, with every column shuffled by itself."""

    def of(self, names: tuple[str, ...]) -> Floats:
        """(tables, names) the features of these names; NaN where no table has one."""
        place = {n: i for i, n in enumerate(self.names)}
        nothing = np.full(len(self.data), np.nan)
        return np.column_stack([self.data[:, place[n]] if n in place else nothing for n in names])


def group_of(truth: dict[str, Any]) -> str:
    """What is left out together: the source of the rows, or the family of generators."""
    family = truth.get("generator") if truth["label"] in "GM" else None
    if family == "written":
        # Imitated files of one country are left out together: they share their names.
        return f"written {truth['country']}"
    return f"generator {family}" if family else truth["source"]


def read(paths: list[Path], without: Sequence[str] = ()) -> Corpus:
    """Read what extract.py wrote, but for the tables that generators or models of these names had a part in."""
    entries = [json.loads(line) for path in paths for line in path.read_text().splitlines()]
    return read_entries([e for e in entries if _kept(e["truth"], without)])


def _kept(truth: dict[str, Any], without: Sequence[str]) -> bool:
    faint = truth["label"] in "SPR" and truth["strength"] < 0.05
    return not faint and truth.get("generator") not in without and truth["how"] not in without


def read_entries(entries: list[dict[str, Any]]) -> Corpus:
    """Lay out what extract.py gives for each table."""
    names = tuple(sorted({n for e in entries for n in e["features"]}))
    data = np.array([[e["features"].get(n, np.nan) for n in names] for e in entries], np.float64)
    truth = [e["truth"] for e in entries]
    label = np.array([CLASSES.index(t["label"]) for t in truth])
    group = [group_of(t) for t in truth]
    columns = [np.array(list(e["columns"].values()), np.float64).reshape(-1, len(FIGURES)) for e in entries]
    made = [np.array([_made(e["truth"], n) for n in e["columns"]]) for e in entries]
    return Corpus(
        names, data, label, group, _weights(label, group, truth), truth, columns, made,
        [list(e["columns"]) for e in entries],
        [Pairs.read(e["pairs"]) for e in entries],
        [Pairs.read(e.get("shuffled", [])) for e in entries],
    )  # fmt: skip


def _made(truth: dict[str, Any], name: str) -> float:
    """Say what a column is; those of S are moved where half of their rows were, and unknown below."""
    if truth["label"] == "G":
        return 1.0
    if truth["label"] == "E":
        return float(name in truth.get("invented", ()))
    if truth["label"] == "S" and "moved" in truth:
        if name in truth["moved"]:
            return 2.0 if truth["strength"] >= HALF else float("nan")
        return 0.0
    return 0.0 if truth["label"] == "A" else float("nan")


def _weights(label: NDArray[np.int64], group: list[str], truth: list[dict[str, Any]]) -> Floats:
    pairs = Counter(zip(label.tolist(), group, strict=True))
    weight = np.array([pairs[one] ** -0.6 for one in zip(label.tolist(), group, strict=True)])
    for i, said in enumerate(truth):
        if said["label"] in "SP":
            weight[i] *= min(1.0, 0.2 + said["strength"])
    for which in range(len(CLASSES)):
        weight[label == which] /= max(weight[label == which].sum(), 1e-9)
    return weight * len(label) / len(CLASSES)


def fold_of(group: str) -> int:
    """The fold in which a group is left out."""
    return crc32(group.encode()) % FOLDS


def folds(corpus: Corpus, by: str = "group") -> NDArray[np.int64]:
    """(tables,) fold of each table: by group, or by country or language."""
    keys = corpus.group if by == "group" else [str(t["country"])[-2:].upper() for t in corpus.truth]
    return np.array([fold_of(k) for k in keys])


@dataclass(slots=True)
class Fitted:
    """A forest with what stands in for missing features."""

    forest: ExtraTreesClassifier
    missing: Floats

    def shares(self, data: Floats) -> Floats:
        """Probability of each class."""
        return self.forest.predict_proba(np.where(np.isfinite(data), data, self.missing))


def fit(
    data: Floats,
    label: NDArray[np.int64],
    weight: Floats,
    *,
    trees: int = 300,
    leaf: int = 4,
    few: float | str = "sqrt",
) -> Fitted:
    """Fit a forest; a missing feature takes the weighted mean of what is known, so that it decides little."""
    known = np.isfinite(data)
    total = np.where(known, weight[:, None], 0).sum(0)
    missing = np.where(known, data * weight[:, None], 0).sum(0) / np.maximum(total, 1e-9)
    forest = ExtraTreesClassifier(trees, min_samples_leaf=leaf, max_features=few, n_jobs=1, random_state=1)
    forest.fit(np.where(known, data, missing), label, sample_weight=weight)
    return Fitted(forest, missing)


def column_task(corpus: Corpus, rows: NDArray[np.int64]) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Figures, labels and weights of the columns of some tables."""
    figures, labels, weights = [], [], []
    for i in rows:
        known = np.isfinite(corpus.made[i])
        figures.append(corpus.columns[i][known])
        labels.append(corpus.made[i][known].astype(np.int64))
        weights.append(np.full(known.sum(), corpus.weight[i] / max(1, known.sum()) ** 0.7))
    label = np.concatenate(labels)
    weight = np.concatenate(weights)
    for which in range(3):
        weight[label == which] /= max(weight[label == which].sum(), 1e-9)
    return np.concatenate(figures), label, weight * len(label) / 3


def pair_task(corpus: Corpus, rows: NDArray[np.int64]) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Pairs of columns of authentic tables, as they are and shuffled; with label and weight."""
    figures, labels, weights = [], [], []
    for i in rows:
        for label, found in enumerate((corpus.pairs[i], corpus.shuffled[i])):
            if corpus.label[i] == 0 and len(found.names):
                figures.append(found.figures)
                labels.append(np.full(len(found.names), label))
                weights.append(np.full(len(found.names), corpus.weight[i] / len(found.names) ** 0.7))
    return np.concatenate(figures), np.concatenate(labels), np.concatenate(weights)


PAIRS: dict[str, Any] = {"trees": 50, "leaf": 40, "few": 0.3}
COLUMNS: dict[str, Any] = {"trees": 80, "leaf": 6}


@dataclass(slots=True)
class Asked:
    """The tables that are judged by what was fitted on others."""

    corpus: Corpus
    fold: NDArray[np.int64]
    """(tables,) which fold of the corpus that is learned from is left out for each."""


def with_columns(corpus: Corpus, fold: NDArray[np.int64], asked: Asked | None = None) -> Corpus:
    """Add the features of T50 and T24, each table's from forests that have not seen its group."""
    asked = asked or Asked(corpus, fold)
    found: list[dict[str, float]] = [{} for _ in asked.corpus.truth]
    for which in np.unique(asked.fold):
        out, seen = np.flatnonzero(asked.fold == which), np.flatnonzero(fold != which)
        _add_pairs(asked.corpus, fit(*pair_task(corpus, seen), **PAIRS), out, found)
        _add_columns(asked.corpus, fit(*column_task(corpus, seen), **COLUMNS), out, found)
    names = tuple(sorted({n for f in found for n in f}))
    more = np.array([[f.get(n, np.nan) for n in names] for f in found])
    kept = [i for i, n in enumerate(asked.corpus.names) if not n.startswith(("T24.", "T50."))]
    return replace(
        asked.corpus,
        names=tuple(asked.corpus.names[i] for i in kept) + names,
        data=np.column_stack([asked.corpus.data[:, kept], more]),
    )


def _add_pairs(
    corpus: Corpus, fitted: Fitted, rows: NDArray[np.int64], found: list[dict[str, float]]
) -> None:
    told = [i for i in rows if len(corpus.pairs[i].names) >= 3]
    log = t50_ought.odds(fitted.shares(np.concatenate([corpus.pairs[i].figures for i in told])))
    ends = np.cumsum([len(corpus.pairs[i].names) for i in told])
    for i, part in zip(told, np.split(log, ends[:-1]), strict=True):
        found[i] |= t50_ought.features(corpus.pairs[i].names, part)


def _add_columns(
    corpus: Corpus, fitted: Fitted, rows: NDArray[np.int64], found: list[dict[str, float]]
) -> None:
    shares = fitted.shares(np.concatenate([corpus.columns[i] for i in rows]))
    ends = np.cumsum([len(corpus.columns[i]) for i in rows])
    for i, part in zip(rows, np.split(shares, ends[:-1]), strict=True):
        if len(part) >= 3:
            found[i] |= summed(part)


def fit_against(
    data: Floats, label: NDArray[np.int64], weight: Floats, **settings: Any
) -> tuple[Fitted, ...]:
    """Fit one forest for each alternative, on its tables and those of A (Hastie & Tibshirani 1998).

    One forest of all seven classes spends its splits on telling the alternatives apart from each other.
    """
    pairs = ((label == 0) | (label == other) for other in range(1, len(CLASSES)))
    return tuple(fit(data[rows], label[rows], weight[rows], **settings) for rows in pairs)


def left_out(corpus: Corpus, fold: NDArray[np.int64], asked: Asked | None = None, **settings: Any) -> Floats:
    """(tables, classes - 1) log odds against A, from forests that have not seen the table's group."""
    asked = asked or Asked(corpus, fold)
    data = asked.corpus.of(corpus.names)
    out = np.full((len(data), len(CLASSES) - 1), np.nan)
    for which in np.unique(asked.fold):
        seen = fold != which
        fitted = fit_against(corpus.data[seen], corpus.label[seen], corpus.weight[seen], **settings)
        rows = asked.fold == which
        out[rows] = np.column_stack([log_odds(one.shares(data[rows])) for one in fitted])
    return out


def calibrate(
    odds: Floats, label: NDArray[np.int64], weight: Floats, strength: float = 0.1
) -> tuple[Floats, Floats]:
    """Multinomial logistic regression on log odds: coefficients and intercepts against A, prior taken out."""
    balanced = weight.copy()
    for which in range(len(CLASSES)):
        balanced[label == which] /= balanced[label == which].sum()
    model = LogisticRegression(C=strength, max_iter=2000).fit(
        odds, label, sample_weight=balanced * len(label) / len(CLASSES)
    )
    return model.coef_[1:] - model.coef_[:1], model.intercept_[1:] - model.intercept_[:1]


def log_lr(odds: Floats, coefficients: Floats, intercepts: Floats) -> Floats:
    """(tables, classes - 1) natural log likelihood ratios A:X."""
    return -(odds @ coefficients.T + intercepts)
