"""Rows that say most of what another row says."""

import numpy as np

from leakassay.evidence.resembling import resembling
from made import leak, measured

N = 240


def _features(change: str) -> dict[str, float]:
    """120 records, and the same once more with their last digits changed."""
    rng = np.random.default_rng(5)
    base = np.arange(N) % 120
    town = [f"town{i:03d}" for i in rng.integers(0, 60, 120)]
    copied = np.arange(N) >= 120
    number = [f"{1_000_000 + 7919 * i}" for i in base]
    if change:
        number = [n[:-1] + change if c else n for n, c in zip(number, copied, strict=True)]
    columns: dict[str, list[str | None]] = {
        "name": [f"person{i:03d}" for i in base],
        "town": [town[i] for i in base],
        "number": list(number),
        "day": [f"19{50 + i % 50}-0{1 + i % 9}-1{i % 10}" for i in base],
        "mail": [f"p{i:03d}@mail{i % 11}" for i in base],
    }
    kinds = dict.fromkeys(columns, "unknown")
    sample = next(leak(measured(columns, kinds)).samples())
    return resembling(sample, sample.columns)


def test_copies_with_a_digit_changed_show_how_and_how_far_apart() -> None:
    found = _features("x")
    assert found["T30.near"] > 0.6
    assert found["T30.near_cycle"] > 0.9
    assert found["T30.near_signs"] > 0.9
    assert found["T30.near_columns"] > 0.9


def test_whole_copies_are_counted_elsewhere() -> None:
    assert _features("") == {"T30.near": 0.0}
