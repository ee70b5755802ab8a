import numpy as np
import pytest

from leakassay.claim.answering import answers
from leakassay.claim.interface import Known
from leakassay.claim.reading import Claim
from leakassay.estimate.census import MARGIN, Census, Group, held_against
from leakassay.estimate.gate import Draw
from leakassay.estimate.persons import identified
from leakassay.estimate.source import Source
from leakassay.measures.tables import TableSummary
from leakassay.records import Interval
from leakassay.reference.population import countries, regions
from made import measured, resident_numbers


def _voters(states: list[str], rows: int) -> TableSummary:
    """A made-up list of voters: a serial each, a state, a year of birth."""
    rng = np.random.default_rng(5)
    columns = {
        "voter_id": [f"V{i:07d}" for i in range(rows)],
        "full_name": [f"Made Up {i}" for i in range(rows)],
        "state": rng.choice(states, rows).tolist(),
        "birth_year": rng.integers(1940, 2000, rows).astype(str).tolist(),
        "sex": rng.choice(["M", "F"], rows).tolist(),
    }
    kinds = {
        "voter_id": "voter_id",
        "full_name": "person_name",
        "state": "region",
        "birth_year": "birth_year",
        "sex": "sex",
    }
    return measured(columns, kinds)


def _census(table: TableSummary, country: str | None = None) -> Census:
    return held_against([table], identified([table]), country)


def _group(people: float, lived: int, share: float = 0.5, level: str = "region") -> Group:
    exact = Interval(share, share, share)
    return Group("t", ("c",), level, "Somewhere", 500, exact, Interval(people, people, people), lived)  # type: ignore[arg-type]


def test_people_are_told_by_the_province_and_birth_in_their_numbers() -> None:
    numbers, *_ = resident_numbers(np.random.default_rng(4), 800)
    found = _census(measured({"number": numbers}, {"number": "cn.ric"}))
    names = {group.name for group in found.groups if group.level == "region"}
    assert names == {"Shanghai (CN-SH)", "Zhejiang (CN-ZJ)", "Hebei (CN-HE)", "Guangdong (CN-GD)"}
    assert sum(g.people.point for g in found.groups if g.level == "region") == pytest.approx(800)
    assert sum(g.people.point for g in found.groups if g.level == "birth") == pytest.approx(800)
    assert {g.name for g in found.groups if g.level == "country"} == {"CN"}
    assert "CN 1950–1954" in {g.name for g in found.groups}


@pytest.mark.parametrize("spelled", [["Wyoming", "Vermont"], ["WY", "VT"], ["wyoming ", "vt"]])
def test_a_column_of_states_names_its_country(spelled: list[str]) -> None:
    found = _census(_voters(spelled, 600))
    names = {group.name for group in found.groups if group.level == "region"}
    assert names == {"Wyoming (US-WY)", "Vermont (US-VT)"}
    assert any(group.name.startswith("US 19") for group in found.groups)


def test_regions_that_no_census_here_knows_say_nothing() -> None:
    found = _census(_voters(["Nowhere", "Elsewhere"], 600))
    assert not found.groups
    assert [f.leaning for f in found.findings()] == ["silent"]
    told = _census(_voters(["Nowhere", "Elsewhere"], 600), "US")
    assert {group.level for group in told.groups} == {"country", "birth"}


def test_more_people_than_have_lived_there_is_a_finding() -> None:
    lived = regions()["US-WY"].lived
    room, full = (_group(times * lived, lived) for times in (1.0, 1.3))
    assert [f.leaning for f in Census((room,)).findings()] == ["silent"]
    (finding,) = Census((room, full)).findings()
    assert finding.leaning == "against"
    assert finding.test == "T26"
    assert f"{lived:,}" in str(finding.because)


def test_a_small_region_bounds_the_source() -> None:
    # One in a hundred is of a region where a thousand have lived: no more than a hundred thousand in all.
    found = Census((_group(50, 1000, 0.01), _group(4000, 10_000_000, 0.9)))
    bound = found.bound(5000)
    assert bound is not None
    assert bound.high == pytest.approx(MARGIN * 100_000)
    assert found.bound(1e9) is None
    assert found.too_many(200_000) is found.groups[0]
    assert found.too_many(100_000) is None


@pytest.mark.parametrize(("drawn", "holds"), [("random", "no"), ("head", "cannot say")])
def test_a_claim_that_a_region_cannot_hold_fails_if_the_draw_is_random(drawn: str, holds: str) -> None:
    people = Interval(500, 500, None)
    census = Census((_group(50, 1000, 0.01),))
    known = Known([], 500, 0, 9000, Source(people, None), Draw(drawn, ()), census)  # type: ignore[arg-type]
    (answer,) = answers(Claim(people=1_000_000), known)
    assert answer.holds == holds
    assert ("10,000" in str(answer.because)) == (holds == "no")


def test_shares_of_a_sample_hold_the_truth() -> None:
    shares = np.array([0.6, 0.3, 0.08, 0.02])
    inside = []
    for seed in range(40):
        drawn = np.random.default_rng(seed).choice(["TX", "OH", "VT", "WY"], 6000, p=shares)
        found = _census(_voters_of(drawn.tolist()))
        groups = [g for g in found.groups if g.level == "region"]
        inside.append(all(g.share.low <= _true(g, drawn) <= (g.share.high or 0) for g in groups))
    assert np.mean(inside) >= 0.9


def _true(group: Group, drawn: np.ndarray) -> float:
    return float((drawn == group.name[-3:-1]).mean())


def _voters_of(states: list[str]) -> TableSummary:
    rows = len(states)
    columns = {
        "id": [f"V{i:07d}" for i in range(rows)],
        "state": states,
        "n": [f"A {i}" for i in range(rows)],
    }
    return measured(columns, {"id": "voter_id", "state": "region", "n": "person_name"})


def test_the_tables_are_those_of_the_statistics_offices() -> None:
    of = {c: [r.people for r in regions().values() if r.country == c] for c in ("CN", "US", "KR")}
    assert {c: len(people) for c, people in of.items()} == {"CN": 34, "US": 52, "KR": 16}
    assert sum(of["US"]) - regions()["US-PR"].people == 331_449_281
    for code, country in countries().items():
        assert country.living <= country.lived, code
        assert len(country.cohorts) == 25
