"""Which date is of birth: row by row before all others, and against the age."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest

from leakassay.recognise.births import born
from leakassay.recognise.features import column, describe

R = random.Random(11)
DATED = {"date": 0.6, "birth_date": 0.2, "birth_year": 0.1}
NAMED = {"person_name": 0.9}
NUMBER = {"count": 0.9}
BIRTHS = [R.randint(1940, 1990) for _ in range(200)]


def told(**columns: tuple[list[str], dict[str, float]]) -> dict[str, list[tuple[str, bool]]]:
    """What is pushed to which kinds, and whether up."""
    batch = pa.RecordBatch.from_pydict({n: values for n, (values, _) in columns.items()})
    seen = {n: describe(column(batch.column(n))) for n in columns}
    found: dict[str, list[tuple[str, bool]]] = {}
    for push in born(batch, {n: share for n, (_, share) in columns.items()}, seen):
        found.setdefault(push.column, []).append((push.kind, push.by > 0))
    return found


def years(after: int, spread: int) -> tuple[list[str], dict[str, float]]:
    return [str(y + after + R.randint(0, spread)) for y in BIRTHS], DATED


NAMES = (["Ann Miller", "Juan García"] * 100, NAMED)


def test_the_date_before_all_others_is_of_birth_though_the_means_say_otherwise() -> None:
    debut = [d if int(d) > 1985 else "" for d in years(18, 10)[0]]
    early = [str(b + 16) if b < 1950 else "" for b in BIRTHS]
    found = told(name=NAMES, born=years(0, 0), debut=(debut, DATED), early=(early, DATED))
    assert found["born"] == [("birth_year", True)]
    assert ("birth_year", False) in found["early"]
    assert ("birth_year", False) in found["debut"]


def test_dates_of_entering_and_leaving_are_no_births() -> None:
    entered = years(30, 5)[0]
    left = [str(int(y) + R.randint(0, 30)) for y in entered]
    assert told(name=NAMES, entered=(entered, DATED), left=(left, DATED)) == {}


def test_without_people_no_date_is_of_birth() -> None:
    assert told(built=years(0, 0), razed=years(30, 40)) == {}


def test_an_age_that_agrees_tells_the_birth_and_itself() -> None:
    dates = [f"{b}-{R.randint(1, 12):02d}-15" for b in BIRTHS]
    ages = [str(2024 - b - R.randint(0, 1)) for b in BIRTHS]
    found = told(a=(dates, DATED), b=(ages, NUMBER))
    assert found == {"a": [("birth_date", True)], "b": [("age", True)]}


@pytest.mark.parametrize("case", ["dealt anew", "young"])
def test_ages_that_do_not_agree_or_are_those_of_accounts_tell_nothing(case: str) -> None:
    births = BIRTHS if case == "dealt anew" else [2000 + b % 20 for b in BIRTHS]
    ages = [str(2022 - b) for b in births]
    if case == "dealt anew":
        R.shuffle(ages)
    assert told(a=([str(b) for b in births], DATED), b=(ages, NUMBER)) == {}
