"""What report.json promises to scripts: every field is there, is described, and is all that is there."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import leakassay
from leakassay.simulate import simulate

SCHEMA = json.loads((Path(leakassay.__file__).parent / "report" / "report.schema.json").read_text("utf-8"))

PROMISED = """
schema
tool version seed started seconds cpu_seconds peak_bytes
inputs name bytes sha256 container compression charset format records rejects bytes_records bytes_rejects
tables name records columns
tables.columns name path kind confidence nonempty valid faults distinct sensitivity
tables.columns.distinct low point high
findings test table columns n leaning score lr because
verdict assessed authentic posterior_free lr leading capped_at untested words
verdict.mixture hypothesis share where
current low high because
source candidates
source.candidates system lr because
estimates records identifiers valid_identifiers people_in_leak people
estimates.people low point high level method assumptions
claim item claimed found holds because
"""
"""A part of the report, and the fields that it always has: none is dropped or renamed in this schema."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("leak")
    simulate("shop", 120, folder, seed=4)
    claim = folder.with_suffix(".toml")
    claim.write_text('[claim]\npeople = 900\nperiod = [1995, 2019]\ncountries = ["BR"]\n', "utf-8")
    made = leakassay.assay(folder, claim=claim, seed=1, kinds={"orders": {"status": "code"}})
    return dict(json.loads(made.to_json()))


def _inside(part: dict[str, Any]) -> dict[str, Any]:
    """Give what is described: of a list its items, of what may be null the other."""
    part = part.get("items", part)
    part = next((one for one in part.get("anyOf", ()) if "$ref" in one), part)
    return SCHEMA["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part


def _at(path: str) -> dict[str, Any]:
    part = SCHEMA
    for name in path.split("."):
        part = _inside(part["properties"][name])
    return part


@pytest.mark.parametrize("line", PROMISED.split("\n")[1:-1])
def test_what_is_promised_is_always_there(line: str) -> None:
    path, *fields = line.split()
    assert set(fields) <= set(_at(path).get("required", ()))


def test_a_report_keeps_to_the_schema(report: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(report, SCHEMA)


def _undescribed(value: Any, part: dict[str, Any], path: str) -> Iterator[str]:
    """Give the paths of what is in a report and not in the schema; what hangs on names is as it comes."""
    part = _inside(part)
    if isinstance(value, list):
        for one in value:
            yield from _undescribed(one, part, path)
    elif isinstance(value, dict) and "properties" in part:
        for name, inner in value.items():
            if "description" in part["properties"].get(name, ()):
                yield from _undescribed(inner, part["properties"][name], f"{path}.{name}")
            else:
                yield f"{path}.{name}"


def test_every_field_of_a_report_is_described(report: dict[str, Any]) -> None:
    known = report | {"charts": []}  # a picture's figures stand beside its fields
    assert not set(_undescribed(known, SCHEMA, "report"))


def test_a_finding_leads_to_the_picture_of_its_columns(report: dict[str, Any]) -> None:
    pictured = [one for one in report["findings"] if "chart" in one]
    assert {one["test"] for one in pictured} >= {"T27", "T30"}
    for one in pictured:
        chart = report["charts"][one["chart"]]
        assert chart["table"] == one["table"]
        assert not chart["columns"] or set(chart["columns"]) & set(one["columns"])
