import numpy as np

from leakassay.evidence import t27_hours
from leakassay.records import Finding
from made import leak, measured


def _run(hours: list[int]) -> Finding:
    rng = np.random.default_rng(1)
    stamps: list[str | None] = [
        f"2019-0{rng.integers(1, 9)}-{rng.integers(10, 28)} {h:02d}:{rng.integers(10, 59)}:{m}"
        for h, m in zip(hours, rng.integers(10, 59, len(hours)).tolist(), strict=True)
    ]
    (found,) = t27_hours.TEST.run(leak(measured({"at": stamps}, {"at": "timestamp"})))
    return found


def test_even_hours_are_no_peoples() -> None:
    found = _run(np.random.default_rng(2).integers(0, 24, 3000).tolist())
    assert found.leaning == "against"
    assert found.score is not None
    assert found.score < 0.15


def test_days_and_nights_are() -> None:
    day = 1.2 + np.sin((np.arange(24) - 8) / 24 * 2 * np.pi)
    found = _run(np.random.default_rng(2).choice(24, 3000, p=day / day.sum()).tolist())
    assert found.leaning == "silent"
    assert found.score is not None
    assert found.score > 0.4


def test_few_times_and_dates_without_times_say_nothing() -> None:
    assert _run(np.random.default_rng(2).integers(0, 24, 100).tolist()).score is None
    days: list[str | None] = ["2019-03-04", "2019-05-06"] * 200
    (found,) = t27_hours.TEST.run(leak(measured({"at": days}, {"at": "date"})))
    assert found.score is None
