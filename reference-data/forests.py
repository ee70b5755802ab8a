"""Fit a forest and write it as the arrays that `leakassay.recognise.model` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier

from leakassay.recognise.model import TOP

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def fit(
    x: NDArray[np.float32], y: NDArray[Any], weight: NDArray[np.float64], trees: int = 120, seed: int = 7
) -> Any:
    """Randomised trees; a leaf holds at least two columns."""
    model = ExtraTreesClassifier(trees, min_samples_leaf=2, max_features=0.15, n_jobs=2, random_state=seed)
    return model.fit(x, y, weight)


def save(model: Any, features: list[str], path: Path) -> None:
    """Write the trees end to end, each leaf with its TOP kinds."""
    feature, threshold, left, right, roots = [], [], [], [], []
    kinds_of, shares_of = [], []
    node, leaf = 0, 0
    for estimator in model.estimators_:
        tree = estimator.tree_
        is_leaf = tree.children_left < 0
        number = np.cumsum(is_leaf) - 1 + leaf
        roots.append(node)
        feature.append(np.where(is_leaf, -1, tree.feature).astype(np.int16))
        threshold.append(np.where(is_leaf, 0, tree.threshold).astype(np.float32))
        left.append(np.where(is_leaf, number, tree.children_left + node).astype(np.int32))
        right.append(np.where(is_leaf, 0, tree.children_right + node).astype(np.int32))
        value = tree.value[is_leaf, 0, :]
        value = value / value.sum(1, keepdims=True)
        top = np.argsort(-value, 1)[:, :TOP]
        kinds_of.append(top.astype(np.uint8))
        shares_of.append(np.round(np.take_along_axis(value, top, 1) * 255).astype(np.uint8))
        node += len(is_leaf)
        leaf += int(is_leaf.sum())
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        features=np.array(features),
        kinds=np.array([str(c) for c in model.classes_]),
        roots=np.array(roots),
        feature=np.concatenate(feature),
        threshold=np.concatenate(threshold),
        left=np.concatenate(left),
        right=np.concatenate(right),
        leaf_kind=np.concatenate(kinds_of),
        leaf_share=np.concatenate(shares_of),
    )
    print(path.name, node, "nodes", path.stat().st_size, "bytes")
