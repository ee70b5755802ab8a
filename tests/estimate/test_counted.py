import numpy as np
import pytest

from leakassay.estimate.counted import counted
from leakassay.estimate.uniting import united
from leakassay.intervals import clopper_pearson
from leakassay.measures.frequencies import FrequencySummary
from made import measured, resident_numbers


def test_identifiers_are_counted_over_all_tables() -> None:
    numbers, *_ = resident_numbers(np.random.default_rng(3), 300)
    one = measured({"number": [*numbers[:200], "000000000000000000"]}, {"number": "cn.ric"}, "a")
    two = measured(
        {"id": numbers[100:], "mail": ["x@example.org"] * 200}, {"id": "cn.ric", "mail": "email"}, "b"
    )
    found = counted([one, two])
    assert found["records"] is not None
    assert found["records"].point == 401
    assert found["identifiers"] is not None
    assert found["identifiers"].point == 301
    assert found["valid_identifiers"] is not None
    assert found["valid_identifiers"].point == len(set(numbers)) == 300


def test_nothing_is_said_of_identifiers_where_there_are_none() -> None:
    found = counted([measured({"x": ["a", "b"]}, {"x": "unknown"})])
    assert found["identifiers"] is None


def test_the_interval_of_a_sampled_count_covers() -> None:
    inside = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        hashes = rng.integers(1, 2**64, 50_000, dtype=np.uint64)
        kept = np.sort(hashes[hashes < 2**61])
        part = FrequencySummary(kept, np.ones(len(kept), np.int64), np.ones(len(kept), np.bool_), 8)
        found = united([part], valid=True)
        assert found.high is not None
        inside += found.low <= 50_000 <= found.high
    assert 0.90 <= inside / 200 <= 0.99


@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_clopper_pearson_covers_at_least_its_level(share: float) -> None:
    rng = np.random.default_rng(11)
    trials = 60
    hits = rng.binomial(trials, share, 4000)
    intervals = {k: clopper_pearson(k, trials) for k in range(trials + 1)}
    inside = sum(intervals[int(k)][0] <= share <= intervals[int(k)][1] for k in hits)
    assert inside / 4000 >= 0.945
