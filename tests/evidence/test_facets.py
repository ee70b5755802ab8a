"""What two columns show beside each other, against the law that holds where they have nothing in common."""

import numpy as np

from leakassay.evidence.facets import Lean, directions_of, leaning
from leakassay.evidence.pairs import broken
from leakassay.evidence.sampled import Sample
from made import leak, measured

ROWS = 1500
KINDS = {"income": "amount", "rent": "amount", "born": "birth_date", "town": "place"}
TOWNS = [f"Town {c}" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def _sample(seed: int, tie: float = 0.0) -> Sample:
    """Four columns of chance; the second follows the first with correlation `tie`."""
    rng = np.random.default_rng(seed)
    first = rng.normal(size=ROWS)
    second = tie * first + (1 - tie**2) ** 0.5 * rng.normal(size=ROWS)
    columns: dict[str, list[str | None]] = {
        "income": [f"{50_000 + 9_000 * x:.0f}" if x > -1.5 else None for x in first],
        "rent": [f"{900 + 200 * x:.0f}" for x in second],
        "born": (np.datetime64("1950-01-01") + rng.integers(0, 20_000, ROWS)).astype(str).tolist(),
        "town": [TOWNS[min(int(i), 26) - 1] for i in rng.geometric(0.12, ROWS)],
    }
    return next(leak(measured(columns, KINDS)).samples())


def _lean(sample: Sample, *names: str) -> Lean:
    (found,) = (lean for pair, lean in leaning(sample).items() if set(pair) == set(names))
    return found


def test_columns_of_chance_follow_the_law() -> None:
    z = np.array([lean.z for seed in range(40) for lean in leaning(_sample(seed)).values()])
    assert len(z) == 240
    assert abs(z.mean()) < 0.3
    assert 0.7 < z.std() < 1.4
    assert z.max() < 6


def test_a_weak_tie_stands_out_and_goes_when_rows_are_mixed() -> None:
    tied = [_lean(_sample(seed, 0.3), "income", "rent") for seed in range(10)]
    assert min(one.z for one in tied) > 4
    assert all(0.04 < one.share < 0.3 for one in tied)
    mixed = [_lean(broken(_sample(seed, 0.3)), "income", "rent").z for seed in range(10)]
    assert max(mixed) < 4


def test_directions_are_orthonormal_centred_and_few() -> None:
    for column in _sample(3).columns:
        directions = directions_of(column)
        assert 1 <= directions.shape[1] <= 16
        assert np.allclose(directions.T @ directions, np.eye(directions.shape[1]))
        assert np.allclose(directions.sum(axis=0), 0, atol=1e-6)


def test_one_value_and_gaps_say_no_more_than_where_the_gaps_are() -> None:
    rng = np.random.default_rng(5)
    # Two rare remarks in one column, none of which says more than that something is there.
    columns: dict[str, list[str | None]] = {
        name: [f"{rng.integers(10**6, 10**7)}.jpg" if rng.random() < 0.1 else None for _ in range(ROWS)]
        for name in ("photo", "page", "file")
    }
    found = leaning(next(leak(measured(columns, dict.fromkeys(columns, "photo_ref"))).samples()))
    assert len(found) == 3
    assert max(one.share for one in found.values()) < 0.1
