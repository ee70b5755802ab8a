"""Do lines of `Label: value` become one record a card?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.errors import CannotOpenError
from leakassay.sources.cards import FORMAT
from leakassay.sources.interface import Limits

sys.path.insert(0, str(Path(__file__).parent))
from text_reading import head_of, read

BETWEEN = ["\n", "===============\n", "\n-----\n\n", ""]


def card(n: int) -> str:
    return f"URL: https://example.com/{n}\nUsername: user{n}\nPassword: p:w={n}\n"


@pytest.mark.parametrize("between", BETWEEN)
def test_cards_are_records(between: str) -> None:
    found = read(FORMAT, between.join(card(n) for n in range(9)).encode())
    assert found.rows == [
        {"URL": f"https://example.com/{n}", "Username": f"user{n}", "Password": f"p:w={n}"} for n in range(9)
    ]
    assert not found.lost


def test_cards_may_lack_their_first_label_and_repeat_others() -> None:
    odd = "Username: x\nPhone: 1\nPhone: 2\n"
    found = read(FORMAT, "\n".join([card(1), card(2), odd, card(3)]).encode())
    assert found.rows[2] == {"Username": "x", "Phone": ["1", "2"]}
    assert len(found.rows) == 4


def test_labels_may_be_of_any_script_and_values_run_on() -> None:
    text = "".join(f"姓名：王{n}\n地址：北京\n\t海淀\n\n" for n in range(5))
    assert read(FORMAT, text.encode()).rows[1] == {"姓名": "王1", "地址": "北京\n海淀"}


def test_banners_are_no_records() -> None:
    found = read(
        FORMAT, ("Logs by nobody!\n\n" + "\n".join(card(n) for n in range(9)) + "end of file\n").encode()
    )
    assert len(found.rows) == 9
    assert found.lost == {"not a record": 2}


def test_a_card_beyond_the_limit_is_lost_with_its_bytes() -> None:
    long = card(9) + "".join(f"Note: {'x' * 900}\n" for _ in range(90))
    found = read(FORMAT, "\n".join([card(1), card(2), long, card(3)]).encode(), Limits(record_bytes=1 << 14))
    assert len(found.rows) == 3
    assert found.lost == {"too long": 1}


def test_other_lists_are_no_cards() -> None:
    users = "".join(f"user{n}:secret\n" for n in range(30))
    for other in (
        "a@example.com:x\n" * 9,
        users,
        "id,name\n1,a: b\n" * 9,
        "Dear all,\nthis: is a text.\n" * 4,
    ):
        assert FORMAT.sniff(head_of(other.encode())) == 0


PARTS = ["Name: a\n", "Mail= b\n", "Name:\n", "\n", "---\n", " x\n", "y\n", ":", "\r", "Tel：1\n", "z"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=25).map("".join).map(str.encode) | st.binary(max_size=99),
    st.integers(1, 99),
)
def test_any_bytes_are_records_or_rejects_and_add_up(data: bytes, step: int) -> None:
    for content in (data, b"Name: a\nMail: b\nName: c\nMail: d\n" * 9 + data):
        try:
            whole = read(FORMAT, content)
        except CannotOpenError:
            assert FORMAT.sniff(head_of(content)) == 0
            continue
        pieces = read(FORMAT, content, Limits(block_bytes=step), step)
        assert (pieces.rows, pieces.lost) == (whole.rows, whole.lost)
