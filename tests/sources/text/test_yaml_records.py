"""Do repeated mappings become records, item by item, and does a bomb stay small?"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.sources.interface import Limits
from leakassay.sources.yaml_records import FORMAT

sys.path.insert(0, str(Path(__file__).parent))
from text_reading import head_of, read

ITEM = """- id: {n:04}
  name:
    given: Ann
    family: "Made: {n}"
  born: 1980-02-03
  note: ~
  tels: ['1', "2"]
  bio: |
    - not an item
    key: no key
"""
LIST = "".join(ITEM.format(n=n) for n in range(5))
ROW = {
    "id": "0003",
    "name.given": "Ann",
    "name.family": "Made: 3",
    "born": "1980-02-03",
    "tels": ["1", "2"],
    "bio": "- not an item\nkey: no key\n",
}


def indented(text: str, by: str = "  ") -> str:
    return "".join(by + line + "\n" for line in text.splitlines())


@pytest.mark.parametrize(
    ("text", "table"),
    [
        (LIST, ""),
        ("# people\n---\n" + LIST + "...\n", ""),
        ("---\n" + indented(LIST), ""),
        ("people:\n" + LIST, "people"),
        ("version: 1\npeople:\n" + indented(LIST) + "count: 5\n", "people"),
    ],
)
def test_items_of_lists_are_records(text: str, table: str) -> None:
    rows = read(FORMAT, text.encode()).tables[table]
    assert len(rows) == 5
    assert rows[3] == ROW


def test_a_dash_alone_begins_an_item() -> None:
    rows = read(FORMAT, b"---\n  - \n    a: 1\n    b: x\n  - \n    a: 2\n    b: y\n").rows
    assert rows == [{"a": "1", "b": "x"}, {"a": "2", "b": "y"}]


def test_entries_of_a_mapping_are_records_with_a_key() -> None:
    text = "ann@example.com:\n  name: Ann\n  tels: [1, 2]\n'bo':\n  name: Bo\n"
    assert read(FORMAT, text.encode()).rows == [
        {"key": "ann@example.com", "name": "Ann", "tels": ["1", "2"]},
        {"key": "bo", "name": "Bo"},
    ]


def test_each_of_several_documents_is_a_record() -> None:
    text = "---\nname: Ann\ntels:\n- kind: cell\n  no: 1\n---\nname: Bo\ntels:\n- kind: cell\n  no: 2\n"
    assert read(FORMAT, text.encode()).rows == [
        {"name": "Ann", "tels.kind": "cell", "tels.no": "1"},
        {"name": "Bo", "tels.kind": "cell", "tels.no": "2"},
    ]


def test_one_document_is_one_record() -> None:
    text = "name: Ann\ntags:\n- a\n- b\nborn: 1980-02-03\n"
    assert read(FORMAT, text.encode()).rows == [{"name": "Ann", "tags": ["a", "b"], "born": "1980-02-03"}]


def test_nothing_is_constructed_and_nothing_expands() -> None:
    bomb = "- a: &a [x, x, x]\n  b: &b [*a, *a, *a, *a]\n  c: &c [*b, *b, *b]\n  d: &d v\n  e: *d\n"
    found = read(FORMAT, (bomb + "- f: !!python/object/apply:os.system ['exit 1']\n").encode())
    assert found.rows[0] == {"a": ["x", "x", "x"], "d": "v", "e": "v"}
    assert found.rows[1] == {"f": "exit 1"}


def test_a_broken_item_costs_one_record() -> None:
    found = read(FORMAT, (LIST + "- a: [1\n- b: {n: 1\n" + LIST).encode())
    assert len(found.rows) == 10
    assert found.lost == {"malformed": 2}


def test_depth_and_length_are_limited() -> None:
    deep, long = "- a: " + "[" * 900 + "]" * 900 + "\n", "- a: " + "x" * 90_000 + "\n"
    found = read(FORMAT, (LIST + deep + long + LIST).encode(), Limits(record_bytes=1 << 14))
    assert len(found.rows) == 10
    assert found.lost == {"too deep": 1, "too long": 1}


def test_yaml_is_known_and_other_lists_are_not() -> None:
    assert FORMAT.sniff(head_of(LIST.encode())) > 0.5
    assert FORMAT.sniff(head_of(b"name: Ann\nage: 3\n", "a.yml")) > 0.5
    for other in (
        b"a@example.com:secret\n" * 9,
        b"- one\n- two\n",
        b'{"a": 1}\n',
        b"a,b\n1,2\n",
        b"Name: Ann\nAge: 3\n",
    ):
        assert FORMAT.sniff(head_of(other)) == 0


@pytest.mark.parametrize("padding", ["\n", "  \n", "# more below\n"])
def test_padding_hides_no_yaml(padding: str) -> None:
    padded = LIST.replace("  bio: |\n    - not an item\n    key: no key\n", "").replace(
        "\n", "\n" + 7 * padding
    )
    assert FORMAT.sniff(head_of((5000 * padding + padded).encode())) > 0.5


PARTS = [
    "- ",
    "a: ",
    "\n",
    "  ",
    "- b:\n",
    "---\n",
    "...\n",
    "&x ",
    "*x",
    "[",
    "]",
    "{",
    "'",
    '"',
    "|\n",
    "# c\n",
    "? ",
    "!t ",
    "%Y\n",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=25).map("".join).map(str.encode) | st.binary(max_size=200),
    st.integers(1, 99),
)
def test_any_bytes_are_records_or_rejects_and_add_up(data: bytes, step: int) -> None:
    whole = read(FORMAT, data)
    pieces = read(FORMAT, data, Limits(block_bytes=step), step)
    assert (pieces.tables, pieces.lost) == (whole.tables, whole.lost)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join).map(str.encode) | st.binary(max_size=200))
def test_knowing_a_format_never_fails(data: bytes) -> None:
    assert 0 <= FORMAT.sniff(head_of(data, "x.yaml")) <= 1


def test_a_document_goes_on_behind_its_lists() -> None:
    text = "id: 7\nroles:\n- type: upper\n  since: 2001\n- type: lower\n  since: 1999\nname: Ann\n"
    found = read(FORMAT, text.encode())
    assert found.tables[""] == [{"id": "7", "name": "Ann"}]
    assert found.tables["roles"] == [{"type": "upper", "since": "2001"}, {"type": "lower", "since": "1999"}]


def test_blank_lines_are_looked_at_once() -> None:
    blank = b"  \n" * 80_000
    begun = time.process_time()
    FORMAT.sniff(head_of(b"- a: 1\n  b: 2\n" + blank))
    FORMAT.sniff(head_of(blank))
    assert time.process_time() - begun < 2  # it was minutes, and is some hundredths of a second
