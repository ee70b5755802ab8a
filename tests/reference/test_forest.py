"""Walking forests: each row ends at the leaf that its features lead to."""

from __future__ import annotations

import numpy as np

from leakassay.reference.forest import Forest, Trees

TREES = Trees(
    roots=np.array([0, 3]),
    feature=np.array([0, -1, -1, -1], np.int16),
    threshold=np.array([2.5, 0, 0, 0], np.float32),
    left=np.array([1, 10, 11, 12], np.int32),
    right=np.array([2, 0, 0, 0], np.int32),
)
"""One tree of two leaves (nodes 1 and 2) and one that is a leaf (node 3)."""


def test_a_row_goes_left_up_to_the_threshold() -> None:
    rows = np.array([[2.5], [2.6]], np.float32)
    assert TREES.leaves(rows).tolist() == [[1, 3], [2, 3]]
    assert TREES.leaves(rows[:0]).shape == (0, 2)


def test_shares_are_means_over_trees_and_what_is_missing_is_filled() -> None:
    share = np.array([[0, 0], [255, 0], [0, 255], [51, 204]], np.uint8)
    forest = Forest(("f",), ("a", "b"), TREES, share, np.array([9.0], np.float32))
    assert np.allclose(forest.shares(np.array([[1.0], [np.nan]])), [[0.6, 0.4], [0.1, 0.9]])
