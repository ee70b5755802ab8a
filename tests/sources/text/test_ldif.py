"""Do the entries of a directory become records?"""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.sources.interface import Limits
from leakassay.sources.ldif import FORMAT

sys.path.insert(0, str(Path(__file__).parent))
from text_reading import head_of, read

ENTRY = b"""version: 1

# a comment
 that goes on
dn: cn=Ann Made,ou=people,dc=example,dc=com
objectClass: top
objectclass: person
cn:: QW5uIE3DpGRl
mail: ann@exa
 mple.com
userPassword:: e1NTSEF9YWJj
jpegPhoto:< file:///etc/passwd
thumb:: /9j/4AAQSkZJRg==
"""


def test_attributes_are_columns_and_repeated_ones_are_lists() -> None:
    [row] = read(FORMAT, ENTRY).rows
    assert row["dn"] == "cn=Ann Made,ou=people,dc=example,dc=com"
    assert row["objectClass"] == ["top", "person"]
    assert row["cn"] == "Ann Mäde"
    assert row["mail"] == "ann@example.com"
    assert row["userPassword"] == "{SSHA}abc"
    assert row["thumb"] == "ffd8ffe000104a464946"


def test_a_link_stays_a_link() -> None:
    [row] = read(FORMAT, ENTRY).rows
    assert row["jpegPhoto"] == "file:///etc/passwd"


def test_entries_end_at_blank_lines_or_at_the_next_name() -> None:
    found = read(FORMAT, b"dn: cn=a\nsn: A\ndn: cn=b\nsn: B\n\n\ndn: cn=c\nsn: C")
    assert [row["sn"] for row in found.rows] == ["A", "B", "C"]


def test_changes_are_records() -> None:
    found = read(
        FORMAT, b"dn: cn=a\nchangetype: modify\nadd: mail\nmail: a@example.com\n-\nreplace: sn\nsn: B\n-\n"
    )
    assert found.rows == [
        {
            "dn": "cn=a",
            "changetype": "modify",
            "add": "mail",
            "mail": "a@example.com",
            "replace": "sn",
            "sn": "B",
        }
    ]


def test_what_is_no_entry_is_lost_for_a_reason() -> None:
    found = read(FORMAT, ENTRY + b"\nsearch: 2\nresult: 0 Success\n\ndn: cn=b\nno colon here\n")
    assert len(found.rows) == 1
    assert found.lost == {"not a record": 1, "malformed": 1}


def test_an_entry_beyond_the_limit_is_lost_with_its_bytes() -> None:
    limits = Limits(record_bytes=1 << 12, block_bytes=1 << 11)
    found = read(FORMAT, ENTRY + b"\ndn: cn=b\nsn: " + b"x" * 50_000 + b"\n\ndn: cn=c\nsn: C\n", limits)
    assert len(found.rows) == 2
    assert found.lost == {"too long": 1}


def test_entries_are_known_by_their_first_line() -> None:
    assert FORMAT.sniff(head_of(b"# extended LDIF\n#\n\nversion: 1\ndn: cn=a\n")) > 0.8
    assert FORMAT.sniff(head_of(b"name: a\ndn: cn=a\n")) == 0


LINES = st.sampled_from(
    ["dn: a\n", "dn:: YQ==\n", "version: 1\n", "#\n", " x\n", "\n", "a:: \xff\n", "-\n", "b: c\r\n", "z"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(LINES, max_size=14).map("".join).map(str.encode) | st.binary(max_size=200), st.integers(1, 99)
)
def test_any_bytes_are_records_or_rejects_and_add_up(data: bytes, step: int) -> None:
    whole = read(FORMAT, data)
    pieces = read(FORMAT, data, Limits(block_bytes=step), step)
    assert (pieces.rows, pieces.lost) == (whole.rows, whole.lost)
