"""The case of 2022 at a thousandth of its size, made up: what its claim is worth, by how it was sampled."""

from pathlib import Path

import pytest

from leakassay.claim.reading import read_claim
from leakassay.judging import Sized, sized
from leakassay.reading import InputTally, read_tables
from leakassay.simulate.fixtures import write_fixture

TRUTH = 105_000


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    write_fixture("police-2022", folder)
    return folder


def _sized(folder: Path) -> Sized:
    tables = [table.summary for table in read_tables([folder / "leak"], b"a key for the case of 2022")]
    held = sum(table.records for table in tables)
    tally = InputTally(None, records=held)  # type: ignore[arg-type]
    return sized(tables, [tally], read_claim(folder / "claim.toml"))


def test_a_random_sample_refutes_the_claim_and_says_how_many_there_are(samples: Path) -> None:
    found = _sized(samples / "random")
    holds = {answer.item: answer.holds for answer in found.answers}
    assert holds["people"] == "no"
    people = found.source.people
    assert people is not None
    assert people.high is not None
    assert people.low <= TRUTH <= people.high < 970_000
    assert 0.8 < people.point / TRUTH < 1.25
    assert found.draw.drawn == "random"


def test_the_head_of_the_index_says_only_that_there_are_at_least_those_in_it(samples: Path) -> None:
    found = _sized(samples / "head")
    holds = {answer.item: answer.holds for answer in found.answers}
    assert holds["people"] == "cannot say"
    assert holds["sample"] == "no"
    assert found.source.people is not None
    assert found.source.people.low <= TRUTH
    assert found.source.people.high is None
    assert found.draw.drawn == "head"
