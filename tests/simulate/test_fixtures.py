from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from leakassay.errors import LeakassayError
from leakassay.simulate.fixtures import FIXTURES, write_fixture

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fixture")
    write_fixture("police-2022", folder)
    return folder


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("sample", ["random", "head"])
def test_the_claim_and_the_truth_are_those_of_the_case(written: Path, sample: str) -> None:
    claim = tomllib.loads((written / sample / "claim.toml").read_text("utf-8"))["claim"]
    truth = json.loads((written / sample / "truth.json").read_text("utf-8"))
    assert claim["people"] == claim["records"] == truth["source"]["records"] == 970_000
    assert truth["source"]["people"] == 105_000
    assert {name: table["rows"] for name, table in truth["tables"].items()} == {
        "person_base": 25_000,
        "case_log": 25_000,
        "addr_tel": 25_000,
    }


def test_repeats_in_the_random_sample_give_the_floor_that_theory_gives(written: Path) -> None:
    hits = records(written / "random" / "leak" / "person_base.ndjson")
    seen = {}
    for hit in hits:
        # Within a household, who has the same birth date, sex and family is the same person.
        fields = hit["_source"]
        key = fields["family_no"], fields["birth"].replace(".", ""), fields["gender"]
        seen[key] = seen.get(key, 0) + 1
    pairs = sum(n * (n - 1) // 2 for n in seen.values())
    n, people, mean = len(hits), 105_000, 970 / 105
    # Pairs among records drawn without replacement, of people with geometric numbers of records.
    expected = n * (n - 1) / 2 * (2 * mean * (mean - 1) * people) / (970_000 * 969_999)
    assert abs(pairs / expected - 1) < 0.08


def test_one_sample_is_spread_over_the_index_and_the_other_is_its_beginning(written: Path) -> None:
    def serials(sample: str) -> NDArray[np.int64]:
        hits = records(written / sample / "leak" / "person_base.ndjson")
        return np.array([int(hit["_source"]["rec_no"][1:]) for hit in hits])

    assert np.ptp(serials("random")) > 900_000
    assert np.ptp(serials("head")) < 30_000
    assert (np.diff(serials("head")) > 0).all()


def test_an_unknown_fixture_is_refused(tmp_path: Path) -> None:
    assert "police-2022" in FIXTURES
    with pytest.raises(LeakassayError):
        write_fixture("bank-1999", tmp_path)
