import numpy as np
import pytest

from leakassay.estimate import tank


@pytest.mark.parametrize("from_one", [True, False])
@pytest.mark.parametrize("drawn", [2, 5, 60, 2000])
def test_the_interval_covers(drawn: int, from_one: bool) -> None:  # noqa: FBT001
    rng = np.random.default_rng(drawn)
    issued, first = 50_000, 1 if from_one else 700_001
    inside = 0
    for _ in range(400):
        numbers = rng.choice(issued, drawn, replace=False) + first
        found = tank.issued(float(numbers.min()), float(numbers.max()), drawn, from_one=from_one)
        assert found.high is not None
        inside += found.low <= issued <= found.high
    assert 0.92 <= inside / 400 <= 0.985


def test_the_textbook_case() -> None:
    assert tank.issued(19, 60, 4).point == pytest.approx(74)


def test_one_number_says_nothing() -> None:
    with pytest.raises(ValueError, match="too few"):
        tank.issued(5, 5, 1)
