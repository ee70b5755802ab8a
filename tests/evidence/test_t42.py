from datetime import date, timedelta

import numpy as np
import pytest

from leakassay.evidence import t42_written
from leakassay.records import Finding
from made import leak, measured

KINDS = {"code": "code", "born": "birth_date", "seen": "date", "name": "person_name", "first": "given_name"}


def _run(people: dict[str, list[str | None]]) -> Finding:
    (found,) = t42_written.TEST.run(leak(measured(people, {k: KINDS[k] for k in people})))
    return found


def _days(rng: np.random.Generator, rows: int, *, last: int) -> list[str | None]:
    years, months = rng.integers(1950, 2004, rows), rng.integers(1, 13, rows)
    days = [int(rng.integers(1, (28 if m == 2 else 30 if last > 28 else 28) + 1)) for m in months]
    return [f"{y}-{m:02d}-{d:02d}" for y, m, d in zip(years, months, days, strict=True)]


@pytest.mark.parametrize("rows", [120, 2000])
def test_values_in_turn_and_equal_sizes_are_seen_at_any_length(rows: int) -> None:
    turn: list[str | None] = [f"ward {i % 6}" for i in range(rows)]
    found = _run({"code": turn})
    assert found.features["T42.turns"] > 0.9
    assert found.features["T42.uneven"] == pytest.approx(-3)


def test_sizes_as_in_life_are_unequal_and_in_no_turn() -> None:
    rng = np.random.default_rng(1)
    codes = rng.choice(list("abcdef"), 600, p=[0.55, 0.2, 0.12, 0.07, 0.04, 0.02])
    for rows in (codes, np.sort(codes)):
        found = _run({"code": rows.tolist()})
        assert found.features["T42.uneven_mean"] > -0.3
        assert found.features["T42.turns"] < 0.2
        assert found.leaning == "silent"


def test_dates_in_even_steps_and_without_ends_of_months() -> None:
    rng = np.random.default_rng(2)
    seen: list[str | None] = [str(date(2021, 1, 1) + timedelta(3 * i)) for i in range(200)]
    found = _run({"seen": seen, "born": _days(rng, 200, last=28)})
    assert found.features["T42.steps"] == 1.0
    assert found.features["T42.month_ends"] < -0.9
    lived = _run({"born": _days(rng, 3000, last=30)})
    assert abs(lived.features["T42.month_ends"]) < 0.3


def test_best_known_names_stand_out_from_rare_ones() -> None:
    best: list[str | None] = ["Maria Garcia", "John Smith", "Anna Müller", "Wei Wang"] * 30
    rare: list[str | None] = ["Maria Quackenbush", "Thelonius Smith", "Zebulon Achterberg"] * 40
    assert _run({"name": best}).features["T42.common"] > _run({"name": rare}).features["T42.common"] + 0.2


def test_nothing_to_look_at_is_silent_without_features() -> None:
    found = _run({"first": ["Ann", "Bob"] * 8})
    assert found.leaning == "silent"
    assert not found.features
