import json

import numpy as np
import pytest

from leakassay.reference.age_sex import population
from leakassay.report.charts import charts
from leakassay.report.charts.disclosure import FEWEST
from made import measured, resident_numbers

ROWS = 3000


@pytest.fixture(scope="module")
def found() -> list[dict[str, object]]:
    rng = np.random.default_rng(7)
    numbers, born, sexes, _ = resident_numbers(rng, ROWS)
    hours = rng.integers(0, 24, ROWS)
    days = np.datetime64("2015-01-01") + rng.integers(0, 1800, ROWS)
    at = [f"{day} {hour:02}:15:00" for day, hour in zip(days.astype(str), hours, strict=True)]
    columns = {
        "number": numbers,
        "born": born,
        "sex": sexes,
        "seen": at,
        "level": [str(n % 3) for n in range(ROWS)],
        "grade": [str(n % 3 + n % 2 * 0) for n in range(ROWS)],
        "nation": ["CN"] * (ROWS - 2) + ["Atlantis", "FR"],
    }
    kinds = {
        "number": "cn.ric",
        "born": "birth_date",
        "sex": "sex",
        "seen": "timestamp",
        "level": "code",
        "grade": "code",
        "nation": "country",
    }
    return charts([measured(columns, kinds)])  # type: ignore[arg-type]


def _of(found: list[dict[str, object]], name: str) -> list[dict]:
    return [one for one in found if one["chart"] == name]


def test_the_pyramid_counts_every_sampled_person_once(found: list[dict[str, object]]) -> None:
    (one,) = _of(found, "age_sex")
    told = sum(n or 0 for counts in one["groups"].values() for n in counts)
    assert one["sampled_rows"] - told < 2 * 21 * FEWEST
    assert one["country"] == "CN"
    assert one["census"] == population("CN", one["year"])


def test_a_census_holds_all_people() -> None:
    shares = population("DE", 2019)
    assert shares is not None
    assert sum(map(sum, shares.values())) == pytest.approx(10_000, abs=25)
    assert population("XX", 2019) is None


def test_places_bear_iso_codes_and_unknown_names_are_left_out(found: list[dict[str, object]]) -> None:
    places = {one["level"]: [p["code"] for p in one["places"]] for one in _of(found, "places")}
    assert sorted(places["region"]) == ["CN-GD", "CN-HE", "CN-SH", "CN-ZJ"]
    assert places["country"] == ["CN"]
    assert "Atlantis" not in json.dumps(found)


def test_years_and_hours_are_exact(found: list[dict[str, object]]) -> None:
    (years,) = _of(found, "years")
    (hours,) = _of(found, "hours")
    assert years["first"] == 2015
    assert sum(years["counts"]) == years["n"] == ROWS
    assert sum(n or 0 for day in hours["counts"] for n in day) <= ROWS


def test_days_of_the_year_are_exact_and_birthdays_are_among_them(found: list[dict[str, object]]) -> None:
    born, seen = sorted(_of(found, "days"), key=lambda one: one["columns"])
    assert (born["columns"], seen["columns"]) == (["born"], ["seen"])
    for one in (born, seen):
        assert one["n"] == ROWS
        assert [len(month) for month in one["counts"]] == [31] * 12
        assert one["counts"][1][29:] == [0, 0]
        assert ROWS - 366 * (FEWEST - 1) < sum(n or 0 for month in one["counts"] for n in month) <= ROWS


def test_dependence_is_seen_and_shuffling_takes_it_away(found: list[dict[str, object]]) -> None:
    (one,) = _of(found, "dependence")
    pair = next(p for p in one["pairs"] if {p["left"], p["right"]} == {"level", "grade"})
    assert pair["measured"] > 0.99
    assert pair["shuffled"] < 0.1
    assert pair["depends"]


def test_copies_are_counted() -> None:
    table = measured({"a": [str(n % 40) for n in range(120)]}, {"a": "code"})
    (one,) = [c for c in charts([table]) if c["chart"] == "copies"]
    assert one["repeated"] == pytest.approx(80 / 120)
    assert one["shares"][2] == pytest.approx(1.0)


def test_no_chart_tells_of_fewer_than_five() -> None:
    days = [f"{year}-03-0{1 + n % 4} 0{n % 3}:00:00" for year in (2001, 2002) for n in range(60)]
    days += ["2003-04-01 05:00:00"] * (FEWEST - 1)
    table = measured({"seen": days}, {"seen": "timestamp"})
    for one in charts([table]):
        if one["chart"] in {"years", "hours"}:
            rows = one["counts"] if one["chart"] == "hours" else [one["counts"], one["months"]]
            assert all(n is None or n == 0 or n >= FEWEST for row in rows for n in row)
            assert one["chart"] == "hours" or one["first"] + len(one["counts"]) == 2003


def test_tables_without_people_have_no_pyramid_and_no_places() -> None:
    table = measured({"a": [str(n) for n in range(200)]}, {"a": "count"})
    assert {one["chart"] for one in charts([table])} <= {"copies"}
