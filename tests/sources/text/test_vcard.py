"""Does a card become the record that its owner would expect?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.sources.interface import Limits
from leakassay.sources.vcard import FORMAT

sys.path.insert(0, str(Path(__file__).parent))
from text_reading import head_of, read

CARD = b"""BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iOS 5.0.1//EN
N:Made;Ann;Q\\;R;Dr.;
FN:Dr. Ann Made
TEL;TYPE=CELL,VOICE;TYPE=pref:+1 555 0100
item1.TEL;TYPE="work,fax":tel:+1-555-0101
EMAIL;TYPE=INTERNET:ann@example.com
EMAIL;TYPE=INTERNET:made@example.org
ADR;TYPE=HOME:;;1 High St\\nFlat 2;Town;;AB1 2CD;UK
NICKNAME:annie,am
NOTE:long
  line\\, folded
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
 SkZJRg==
END:VCARD
"""


def test_properties_are_columns_and_their_types_are_in_the_name() -> None:
    [row] = read(FORMAT, CARD).rows
    assert row["n.family"] == "Made"
    assert row["n.additional"] == "Q;R"
    assert row["tel.cell"] == "+1 555 0100"
    assert row["tel.work.fax"] == "+1-555-0101"
    assert row["email"] == ["ann@example.com", "made@example.org"]
    assert row["adr.home.street"] == "1 High St\nFlat 2"
    assert row["nickname"] == ["annie", "am"]
    assert row["note"] == "long line, folded"
    assert "photo" not in row


def test_a_fact_is_told_only_where_it_is_of_a_program() -> None:
    assert read(FORMAT, CARD).facts == {"version": "3.0", "exporter": "iOS"}
    other = CARD.replace(b"-//Apple Inc.//iOS 5.0.1//EN", b"Ann Made 555").replace(b":3.0", b":Ann")
    assert read(FORMAT, other).facts == {}


def test_old_cards_have_bare_types_quoted_printable_and_base64() -> None:
    data = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\r\n"
        b"TEL;WORK;VOICE:(555) 0100\r\nNOTE;ENCODING=QUOTED-PRINTABLE:a=\r\nb=0D=0Ac\r\n"
        b"PHOTO;ENCODING=BASE64:\r\n /9j/4AAQ\r\n SkZJRg==\r\n\r\nKEY;BASE64:AAAA\r\nBBBB\r\n\r\n"
        b"TITLE:Clerk\r\nEND:VCARD\r\n"
    )
    [row] = read(FORMAT, data).rows
    assert (row["n.family"], row["n.given"]) == ("Müller", "Jörg")
    assert row["tel.work"] == "(555) 0100"
    assert row["note"] == "ab\r\nc"
    assert row["title"] == "Clerk"
    assert not {"photo", "key"} & set(row)


def test_cards_without_an_end_and_text_between_cards_are_lost_for_a_reason() -> None:
    found = read(FORMAT, CARD + b"\nhello\nBEGIN:VCARD\nFN:X\n" + CARD + b"BEGIN:VCARD\nFN:Y\n")
    assert len(found.rows) == 2
    assert found.lost == {"not a record": 1, "malformed": 1, "truncated": 1}


def test_a_card_inside_a_card_is_passed_over() -> None:
    inner = b"AGENT:\nBEGIN:VCARD\nFN:Other\nEND:VCARD\nTITLE:Clerk\nEND:VCARD\n"
    [row] = read(FORMAT, CARD.replace(b"END:VCARD\n", inner)).rows
    assert row["fn"] == "Dr. Ann Made"
    assert row["title"] == "Clerk"


def test_a_card_beyond_the_limit_is_lost_with_its_bytes() -> None:
    long = CARD.replace(b"END:VCARD", b"NOTE:" + b"x" * 90_000 + b"\nEND:VCARD")
    found = read(FORMAT, CARD + long + CARD, Limits(record_bytes=1 << 14, block_bytes=1 << 12))
    assert len(found.rows) == 2
    assert found.lost == {"too long": 1}


def test_cards_are_known_by_their_beginning() -> None:
    assert FORMAT.sniff(head_of(b"\xef\xbb\xbf\r\nbegin:vcard\r\nFN:A")) > 0.9
    assert FORMAT.sniff(head_of(b"name,card\nA,BEGIN:VCARD\n")) == 0


TEXT = st.text(st.sampled_from('AN:;=",\\\r\n \té"'), max_size=60)
LINES = st.sampled_from(
    ["BEGIN:VCARD\n", "END:VCARD\r\n", "AGENT:\n", "N;ENCODING=QUOTED-PRINTABLE:a=\n", "TEL;"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(LINES | TEXT, max_size=12).map("".join).map(str.encode) | st.binary(max_size=200),
    st.integers(1, 99),
)
@pytest.mark.filterwarnings("error")
def test_any_bytes_are_records_or_rejects_and_add_up(data: bytes, step: int) -> None:
    whole = read(FORMAT, data)
    pieces = read(FORMAT, data, Limits(block_bytes=step), step)
    assert (pieces.rows, pieces.lost) == (whole.rows, whole.lost)
