import numpy as np
import pytest

from leakassay.claim.answering import answers
from leakassay.claim.interface import Known
from leakassay.claim.reading import Claim
from leakassay.estimate.census import Census
from leakassay.estimate.gate import Draw
from leakassay.estimate.source import Source
from leakassay.records import Interval
from made import measured, resident_numbers


def _known(people: Interval | None, drawn: str = "random", records: int = 1000, years: int = 20) -> Known:
    rng = np.random.default_rng(1)
    numbers = resident_numbers(rng, 400)[0]
    days = (np.datetime64("1996-01-01") + rng.integers(0, 365 * years, 400)).astype(str).tolist()
    table = measured({"number": numbers, "seen": days}, {"number": "cn.ric", "seen": "date"})
    return Known([table], records, 0, 100_000, Source(people, None), Draw(drawn, ()), Census(()))  # type: ignore[arg-type]


def _holds(claim: Claim, known: Known) -> dict[str, str]:
    return {one.item: one.holds for one in answers(claim, known)}


BOUNDED = Interval(900, 1000, 1200)
OPEN = Interval(900, 900, None)


@pytest.mark.parametrize(
    ("people", "found", "holds"),
    [
        (1100, BOUNDED, "yes"),
        (9700, BOUNDED, "no"),
        (100, BOUNDED, "no"),
        (100, OPEN, "no"),
        (9700, OPEN, "cannot say"),
        (9700, None, "cannot say"),
    ],
)
def test_people(people: int, found: Interval | None, holds: str) -> None:
    assert _holds(Claim(people=people), _known(found))["people"] == holds


def test_more_people_than_live_there_is_a_finding() -> None:
    assert _holds(Claim(people=2_900_000_000, countries=("US", "CA", "GB")), _known(OPEN))["people"] == "no"


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        (Claim(records=1000), "yes"),
        (Claim(records=800), "no"),
        (Claim(records=970_000, sample="head"), "cannot say"),
    ],
)
def test_records(claim: Claim, holds: str) -> None:
    assert _holds(claim, _known(BOUNDED))["records"] == holds


@pytest.mark.parametrize(
    ("size", "holds"), [(100_000, "yes"), (1000, "no"), (10_000_000, "no"), (300_000, "yes"), (20_000, "yes")]
)
def test_bytes_of_the_whole(size: int, holds: str) -> None:
    assert _holds(Claim(bytes=size, records=1000), _known(BOUNDED))["bytes"] == holds


def test_more_bytes_than_a_sample_explains_cannot_be_said() -> None:
    claim = Claim(bytes=23_000_000_000, records=1_000_000, sample="random")
    assert _holds(claim, _known(BOUNDED))["bytes"] == "cannot say"


@pytest.mark.parametrize(
    ("period", "drawn", "holds"),
    [
        ((1996, 2015), "random", "yes"),
        ((1990, 2015), "random", "no"),
        ((1990, 2015), "head", "cannot say"),
        ((2005, 2010), "random", "no"),
    ],
)
def test_period(period: tuple[int, int], drawn: str, holds: str) -> None:
    assert _holds(Claim(period=period), _known(BOUNDED, drawn))["period"] == holds


@pytest.mark.parametrize(
    ("countries", "holds"),
    [(("CN",), "yes"), (("DE",), "no"), (("CN", "DE"), "cannot say"), (("XX",), "cannot say")],
)
def test_countries(countries: tuple[str, ...], holds: str) -> None:
    assert _holds(Claim(countries=countries), _known(BOUNDED))["countries"] == holds


def test_what_no_file_can_say_is_recorded() -> None:
    found = _holds(Claim(offered_by="someone", price="10", source="a system"), _known(BOUNDED))
    assert set(found.values()) == {"cannot say"}


def test_a_claim_against_itself() -> None:
    found = _holds(Claim(people=1_000_000, records=970_000, sample_rows=2_000_000), _known(OPEN))
    assert found["people against records"] == "no"
    assert found["sample_rows against records"] == "no"


def test_the_moment_of_an_export_is_no_part_of_the_period() -> None:
    rng = np.random.default_rng(3)
    days = (np.datetime64("1996-01-01") + rng.integers(0, 365 * 20, 400)).astype(str).tolist()
    table = measured({"seen": days, "written": ["2020-01-05"] * 400}, {"seen": "date", "written": "date"})
    known = Known([table], 400, 0, 9000, Source(None, None), Draw("random", ()), Census(()))
    assert _holds(Claim(period=(1996, 2015)), known)["period"] == "yes"
