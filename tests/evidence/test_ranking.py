"""Rank correlation is that of scipy."""

from __future__ import annotations

import numpy as np
from scipy.stats import spearmanr

from leakassay.evidence.ranking import rank_correlation


def test_it_is_scipys_with_and_without_ties() -> None:
    rng = np.random.default_rng(1)
    for values in (1000, 5):
        a, b = rng.integers(0, values, 200).astype(float), rng.integers(0, values, 200).astype(float)
        b = np.where(rng.random(200) < 0.5, a, b)
        assert np.isclose(rank_correlation(a, b), spearmanr(a, b).statistic)


def test_a_constant_ranks_nothing() -> None:
    assert np.isnan(rank_correlation(np.ones(5), np.arange(5.0)))
