"""The second model: what it gives is a probability, and nothing unseen shouts."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from leakassay.recognise.features import column, describe
from leakassay.recognise.model import forest, shares
from leakassay.recognise.net import net

MAILS = [f"ann{i}.miller@example.org" for i in range(40)]


def test_both_models_know_the_same_kinds_and_features() -> None:
    assert net().kinds == forest().kinds
    assert net().features == forest().features


def test_shares_sum_to_one_and_tell_addresses_of_mail() -> None:
    kinds, told = shares([describe(column(pa.array(MAILS, pa.string())))])
    assert told.shape == (1, len(kinds))
    assert abs(told.sum() - 1) < 1e-6
    assert kinds[int(told[0].argmax())] == "email"


def test_features_beyond_all_measure_give_finite_shares() -> None:
    wild = dict(zip(net().features, [np.inf, -np.inf, np.nan] * 200, strict=False))
    told = net().probabilities([wild, {}])
    assert np.isfinite(told).all()
    assert np.allclose(told.sum(1), 1)


def test_no_column_is_no_row() -> None:
    assert net().probabilities([]).shape == (0, len(net().kinds))
