"""Resident numbers of 15 digits."""

import numpy as np

from leakassay.evidence import t29_epochs
from leakassay.records import Finding
from made import leak, measured, resident_numbers


def _numbers(n: int) -> list[str]:
    return resident_numbers(np.random.default_rng(4), n)[0]


def _run(numbers: list[str], days: list[str]) -> list[Finding]:
    table: dict[str, list[str | None]] = {"number": list(numbers), "entered": list(days)}
    return list(t29_epochs.TEST.run(leak(measured(table, {"number": "cn.ric", "entered": "date"}))))


def test_short_numbers_stand_in_older_records() -> None:
    numbers = _numbers(400)
    mixed = [n[:6] + n[8:17] if i < 200 else n for i, n in enumerate(numbers)]
    days = [f"{1990 + i // 20}-0{i % 9 + 1}-11" for i in range(400)]
    births, order = _run(mixed, days)
    assert (births.leaning, order.score) == ("silent", 1.0)
    moved = np.random.default_rng(1).permutation(days).tolist()
    assert abs((_run(mixed, moved)[1].score or 0) - 0.5) < 0.1


def test_short_numbers_of_people_over_a_hundred_are_made_up() -> None:
    short = [n[:6] + f"{i % 10:02d}" + n[10:17] for i, n in enumerate(_numbers(200))]
    (found,) = _run(short, ["2001-05-06"] * 200)
    assert found.leaning == "against"


def test_long_numbers_alone_are_silent() -> None:
    (found,) = _run(_numbers(100), ["2001-05-06"] * 100)
    assert found.columns == ()
