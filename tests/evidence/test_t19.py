import numpy as np

from leakassay.evidence import t19_serials
from leakassay.records import Finding
from made import leak, measured


def _run(numbers: list[str], days: list[str]) -> Finding:
    table: dict[str, list[str | None]] = {"number": list(numbers), "at": list(days)}
    (found,) = t19_serials.TEST.run(leak(measured(table, {"number": "case_number", "at": "date"})))
    return found


def _records(count: int) -> tuple[list[str], list[str]]:
    rng = np.random.default_rng(1)
    days = np.sort(rng.integers(0, 3000, count)) + np.datetime64("2009-01-01")
    return [f"AZ-{7000 + 3 * i}" for i in range(count)], days.astype(str).tolist()


def test_numbers_follow_dates_also_where_rows_are_out_of_order() -> None:
    numbers, days = _records(500)
    order = np.random.default_rng(2).permutation(500)
    found = _run([numbers[i] for i in order], [days[i] for i in order])
    assert found.features["T19.follows"] > 0.95


def test_shuffled_numbers_follow_nothing() -> None:
    numbers, days = _records(500)
    mixed = np.random.default_rng(2).permutation(numbers).tolist()
    assert _run(mixed, days).features["T19.follows"] < 0.15


def test_numbers_that_repeat_and_few_rows_are_silent() -> None:
    numbers, days = _records(500)
    assert not _run([numbers[i % 20] for i in range(500)], days).features
    assert not _run(numbers[:30], days[:30]).features
