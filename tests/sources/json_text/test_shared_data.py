"""Files of other people: the records that Python's json finds, and the columns of the labels."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading_json import read

LISTS = ["real/de_candidates_2017.json", "real/taiwan_mly8.json", "real/us_house_civilservice.json"]
LINES = ["books", "countries-small", "grades", "mflix_theaters", "profiles", "restaurant", "students"]
MAPS = ["formats/json/dila_B.json", "formats/json/dila_T.json", "formats/json/dila_X.json"]


@pytest.mark.parametrize("name", [*LISTS, *MAPS])
def test_a_list_or_map_gives_its_members(shared: Path, name: str) -> None:
    data = (shared / name).read_bytes()
    found = read(data)
    assert len(found.rows) == len(json.loads(data))
    assert not found.lost


@pytest.mark.parametrize("name", LINES)
def test_an_export_gives_its_lines(shared: Path, name: str) -> None:
    data = (shared / "formats" / "mongo" / f"{name}.json").read_bytes()
    found = read(data)
    assert len(found.rows) == sum(1 for line in data.splitlines() if line.strip())
    assert not found.lost


def test_a_bulk_file_gives_its_pairs(shared: Path) -> None:
    data = (shared / "formats/es/canvas__elasticoffee__elasticoffee-data.bulk").read_bytes()
    found = read(data)
    assert found.counts() == {"elasticoffee": sum(1 for line in data.splitlines() if b'"_index"' in line)}
    assert not found.lost


def test_columns_go_by_the_paths_of_the_labels(shared: Path) -> None:
    labels = [json.loads(line) for line in (shared / "labels.jsonl").read_text("utf-8").splitlines()]
    seen = 0
    for label in labels:
        if label["file"].endswith(".json"):
            found = read((shared / label["file"]).read_bytes())
            assert found.columns == set(label["columns"])
            assert not found.lost
            seen += 1
    assert seen >= 8
