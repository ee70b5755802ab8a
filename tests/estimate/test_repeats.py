import math

import numpy as np
import pytest

from leakassay.estimate import repeats
from leakassay.estimate.repeats import Repeats


def _drawn(rows_each: np.ndarray, n: int, seed: int) -> tuple[Repeats, int]:
    """Draw `n` rows without replacement from people with so many rows each."""
    owners = np.repeat(np.arange(len(rows_each)), rows_each)
    taken = np.random.default_rng(seed).choice(owners, n, replace=False)
    return Repeats.of(np.unique(taken, return_counts=True)[1]), len(owners)


def test_counts_are_read() -> None:
    seen = Repeats.of(np.array([1, 1, 2, 3]))
    assert (seen.rows, seen.different, seen.pairs, seen.of_times(1), seen.of_times(9)) == (7, 4, 4, 2, 0)


def test_the_figures_of_the_method_are_reproduced() -> None:
    # METHOD.md 3.1: n = 250,000; no pair gives more than 1.04e10, 100 pairs 3.1e8 (2.6e8 to 3.8e8).
    def of_pairs(d: int) -> Repeats:
        return Repeats(np.array([1, 2]), np.array([250_000 - 2 * d, d]))

    none = repeats.floor(of_pairs(0), None)
    assert none.high is None
    assert none.low == pytest.approx(1.04e10, rel=0.01)
    some = repeats.floor(of_pairs(100), None)
    assert some.point == pytest.approx(3.1e8, rel=0.02)
    assert some.low == pytest.approx(2.6e8, rel=0.03)
    assert some.high == pytest.approx(3.8e8, rel=0.03)


def test_the_floor_covers_where_repeats_are_even() -> None:
    inside = 0
    for seed in range(150):
        seen, records = _drawn(np.full(10_000, 4), 2000, seed)
        found = repeats.floor(seen, records)
        assert found.high is not None
        inside += found.low <= 10_000 <= found.high
    assert inside / 150 >= 0.90


def test_uneven_repeats_make_the_floor_a_floor_and_the_law_finds_them() -> None:
    inside = below = 0
    for seed in range(20):
        each = np.random.default_rng(seed).geometric(1 / 9, 20_000)
        seen, records = _drawn(each, 6000, seed)
        floor = repeats.floor(seen, records)
        assert floor.high is not None
        below += floor.high < 20_000
        found = repeats.fitted(seen, records)
        assert found.high is not None
        inside += found.low <= 20_000 <= found.high
        most = repeats.ceiling(seen, records)
        assert most is not None
        assert 20_000 <= most <= records
    assert below == 20
    assert inside >= 17


def test_without_repeats_there_is_only_a_bound() -> None:
    seen = Repeats.of(np.ones(500, np.int64))
    assert repeats.floor(seen, None).high is None
    assert repeats.chao1(seen) is None
    assert repeats.coverage(seen) == 0
    with pytest.raises(ValueError, match="too few"):
        repeats.fitted(seen, None)


def test_without_a_number_of_records_the_law_still_speaks() -> None:
    seen, _ = _drawn(np.full(3000, 60), 2000, 3)
    found = repeats.fitted(seen, None)
    assert found.low <= 3000
    assert found.high is None or found.high >= 3000
    assert repeats.MANY in found.assumptions


def test_the_whole_source_is_counted() -> None:
    seen, records = _drawn(np.full(300, 2), 600, 1)
    assert repeats.ceiling(seen, records) == 300


def test_the_correction_for_drawing_without_replacement() -> None:
    assert repeats.without_replacement(100.0, None) == 100
    assert repeats.without_replacement(100.0, 100.0) == 50
    assert repeats.without_replacement(math.inf, 100.0) == math.inf


def test_chao_is_a_lower_bound_where_rows_run_out_too() -> None:
    """Of even repeats without replacement the bound of 1984 is too high, the one for known records is not."""
    held = []
    for seed in range(40):
        seen, records = _drawn(np.full(5000, 4), 6000, seed)
        known, unknown = repeats.chao1(seen, records), repeats.chao1(seen)
        assert known is not None
        assert unknown is not None
        assert known.point == pytest.approx(5000, rel=0.06)
        assert unknown.low > 5000
        held.append(known.low <= 5000)
    assert np.mean(held) >= 0.95


def test_chao_is_a_lower_bound() -> None:
    each = np.random.default_rng(2).geometric(1 / 9, 20_000)
    seen, _ = _drawn(each, 6000, 2)
    found = repeats.chao1(seen)
    assert found is not None
    assert seen.different < found.low < found.point < 20_000
    assert found.high is None
    assert 0 < repeats.coverage(seen) < 1
