"""The fitting itself, on scores whose true likelihood ratios are known."""

import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn")
sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks" / "authenticity"))

import evaluating
import figures
import learning

Scores = tuple[learning.Floats, np.ndarray, learning.Floats]


def _synthetic(rng: np.random.Generator, tables: int = 1400) -> Scores:
    """Log odds of six alternatives against A, from shares of seven classes; with label and weight."""
    label = np.arange(tables) % len(learning.CLASSES)
    log = rng.normal(0, 0.4, (tables, len(learning.CLASSES)))
    log[np.arange(tables), label] += 1.5
    return log[:, 1:] - log[:, :1], label, np.ones(tables)


def test_ratios_are_calibrated_on_fresh_scores() -> None:
    rng = np.random.default_rng(8)
    fitted = learning.calibrate(*_synthetic(rng))
    odds, label, weight = _synthetic(rng, 7000)
    lr = learning.log_lr(odds, *fitted)
    found = figures.by_pair(lr, label, weight)
    for pair in found.values():
        # What is lost for want of calibration is small beside what is lost for want of discrimination.
        assert pair["cllr"] - pair["cllr_min"] < 0.03
        # A ratio of ten or more in the wrong direction happens at most once in ten.
        assert pair["misleading_for_10"] < 0.1
        assert pair["misleading_against_10"] < 0.1


def test_a_bound_grows_with_the_groups_and_falls_with_errors() -> None:
    groups = np.repeat(np.arange(40), 5)
    high, low = np.full(200, 6.0), np.full(200, -6.0)
    few = evaluating._bound(high, groups, low, np.repeat(np.arange(8), 25))
    many = evaluating._bound(high, groups, low, groups)
    wrong = np.where(groups < 4, 6.0, -6.0)
    some = evaluating._bound(high, groups, wrong, groups)
    assert few < many <= np.log(41)
    assert some < many
    assert evaluating._bound(high, groups, high, groups) == 0


def test_cost_is_one_for_no_information_and_nothing_for_the_truth() -> None:
    none = np.zeros(10)
    assert figures.cllr(none, none) == pytest.approx(1)
    assert figures.cllr(np.full(10, 20.0), np.full(10, -20.0)) == pytest.approx(0, abs=1e-6)
    assert figures.cllr(np.full(10, -3.0), np.full(10, 3.0)) > 1


def test_a_group_is_in_one_fold_only() -> None:
    assert len({learning.fold_of("baseball") for _ in range(3)}) == 1
    assert learning.group_of({"label": "G", "generator": "faker", "source": "x"}) == "generator faker"
    assert learning.group_of({"label": "E", "generator": "faker", "source": "x"}) == "x"


def test_cross_entropy_at_even_odds_is_the_cost_of_the_ratios() -> None:
    rng = np.random.default_rng(12)
    odds, label, weight = _synthetic(rng)
    lr = learning.log_lr(odds, *learning.calibrate(odds, label, weight))
    curve = figures.empirical_cross_entropy(lr, label, weight)["A:G"]
    even = curve["log10"].index(0.0)
    pair = figures.by_pair(lr, label, weight)["A:G"]
    assert curve["ratios"][even] == pytest.approx(pair["cllr"], abs=1e-3)
    assert curve["best"][even] == pytest.approx(pair["cllr_min"], abs=1e-3)
    assert curve["none"][even] == pytest.approx(1)
    assert all(low <= high + 1e-3 for low, high in zip(curve["best"], curve["none"], strict=True))
