"""Does delimited text become the records that its writer meant?"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.sources.interface import Limits

sys.path.insert(0, str(Path(__file__).parent))
from reading import read

PEOPLE = [("1", "Ana Ruiz", "1980-02-03"), ("2", "Bo Li", "1975-11-30"), ("3", "Cai Wu", "1990-07-14")]
HEADER = "id,name,born"


def text(rows: list[tuple[str, ...]], delimiter: str = ",", end: str = "\n") -> str:
    return "".join(delimiter.join(row) + end for row in rows)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "\x01", "||", "::", "+|", ", ", "----"])
def test_any_delimiter_and_line_end(delimiter: str, end: str) -> None:
    found = read((delimiter.join(HEADER.split(",")) + end + text(PEOPLE * 5, delimiter, end)).encode())
    assert found.names == ["id", "name", "born"]
    assert found.rows == PEOPLE * 5
    assert not found.lost


def test_line_ends_may_be_mixed() -> None:
    data = b"id,name,born\r\n1,a,2001-01-01\n2,b,2002-02-02\r3,c,2003-03-03\r\n"
    found = read(data)
    assert [row[0] for row in found.rows] == ["1", "2", "3"]
    assert found.facts["line_end"] == "crlf and lf and cr"


def test_a_byte_order_mark_is_no_part_of_the_first_name() -> None:
    found = read(b"\xef\xbb\xbf" + (HEADER + "\n" + text(PEOPLE)).encode())
    assert found.names == ["id", "name", "born"]
    assert found.facts["bom"] == "yes"
    assert found.bytes == found.given


def test_quoted_fields_hold_delimiters_line_ends_and_quotes() -> None:
    out = io.StringIO()
    rows = [("1", 'says ""hi"", twice', "x\r\ny"), ("2", "", '"'), ("3", ",", "\n")] * 4
    csv.writer(out).writerows([("id", "words", "more"), *rows])
    found = read(out.getvalue().encode())
    assert found.rows == rows


def test_backslashes_escape_where_quotes_are_not_doubled() -> None:
    lines = [rf'"{n}","the \"big\" one","a, b"' for n in range(20)]
    found = read(("\n".join(['"id","words","more"', *lines])).encode())
    assert found.rows[7] == ("7", 'the "big" one', "a, b")


def test_apostrophes_may_quote() -> None:
    lines = [f"'{n}','Smith, Ann','x{n}@example.com'" for n in range(20)]
    found = read(("\n".join(["'id','name','email'", *lines])).encode())
    assert found.names == ["id", "name", "email"]
    assert found.rows[3] == ("3", "Smith, Ann", "x3@example.com")


@pytest.mark.parametrize(
    "line", ['7,"Ana Ruiz,1980-02-03', '7,"Ana" Ruiz,1980-02-03', '"7,Ana Ruiz,1980-02-03']
)
def test_a_stray_quote_costs_one_record_at_most(line: str) -> None:
    lines = [HEADER, *(f'{n},"P, {n}",1980-02-03' for n in range(50)), line]
    lines += [f'{n},"P, {n}",1980-02-03' for n in range(50, 99)]
    found = read("\n".join(lines).encode())
    kept = [row for row in found.rows if row[0].strip('"') != "7" or row[1].startswith("P")]
    assert [int(row[0]) for row in kept] == list(range(99))
    assert len(found.rows) + sum(found.lost.values()) == 100
    assert found.bytes == found.given


def test_ragged_records_are_lost_for_a_reason() -> None:
    rows = text(PEOPLE * 10)
    found = read(f"{HEADER}\n{rows}4,short\n5,much,too,long\n{rows}".encode())
    assert found.lost == {"too few fields": 1, "too many fields": 1}
    assert len(found.rows) == 60


def test_fields_that_the_writer_left_out_are_filled_with_nothing() -> None:
    rows = "".join(f"{n},Ann,,\n" if n % 7 == 0 else f"{n},Ann,x,y\n" for n in range(100)).replace(
        ",,\n", "\n"
    )
    found = read(("id,name,a,b\n" + rows).encode())
    assert len(found.rows) == 100
    assert found.notes["padded"] == 15
    assert found.rows[7] == ("7", "Ann", "", "")


def test_trailing_delimiters_beyond_the_table_lose_nothing() -> None:
    found = read((HEADER + "\n" + text(PEOPLE * 5) + "4,Dee,1999-01-01,,,\n").encode())
    assert len(found.rows) == 16
    assert not found.lost


def test_preamble_and_footer_are_no_records() -> None:
    found = read(
        ("Report of the bureau\nmade up\n\n" + HEADER + "\n" + text(PEOPLE * 10) + "total: 30\n").encode()
    )
    assert found.names == ["id", "name", "born"]
    assert len(found.rows) == 30
    assert found.lost == {"not a record": 2, "too few fields": 1}
    assert found.bytes == found.given


def test_blank_lines_and_the_mark_of_an_old_file_end_are_no_records() -> None:
    found = read(("\n\n" + HEADER + "\n\n" + text(PEOPLE * 5) + "\n \n\x1a").encode())
    assert len(found.rows) == 15
    assert not found.lost
    assert found.bytes == found.given


def test_columns_without_a_header_are_numbered() -> None:
    found = read(text(PEOPLE * 5).encode())
    assert found.names == ["0", "1", "2"]
    assert len(found.rows) == 15


def test_empty_and_repeated_names_are_numbers() -> None:
    found = read(("id,,name,name\n" + "1,2,Ann Lee,x\n" * 9).encode())
    assert found.names == ["id", "1", "2", "3"]


def test_a_header_alone_has_names_and_no_records() -> None:
    found = read(b"id,name,email\n")
    assert found.rows == []
    assert found.bytes == found.given == 14


def test_combination_lists_keep_delimiters_in_their_last_field() -> None:
    lines = [
        f'user{n}@example.com:pa:ss"{n}' if n % 4 == 0 else f"user{n}@example.com:secret{n}"
        for n in range(80)
    ]
    found = read("\n".join(lines).encode())
    assert found.names == ["0", "1"]
    assert found.rows[4] == ("user4@example.com", 'pa:ss"4')
    assert len(found.rows) == 80


@pytest.mark.parametrize(
    "secret", ["$2y$10$abcdefghijklmnopqrstuv", "{SSHA}abcd==", "a:b:c", "p|w;x", "#1", ":x", '"q']
)
def test_whatever_a_secret_holds_is_its_own(secret: str) -> None:
    lines = [f"user{n}@example.com:{secret if n % 4 == 3 else 'secret'}{n}\n" for n in range(40)]
    found = read("".join(lines).encode())
    assert found.rows[7] == ("user7@example.com", f"{secret}7")
    assert len(found.rows) == 40


def test_a_combination_list_may_have_a_header() -> None:
    lines = [f"user{n}@example.com:{'a:b' if n % 2 else 'c'}{n}" for n in range(40)]
    found = read("\n".join(["email:password", *lines]).encode())
    assert found.names == ["email", "password"]
    assert found.rows[3] == ("user3@example.com", "a:b3")
    assert len(found.rows) == 40


def test_two_lines_are_a_list_already() -> None:
    assert read(b"a@example.com:pw1\nb@example.com:p:w2\n").rows[1] == ("b@example.com", "p:w2")


def test_long_colon_lists_are_tables_and_times_in_them_stay_whole() -> None:
    lines = [f"1555{n:07}:{10**8 + n}:Ann:Lee::Town, Land::: 1/1/0001 12:00:00 AM:" for n in range(40)]
    found = read("\n".join(lines).encode())
    assert len(found.rows) == 40
    assert found.rows[0][:6] == ("15550000000", "100000000", "Ann", "Lee", "", "Town, Land")
    assert found.rows[0][-2:] == (" 1/1/0001 12:00:00 AM", "")


def test_links_in_colon_lists_stay_whole() -> None:
    found = read(
        "".join(f"https://site{n % 7}.example.com/login:user{n}:pw{n}\n" for n in range(40)).encode()
    )
    assert found.rows[8] == ("https://site1.example.com/login", "user8", "pw8")


@pytest.mark.parametrize(
    "line", ["https://example.com/{n}", "00:1a:2b:3c:4d:{n:02x}", "12:{n:02}:00", "10.0.0.{n}"]
)
def test_colons_that_delimit_nothing_leave_a_list(line: str) -> None:
    found = read("".join(line.format(n=n) + "\n" for n in range(40)).encode())
    assert found.names == ["0"]
    assert found.rows[7] == (line.format(n=7),)


def test_backslashes_escape_delimiters() -> None:
    found = read(("id,name,born\n" + "".join(f"{n},Lee\\, jr,1980-02-03\n" for n in range(20))).encode())
    assert found.rows[3] == ("3", "Lee, jr", "1980-02-03")


def test_masks_are_no_delimiters() -> None:
    found = read(("name,phone\n" + "".join(f"A**,135******{n}\n" for n in range(20))).encode())
    assert found.names == ["name", "phone"]
    assert found.rows[3] == ("A**", "135******3")


@pytest.mark.parametrize("first", ["sep=;\n", "# made up\n", "Report\n\n"])
def test_lines_before_the_header_are_no_records(first: str) -> None:
    found = read((first + "id;name;born\n" + text(PEOPLE * 5, ";")).encode())
    assert found.names == ["id", "name", "born"]
    assert found.lost == {"not a record": 1}


def test_a_delimiter_too_many_or_too_few_costs_its_record() -> None:
    rows = "".join(f'{n},"Lee, Ann",x{n}@example.com,\n' for n in range(20))
    bad = '7"Lee, Ann",x@example.com,\n,8,"Lee, Ann",x@example.com,\n9,"Lee, Ann""x@example.com",\n'
    found = read(("id,name,email,note\n" + rows + bad + rows).encode())
    assert len(found.rows) == 40 + 1
    assert found.lost == {"too few fields": 1, "too many fields": 1}


def test_one_field_a_line_is_a_list() -> None:
    found = read("".join(f"user{n}@example.com\n" for n in range(50)).encode())
    assert found.names == ["0"]
    assert len(found.rows) == 50


def test_what_ends_a_record_beside_its_line_end() -> None:
    lines = "".join(f"{n}+|x{n}@example.com+|a\nb+|2020-01-02&|\n" for n in range(30))
    found = read(lines.encode())
    assert found.rows[2] == ("2", "x2@example.com", "a\nb", "2020-01-02")
    assert len(found.rows) == 30


def test_a_record_beyond_the_limit_is_lost_with_its_bytes() -> None:
    limits = Limits(record_bytes=1 << 16, block_bytes=1 << 14)
    data = (
        HEADER + "\n" + text(PEOPLE * 9) + "4," + "x" * 300_000 + ",1990-01-01\n" + text(PEOPLE * 9)
    ).encode()
    found = read(data, limits)
    assert len(found.rows) == 54
    assert found.lost == {"too long": 1}
    assert found.bytes == found.given == len(data)


def test_bytes_of_no_charset_and_control_characters_are_noted() -> None:
    rows = text(PEOPLE * 9).encode()
    found = read(HEADER.encode() + b"\n" + rows + b"4,\xff\xfe,1990-01-01\n5,a\x1b[0m,1990-01-01\n")
    assert found.notes == {"undecodable": 1, "control characters": 1}
    assert found.rows[27] == ("4", "\ufffd\ufffd", "1990-01-01")


def test_names_in_two_lines_are_joined() -> None:
    found = read(("id,name,born\nid,name,born\n" + text(PEOPLE * 5)).encode())
    assert found.names == ["id id", "name name", "born born"]
    assert len(found.rows) == 15


CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from('",\n\t;:'), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=30))
def test_what_a_program_wrote_is_read_back(pairs: list[tuple[str, str]]) -> None:
    rows = [(str(1000 + n), f"user{n}@example.com", *pair) for n, pair in enumerate(pairs)]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([("id", "email", "first_note", "second_note"), *rows])
    found = read(out.getvalue().encode())
    assert found.rows == rows
    assert not found.lost


HOSTILE = st.text(st.sampled_from("ab1,;:|\"'\\\r\n \t\x00\x1aé"), max_size=300).map(str.encode) | st.binary(
    max_size=300
)


@settings(max_examples=300, deadline=None)
@given(HOSTILE, st.sampled_from([1, 7, 64]), st.sampled_from([16, 200, 1 << 20]))
def test_any_bytes_are_records_or_rejects_and_add_up(data: bytes, step: int, longest: int) -> None:
    limits = Limits(record_bytes=longest, block_bytes=64)
    if not data:
        return
    found = read(data, limits, step)
    assert found.bytes == found.given == len(data)


@settings(max_examples=200, deadline=None)
@given(HOSTILE, st.sampled_from([1, 13, 100]))
def test_blocks_cut_anywhere_give_the_same_records(data: bytes, step: int) -> None:
    whole, pieces = read(data), read(data, Limits(block_bytes=step), step)
    assert (pieces.rows, pieces.lost) == (whole.rows, whole.lost)
