"""A bad record costs itself: it is one reject with its reason, and reading goes on at the next one."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from leakassay.sources.interface import Limits

sys.path.insert(0, str(Path(__file__).parent))
from reading_json import read

MADE = [{"id": n, "name": f"n{n}", "in": {"x": [1, 2]}} for n in range(60)]
LINES = [json.dumps(one) for one in MADE]


@pytest.mark.parametrize(
    "bad",
    [
        '{"id": 30, "name": "n',
        '{"id": 30, "name": "n}',
        '{"id": 30, "name": n30}',
        '{"id": 30 "name": "n30"}',
        '{"id": 30, "in": {"x": [1, 2}}',
        '{"id": 30, "name": "\\q"}',
        '{"id": 01}',
    ],
)
def test_a_bad_record_costs_itself(bad: str) -> None:
    lines = [*LINES[:30], bad, *LINES[31:]]
    for text in (
        "\n".join(lines),
        "[" + ",\n".join(lines) + "]",
        json.dumps({"rows": [0]})[:-3] + ",\n".join(lines) + "]}",
    ):
        found = read(text)
        assert len(found.rows) == 59
        assert found.lost == {"malformed": 1}


def test_a_bracket_too_many_costs_itself() -> None:
    lines = [*LINES[:30], LINES[30] + "}", *LINES[31:]]
    for text in ("[" + ",\n".join(lines) + "]", '{"rows": [' + ",\n".join(lines) + '], "n": 60}'):
        found = read(text)
        assert len(found.rows) == 60
        assert found.lost == {"malformed": 0}


def test_a_bad_record_that_is_pretty_printed_costs_itself() -> None:
    text = json.dumps(MADE, indent=2).replace('"name": "n30",', '"name": "n30')
    found = read(text)
    assert len(found.rows) == 59
    assert found.lost == {"malformed": 1}


def test_a_cut_end_is_one_reject() -> None:
    for text in ("\n".join(LINES), json.dumps(MADE), json.dumps(MADE, indent=1), json.dumps({"rows": MADE})):
        found = read(text.rstrip("]} \n")[:-3])
        assert len(found.rows) == 59
        assert found.lost == {"truncated": 1}


def test_what_is_no_record_is_said_to_be_none() -> None:
    found = read("\n".join([*LINES, "some words", "- - -", "}", *LINES]))
    assert len(found.rows) == 120
    assert found.lost == {"not a record": 3}


def test_a_long_record_is_refused() -> None:
    long = json.dumps({"id": 1, "name": "x" * 5000})
    limits = Limits(record_bytes=1000, block_bytes=256)
    for text in ("\n".join([*LINES, long, *LINES]), "[" + ",".join([*LINES, long, *LINES]) + "]"):
        found = read(text, limits, step=100)
        assert len(found.rows) == 120
        assert found.lost == {"too long": 1}


def test_nesting_has_a_limit() -> None:
    deep = '{"id": 1, "a": ' + '{"a":' * 100 + "1" + "}" * 101
    for text in ("\n".join([*LINES, deep, *LINES]), "[" + ",".join([*LINES, deep, *LINES]) + "]"):
        found = read(text)
        assert len(found.rows) == 120
        assert found.lost == {"too deep": 1}


def test_keys_without_end_stay_within_the_limit() -> None:
    lines = (json.dumps({f"k{n}": n, "in": {f"j{n}": n}}) for n in range(3000))
    found = read("\n".join(lines), Limits(columns=500))
    assert len(found.rows) == 3000
    assert len(found.columns) < 1100


def test_many_tables_become_one() -> None:
    made = {f"{chr(97 + n % 26)} list, number {n}": [{"n": n}] for n in range(200)}
    found = read(json.dumps(made))
    assert sum(found.counts().values()) == 200
    assert len(found.tables) == 65
    assert found.tables["*"][0] == {"*": "m list, number 64", "*.n": "64"}


def test_positions_rise_whatever_is_lost() -> None:
    made = [{"_index": f"i{n % 3}", "name": "x" * (n % 7) * 20} for n in range(60)]
    text = json.dumps({"m": made, "a": 1, "hits": {"hits": made}, "b": "x" * 200, "m2": MADE})
    found = read(text, Limits(record_bytes=100, block_bytes=300), step=11)
    assert found.lost["too long"] > 10
    assert found.counts()["m2"] == 60


def test_maps_are_known_though_columns_run_out() -> None:
    made = [{"id": n, "z": {f"{n:016x}": {"q": 1}}, "w": {"a": 1, "b": {"c": 2}}} for n in range(30)]
    for columns in range(1, 9):
        found = read("\n".join(map(json.dumps, made)), Limits(columns=columns))
        assert len(found.rows) == 30
