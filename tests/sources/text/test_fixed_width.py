"""Are columns of fixed width found by what lines up, in any script, with rulers or without?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.errors import CannotOpenError
from leakassay.sources.fixed_width import FORMAT
from leakassay.sources.interface import Limits

sys.path.insert(0, str(Path(__file__).parent))
from text_reading import head_of, read

PEOPLE = [
    ("1", "Ann Made", "ann@example.com", "1980-02-03"),
    ("22", "Bo van der Long", "bo@example.org", "1975-11-30"),
    ("333", "Cy", "cy.long@example.net", "1990-07-14"),
]
NAMES = ("id", "name", "email", "born")
WIDTHS = (5, 18, 22, 10)


def line(cells: tuple[str, ...]) -> str:
    left = "".join(cell.ljust(width) for cell, width in zip(cells[1:], WIDTHS[1:], strict=True))
    return cells[0].rjust(WIDTHS[0] - 1) + " " + left.rstrip() + "\n"


MANY = [(str(n * 7), name, f"{n}{email}", born) for n in range(9) for _, name, email, born in PEOPLE]
BODY = "".join(line(cells) for cells in MANY)
ROWS = [dict(zip(NAMES, cells, strict=True)) for cells in MANY]


def test_columns_are_found_by_blanks_that_line_up() -> None:
    found = read(FORMAT, (line(NAMES) + BODY).encode())
    assert found.rows == ROWS
    assert not found.lost


def test_columns_without_a_header_are_numbered() -> None:
    assert read(FORMAT, BODY.encode()).rows[1] == dict(zip("0123", MANY[1], strict=True))


def test_empty_cells_are_nothing() -> None:
    found = read(FORMAT, (line(NAMES) + BODY + line(("4", "", "dee@example.com", ""))).encode())
    assert found.rows[-1] == {"id": "4", "email": "dee@example.com"}


def test_a_ruler_says_where_columns_are() -> None:
    ruler = " ".join("-" * (width - 1) for width in WIDTHS) + "\n"
    footer = "\n(27 rows affected)\n"
    found = read(
        FORMAT, ("Staff\n\n" + line(NAMES) + ruler + BODY + line(NAMES) + ruler + BODY + footer).encode()
    )
    assert found.rows == ROWS * 2
    assert found.lost == {"not a record": 2}


def test_tables_drawn_by_a_console_are_read() -> None:
    edge = "+" + "+".join("-" * (width + 2) for width in WIDTHS) + "+\n"

    def drawn(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(c.ljust(w) for c, w in zip(cells, WIDTHS, strict=True)) + " |\n"

    text = (
        edge + drawn(NAMES) + edge + "".join(drawn(p) for p in PEOPLE) + edge + "3 rows in set (0.00 sec)\n"
    )
    found = read(FORMAT, text.encode())
    assert found.rows == [dict(zip(NAMES, cells, strict=True)) for cells in PEOPLE]


@pytest.mark.parametrize("wide", [True, False])
def test_wide_characters_line_up_by_places_or_by_number(*, wide: bool) -> None:
    def padded(text: str, width: int) -> str:
        size = sum(1 + (wide and ord(c) > 0x2E80) for c in text)
        return text + " " * (width - size)

    names, towns = (
        ("王小明", "欧阳一", "Bo Li", "李四"),
        ("北京市海淀区", "上海", "x", "Xi'an 西安", "广州市"),
    )
    people = [(names[n % 4], towns[n % 5], str(13800000000 + n)) for n in range(25)]
    text = "".join(padded(a, 10) + padded(b, 20) + c + "\n" for a, b, c in people)
    assert read(FORMAT, text.encode()).rows == [dict(zip("012", person, strict=True)) for person in people]


def test_a_record_that_does_not_fit_is_lost_for_a_reason() -> None:
    found = read(FORMAT, (line(NAMES) + BODY + "9" * 60 + "\n" + line(PEOPLE[0])).encode())
    assert len(found.rows) == 28
    assert found.lost == {"malformed": 1}


def test_a_line_beyond_the_limit_is_lost_with_its_bytes() -> None:
    long = line(PEOPLE[0]).rstrip() + " " * 90_000 + "\n"
    found = read(
        FORMAT, (line(NAMES) + BODY + long + BODY).encode(), Limits(record_bytes=4096, block_bytes=4096)
    )
    assert len(found.rows) == 54
    assert found.lost == {"too long": 1}


def test_other_texts_are_not_of_fixed_width() -> None:
    prose = (
        "The quick brown fox jumps over the lazy dog.\nIt does so again and again.\nThen it rests.  Well.\n"
        * 5
    )
    for other in (prose, "a,b  c,d\n" * 9, "a@example.com:x  y\n", "First Last\nAnn  Lee\nBo Li\n" * 9):
        assert FORMAT.sniff(head_of(other.encode())) == 0


PARTS = [
    "a",
    "bb  ",
    " ",
    "  c",
    "\n",
    "---- ---\n",
    "+--+--+\n",
    "|",
    "王",
    "\t",
    "\r",
    "x    y    z\n",
    "\f",
    "\u3000",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=30).map("".join).map(str.encode) | st.binary(max_size=99),
    st.integers(1, 99),
)
def test_any_bytes_are_records_or_rejects_and_add_up(data: bytes, step: int) -> None:
    for content in (data, (line(NAMES) + BODY).encode() + data):
        try:
            whole = read(FORMAT, content)
        except CannotOpenError:
            assert FORMAT.sniff(head_of(content)) == 0
            continue
        pieces = read(FORMAT, content, Limits(block_bytes=step), step)
        assert (pieces.rows, pieces.lost) == (whole.rows, whole.lost)
