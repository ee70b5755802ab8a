"""Fit the verdict and write `src/leakassay/reference/verdict/`: one command, after extract.py.

    python benchmarks/authenticity/fit.py [--features build/authenticity/features.jsonl ...]

What is fitted on all tables is shipped; the error rates beside it come from forests and calibrations that had not
seen the table's source or generator. Needs scikit-learn (extra `bench`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import evaluating
import figures
import numpy as np
from learning import (
    CLASSES,
    COLUMNS,
    PAIRS,
    Corpus,
    Fitted,
    Floats,
    calibrate,
    column_task,
    fit,
    fit_against,
    folds,
    log_lr,
    pair_task,
    read,
)

from leakassay.evidence.pairs import FIGURES as PAIR_FIGURES
from leakassay.evidence.profile import FIGURES
from leakassay.evidence.t24_made_columns import CLASSES as COLUMN_CLASSES
from leakassay.evidence.t50_ought import CLASSES as PAIR_CLASSES

HERE = Path(__file__).parent
OUT = HERE.parent.parent / "src" / "leakassay" / "reference" / "verdict"
FOREST: dict[str, Any] = {"leaf": 4, "few": 0.3}
"""Leaves of four tables and three features in ten at each split; left-out figures hardly move with either."""
BINS = 8
SHRUNK_TO = 6.0
"""Groups of tables that a step of a single feature must hold to be believed by half."""


def forest_arrays(fitted: Fitted, names: tuple[str, ...], classes: tuple[str, ...]) -> dict[str, Any]:
    """Lay the trees end to end as `reference.forest` reads them."""
    parts: dict[str, list[Any]] = {k: [] for k in ("roots", "feature", "threshold", "left", "right", "share")}
    start = 0
    for one in fitted.forest.estimators_:
        tree = one.tree_
        inner = tree.children_left >= 0
        parts["roots"].append(start)
        parts["feature"].append(np.where(inner, tree.feature, -1).astype(np.int16))
        parts["threshold"].append(np.where(inner, tree.threshold, 0).astype(np.float32))
        parts["left"].append(np.where(inner, tree.children_left + start, 0).astype(np.int32))
        parts["right"].append(np.where(inner, tree.children_right + start, 0).astype(np.int32))
        share = tree.value[:, 0, :] / tree.value[:, 0, :].sum(1, keepdims=True)
        parts["share"].append(np.where(inner[:, None], 0, np.round(255 * share)).astype(np.uint8))
        start += tree.node_count
    arrays = {k: np.array(v) if k == "roots" else np.concatenate(v) for k, v in parts.items()}
    return arrays | {
        "names": np.array(names),
        "classes": np.array(classes),
        "missing": fitted.missing.astype(np.float32),
    }


def single(corpus: Corpus) -> dict[str, Any]:
    """What each feature says alone: log likelihood ratios by pair over steps, shrunk where groups are few."""
    found = {}
    group = np.array(corpus.group)
    for i, name in enumerate(corpus.names):
        values = corpus.data[:, i]
        known = np.isfinite(values)
        if known.sum() < 60:
            continue
        edges = np.unique(np.quantile(values[known], np.linspace(0, 1, BINS + 1)[1:-1]))
        step = np.searchsorted(edges, values, side="right")
        rates = np.array(
            [
                _rates(step[rows], corpus.weight[rows], len(edges) + 1)
                for rows in (known & (corpus.label == c) for c in range(len(CLASSES)))
            ]
        )
        groups = np.array([len(set(group[known & (step == s)])) for s in range(len(edges) + 1)])
        shrink = groups / (groups + SHRUNK_TO)
        log = (np.log(rates[0])[None] - np.log(rates[1:])) * shrink
        found[name] = {"edges": np.round(edges, 5).tolist(), "log_lr": np.round(log, 3).tolist()}
    return found


def _rates(step: Any, weight: Floats, steps: int) -> Floats:
    counts = np.bincount(step, weights=weight, minlength=steps) if len(step) else np.zeros(steps)
    return (counts + 0.02 * max(weight.sum(), 1.0)) / (counts.sum() + 0.02 * steps * max(weight.sum(), 1.0))


def facts(corpus: Corpus, judged: evaluating.Judged, paths: list[Path]) -> dict[str, Any]:
    """What the report prints of the calibration: date, corpus, error rates on left-out groups."""
    summary = evaluating.summary(judged)
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in paths)).hexdigest()
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "corpus": {
            "tables": len(corpus.label),
            "by_hypothesis": {c: int((corpus.label == i).sum()) for i, c in enumerate(CLASSES)},
            "authentic_sources": len({g for g, k in zip(corpus.group, corpus.label, strict=True) if k == 0}),
            "generators": len({g for g, k in zip(corpus.group, corpus.label, strict=True) if k == 1}),
            "digest": digest,
        },
        "error_rates": {"left_out": "source systems and generator families", **_rounded(summary)},
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def main() -> None:
    """Fit, ship, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--features",
        type=Path,
        nargs="+",
        default=[HERE.parent.parent / "build" / "authenticity" / "features.jsonl"],
    )
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--trees", type=int, default=100)
    args = parser.parse_args()
    corpus = read(args.features)
    judged = evaluating.judge(corpus, trees=args.trees, **FOREST)
    corpus = judged.corpus
    args.out.mkdir(parents=True, exist_ok=True)
    everything = np.arange(len(corpus.label))
    pairs = fit(*pair_task(corpus, everything), **PAIRS)
    np.savez_compressed(args.out / "pairs.npz", **forest_arrays(pairs, PAIR_FIGURES, PAIR_CLASSES))
    columns = fit(*column_task(corpus, everything), **COLUMNS)
    np.savez_compressed(args.out / "columns.npz", **forest_arrays(columns, FIGURES, COLUMN_CLASSES))
    against = fit_against(corpus.data, corpus.label, corpus.weight, trees=args.trees, **FOREST)
    for one, other in zip(against, CLASSES[1:], strict=True):
        arrays = forest_arrays(one, corpus.names, (CLASSES[0], other))
        np.savez_compressed(args.out / f"{CLASSES[0]}_{other}.npz", **arrays)
    fitted = calibrate(judged.odds, corpus.label, corpus.weight)
    bounds = evaluating.caps(log_lr(judged.odds, *fitted), corpus, everything)
    shipped = {
        **facts(corpus, judged, args.features),
        "coefficients": np.round(fitted[0], 4).tolist(),
        "intercepts": np.round(fitted[1], 4).tolist(),
        "caps": np.round(bounds, 3).tolist(),
        "doubted": np.round(judged.doubted, 3).tolist(),
        "single": single(corpus),
    }
    (args.out / "calibration.json").write_text(json.dumps(shipped, indent=1) + "\n")
    print(figures.table(figures.thresholds(judged.fused, judged.lr, corpus.label, corpus.weight)))
    strong = np.array([t["strength"] >= 0.5 or t["label"] in "AEGM" for t in corpus.truth])
    chosen = (one[strong] for one in (judged.fused, judged.lr, corpus.label, corpus.weight))
    print(figures.table(figures.thresholds(*chosen)))
    print(figures.table(shipped["error_rates"]["pairs"]))
    print(figures.table(shipped["error_rates"]["confusion"]))
    print(
        {
            k: v
            for k, v in shipped["error_rates"].items()
            if k not in {"pairs", "confusion", "tippett", "empirical_cross_entropy"}
        },
        np.exp(bounds).round(1).tolist(),
        folds(corpus).max() + 1,
    )


if __name__ == "__main__":
    main()
