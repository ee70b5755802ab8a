"""Do lines of logs become records?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import Limits
from leakassay.sources.log_lines import FORMAT

sys.path.insert(0, str(Path(__file__).parent))
from text_reading import head_of, read

COMMON = '192.0.2.{n} - ann [10/Oct/2000:13:55:36 -0700] "GET /a?b={n} HTTP/1.0" 200 2326'
W3C = (
    "#Software: made up\n#Fields: date time c-ip cs-username sc-status\n2020-01-02 03:04:05 192.0.2.1 - 200\n"
)
PAIRS = 'time=2020-01-01T00:00:0{n} user=ann{n} ip=192.0.2.{n} msg="hello, world" done'


def many(line: str) -> bytes:
    return "".join(line.replace("{n}", str(n)) + "\n" for n in range(9)).encode()


def test_common_and_combined_logs_have_named_columns() -> None:
    row = read(FORMAT, many(COMMON)).rows[3]
    assert row == {
        "host": "192.0.2.3",
        "user": "ann",
        "time": "10/Oct/2000:13:55:36 -0700",
        "request": "GET /a?b=3 HTTP/1.0",
        "status": "200",
        "size": "2326",
    }
    row = read(FORMAT, many(COMMON + ' "https://example.com/" "Mozilla/5.0 (\\"x\\")"')).rows[3]
    assert row["referer"] == "https://example.com/"
    assert row["user_agent"] == 'Mozilla/5.0 (\\"x\\")'


def test_extended_logs_name_their_columns() -> None:
    found = read(FORMAT, W3C.encode() + b"2020-01-02 03:04\n")
    assert found.rows == [{"date": "2020-01-02", "time": "03:04:05", "c-ip": "192.0.2.1", "sc-status": "200"}]
    assert found.lost == {"malformed": 1}


def test_pairs_are_columns() -> None:
    row = read(FORMAT, many(PAIRS)).rows[3]
    assert row == {
        "time": "2020-01-01T00:00:03",
        "user": "ann3",
        "ip": "192.0.2.3",
        "msg": "hello, world",
        "text": "done",
    }


def test_a_line_that_is_none_is_lost_for_a_reason() -> None:
    found = read(FORMAT, many(COMMON) + b"oops\n" + b"x" * 9000 + b"\n", Limits(record_bytes=4096))
    assert found.lost == {"malformed": 1, "too long": 1}


@pytest.mark.parametrize("other", ["a@example.com:x=1\n", "a,b\n1,2\n", "x=1\n", "select a=b, c=d\nfrom t\n"])
def test_other_lines_are_no_logs(other: str) -> None:
    assert FORMAT.sniff(head_of(other.encode() * 9)) == 0


PARTS = [
    "a=1 ",
    "b='x' ",
    'c="',
    "\n",
    "#Fields: a b\n",
    "1 2\n",
    "[",
    '"',
    "\r",
    COMMON.replace("{n}", "1") + "\n",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=25).map("".join).map(str.encode) | st.binary(max_size=99),
    st.integers(1, 99),
)
def test_any_bytes_are_records_or_rejects_and_add_up(data: bytes, step: int) -> None:
    for content in (data, W3C.encode() + data, many(COMMON) + data, many(PAIRS) + data):
        try:
            whole = read(FORMAT, content)
        except CannotOpenError:
            assert FORMAT.sniff(head_of(content)) == 0
            continue
        pieces = read(FORMAT, content, Limits(block_bytes=step), step)
        assert (pieces.rows, pieces.lost) == (whole.rows, whole.lost)
