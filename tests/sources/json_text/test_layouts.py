"""Records are found wherever JSON puts them: on lines, in lists, in maps, inside documents, in scripts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from leakassay.sources.interface import Limits

sys.path.insert(0, str(Path(__file__).parent))
from reading_json import read

PEOPLE = [{"id": n, "name": f"name {n}", "at": {"city": "Ulm", "zip": None}} for n in range(40)]
FLAT = [{"id": str(n), "name": f"name {n}", "at.city": "Ulm"} for n in range(40)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("\n".join(map(json.dumps, PEOPLE)), "ndjson"),
        ("\r\n".join(map(json.dumps, PEOPLE)) + "\r\n", "ndjson"),
        ("\ufeff" + "\n".join(map(json.dumps, PEOPLE)), "ndjson"),
        ("\n\n".join(map(json.dumps, PEOPLE)), "ndjson"),
        ("".join("\x1e" + json.dumps(one) + "\n" for one in PEOPLE), "ndjson"),
        ("[\n" + ",\n".join(map(json.dumps, PEOPLE)) + "\n]\n", "ndjson"),
        (json.dumps(PEOPLE), "json"),
        (json.dumps(PEOPLE, indent=4), "json"),
        ("\ufeff" + json.dumps(PEOPLE, indent=4), "json"),
        ("".join(map(json.dumps, PEOPLE)), "json"),
        ("\n".join(json.dumps(one, indent=2) for one in PEOPLE), "json"),
        ("callback(" + json.dumps(PEOPLE) + ");", "json"),
        ("'use strict';\n// people\nexport default " + json.dumps(PEOPLE, indent=2) + ";\n", "json"),
        ("var people = " + json.dumps(PEOPLE) + ";", "json"),
        ("/* 1 */\n" + "\n/* n */\n".join(json.dumps(one, indent=2) for one in PEOPLE), "json"),
    ],
)
def test_the_same_records_in_each_layout(text: str, form: str) -> None:
    found = read(text)
    assert found.rows == FLAT
    assert not found.lost
    assert found.columns == {"id", "name", "at.city", "at.zip"}
    assert found.format == form


def test_tables_of_a_document_have_paths_from_the_root() -> None:
    made = {"dumped": "2020", "people": PEOPLE, "meta": {"orders": [{"n": 1}, {"n": 2}]}, "done": True}
    found = read(json.dumps(made, indent=1))
    assert found.counts() == {"people": 40, "meta.orders": 2}
    assert found.tables["people"][0] == {f"people.{k}": v for k, v in FLAT[0].items()} | {"dumped": "2020"}
    assert found.tables["meta.orders"][-1] == {"meta.orders.n": "2", "done": "true"}


def test_a_page_of_an_interface_is_its_list() -> None:
    found = read(json.dumps({"results": PEOPLE, "info": {"page": 1}}))
    assert found.counts() == {"results": 40}
    assert found.rows[-1]["info.page"] == "1"


@pytest.mark.parametrize("keys", ["-Kabcdefghijklmnopq{:02}", "{:05}", "user{}", "a{}@example.org"])
def test_a_map_under_keys_that_are_data_holds_records(keys: str) -> None:
    made = {keys.format(n): one for n, one in enumerate(PEOPLE)}
    for path, text in (("", json.dumps(made)), ("users.", json.dumps({"users": made}, indent=2))):
        found = read(text)
        assert len(found.rows) == 40
        assert found.rows[3][f"{path}*"] == keys.format(3)
        assert found.rows[3][f"{path}*.name"] == "name 3"


def test_keys_that_are_data_merge_inside_records() -> None:
    lines = [json.dumps({"id": n, "by": {f"{n + 2**40:032x}": {"tier": "x"}}}) for n in range(20)]
    assert read("\n".join(lines)).columns == {"id", "by.*.tier"}


def test_lists_merge_and_keep_their_order() -> None:
    made = {
        "tags": ["a", "b"],
        "jobs": [{"as": "x", "at": [1, 2]}, {"as": "y"}],
        "none": [],
        "deep": [[1], [2]],
    }
    found = read(json.dumps(made) + "\n" + json.dumps({"tags": ["c", "d"]}) + "\n")
    assert found.rows == [
        {"tags": ["a", "b"], "jobs.as": ["x", "y"], "jobs.at": ["1", "2"], "deep": ["1", "2"]},
        {"tags": ["c", "d"]},
    ]
    assert "none" in found.columns


def test_types_may_drift_inside_a_column() -> None:
    lines = [
        '{"a": 1}',
        '{"a": "one"}',
        '{"a": {"b": 2}}',
        '{"a": [true, null]}',
        '{"a": null}',
        '{"a": 1e400}',
    ]
    found = read("\n".join(lines))
    assert found.rows == [{"a": "1"}, {"a": "one"}, {"a.b": "2"}, {"a": "true"}, {}, {"a": "1e400"}]
    assert not found.lost


def test_numbers_stand_as_written() -> None:
    written = ["0", "-0", "123456789012345678901234567890", "1.10", "1E+2", "-1.5e-300"]
    found = read("\n".join(f'{{"n": {one}}}' for one in written))
    assert [row["n"] for row in found.rows] == written


def test_a_script_may_be_no_strict_json() -> None:
    found = read(
        """// made up
        const rows = [
          { id: 1, name: 'O\\'Neil', tags: ['a', 'b',], }, // it's one
          { id: 2, "name": "B", score: NaN, seen: undefined, /* [ */ ok: True },
        ];"""
    )
    assert found.rows == [
        {"id": "1", "name": "O'Neil", "tags": ["a", "b"]},
        {"id": "2", "name": "B", "score": "NaN", "ok": "true"},
    ]
    assert found.facts["notation"] == "relaxed"


def test_one_key_twice_counts_last() -> None:
    found = read('{"a": 1, "b": 2, "a": {"c": 3}}\n{"a": 1}\n')
    assert found.rows == [{"b": "2", "a.c": "3"}, {"a": "1"}]
    assert found.notes == {"duplicate key": 1}


def test_characters_that_are_none_are_shown_and_noted() -> None:
    found = read(b'{"a": "\\ud800x"}\n{"a": "\xff"}\n{"a": "\\ud83d\\ude00"}\n{"a": "x\x01\\u0000"}\n')
    assert [row["a"] for row in found.rows] == ["\ufffdx", "\ufffd", "\U0001f600", "x\x01\0"]
    assert found.notes == {"undecodable": 2, "control characters": 1}


def test_small_blocks_change_nothing() -> None:
    for text in (
        json.dumps({"a": 1, "people": PEOPLE}),
        json.dumps(PEOPLE),
        "\n".join(map(json.dumps, PEOPLE)),
    ):
        assert read(text, Limits(block_bytes=50), step=7).tables == read(text).tables
