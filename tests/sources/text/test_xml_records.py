"""Do repeated elements become records, whoever wrote them, and does a trap stay shut?"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import Limits
from leakassay.sources.xml_records import FORMAT

sys.path.insert(0, str(Path(__file__).parent))
from text_reading import head_of, read


def person(n: int, more: str = "") -> str:
    return f'<person id="{n}"><name><given>Ann</given></name><mail>a{n}@example.com</mail>{more}</person>\n'


PEOPLE = "<?xml version='1.0'?>\n<people>\n" + "".join(person(n) for n in range(9)) + "</people>\n"


def test_attributes_and_nested_elements_are_columns() -> None:
    found = read(FORMAT, PEOPLE.encode())
    assert len(found.rows) == 9
    assert found.rows[3] == {"id": "3", "name.given": "Ann", "mail": "a3@example.com"}
    assert not found.lost


def test_what_repeats_inside_a_record_is_a_list() -> None:
    data = PEOPLE.replace("</person>", "<tel>1</tel><tel>2</tel></person>")
    assert read(FORMAT, data.encode()).rows[0]["tel"] == ["1", "2"]


def test_several_kinds_of_elements_are_several_tables() -> None:
    orders = "".join(f'<order no="{n}"><sum>5</sum></order>' for n in range(4))
    data = (
        f"<shop><customers>{''.join(person(n) for n in range(5))}</customers><orders>{orders}</orders></shop>"
    )
    found = read(FORMAT, data.encode())
    assert {name: len(rows) for name, rows in found.tables.items() if rows} == {"person": 5, "order": 4}


def test_a_table_that_begins_late_is_found() -> None:
    many = "".join(person(n, "x" * 100) for n in range(3000))
    data = f"<shop><customers>{many}</customers><orders><order no='1'/><order no='2'/></orders></shop>"
    found = read(FORMAT, data.encode())
    assert len(found.tables["order"]) == 2
    assert len(found.rows) == 3002


def company(n: int) -> str:
    return f"<company><name>Firm {n}</name></company>"


@pytest.mark.parametrize(("before", "first"), [(50, "person"), (3000, "")])
def test_a_kind_that_begins_behind_the_first_is_read(before: int, first: str) -> None:
    """Where the beginning, which is looked at first, shows one kind alone, it is called by its input."""
    many = "".join(person(n, "x" * 30) for n in range(before))
    found = read(FORMAT, f"<shop>{many}{''.join(map(company, range(3000)))}</shop>".encode())
    assert {name: len(rows) for name, rows in found.tables.items() if rows} == {
        first: before,
        "company": 3000,
    }
    assert not found.lost


def test_a_kind_whose_first_record_ends_the_beginning_is_read() -> None:
    edge = "".join(person(n, "x" * 30) for n in range(2000))[: (1 << 18) - 50]
    edge = edge[: edge.rindex("</person>") + len("</person>")]
    found = read(FORMAT, f"<shop>{edge}{''.join(map(company, range(3000)))}</shop>".encode())
    assert len(found.tables["company"]) == 3000
    assert not found.lost


def test_records_whose_names_are_all_new_are_records() -> None:
    named = "".join(f"<p{n}><name>A{n}</name><mail>a{n}@example.com</mail></p{n}>" for n in range(3000))
    found = read(FORMAT, f"<people>{''.join(person(n) for n in range(50))}{named}</people>".encode())
    assert len(found.rows) == 3050
    assert not found.lost


@pytest.mark.parametrize(
    "inside",
    [
        "".join(f"<note>{n}@example.com</note><by>me</by>" for n in range(20_000)),
        "<more>" + "".join(f"<p{n}><name>A{n}</name></p{n}>" for n in range(20_000)) + "</more>",
    ],
)
def test_much_beside_the_records_is_no_structure(inside: str) -> None:
    people = "".join(person(n) for n in range(50))
    found = read(FORMAT, f"<r><people>{people}</people><other>{inside}</other></r>".encode())
    assert len(found.rows) == 50
    assert found.lost["not a record"]
    assert found.lost_bytes["not a record"] > 0.7 * len(inside)


def test_a_little_beside_the_records_is_structure() -> None:
    people = "".join(person(n) for n in range(50))
    found = read(FORMAT, f"<r><by>me</by><of><day>1</day></of>{people}<count>50</count></r>".encode())
    assert len(found.rows) == 50
    assert not found.lost


def test_dumps_of_databases_name_their_tables_and_columns() -> None:
    fields = (
        '<field name="id">1</field><field name="mail">a@example.com</field><field name="x" xsi:nil="true"/>'
    )
    row = f"<row>{fields}</row>"
    table = f'<table_data name="users">{row * 3}</table_data>'
    data = f'<mysqldump><database name="d">{table}</database></mysqldump>'
    assert read(FORMAT, data.encode()).tables["users"] == [{"id": "1", "mail": "a@example.com"}] * 3
    table = (
        '<table name="users"><column name="id">1</column><column name="mail">a@example.com</column></table>'
    )
    data = f'<pma_xml_export><database name="d">{table * 3}</database></pma_xml_export>'
    assert read(FORMAT, data.encode()).tables["users"] == [{"id": "1", "mail": "a@example.com"}] * 3


def test_rows_need_no_element_around_them() -> None:
    assert len(read(FORMAT, b'<row id="1" name="A"/>\n<row id="2" name="B"/>').rows) == 2


def test_a_workbook_as_xml_is_read_by_the_number_of_its_cells() -> None:
    def row(*cells: str) -> str:
        return "<Row>" + "".join(f'<Cell><Data ss:Type="String">{c}</Data></Cell>' for c in cells) + "</Row>"

    late = '<Row><Cell ss:Index="2"><Data ss:Type="String">only@example.com</Data></Cell></Row>'
    data = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns:ss="urn:x">'
        f'<Worksheet ss:Name="Staff"><Table>{row("name", "mail")}{row("Ann", "a@example.com")}{late}'
        "</Table></Worksheet></Workbook>"
    )
    assert read(FORMAT, data.encode()).tables["Staff"] == [
        {"name": "Ann", "mail": "a@example.com"},
        {"mail": "only@example.com"},
    ]


def test_a_document_without_repeats_is_one_record() -> None:
    [row] = read(FORMAT, b"<person><name>Ann</name><tel>1</tel><tel>2</tel></person>").rows
    assert row == {"name": "Ann", "tel": ["1", "2"]}


@pytest.mark.parametrize(
    "bad", ["<person><mail>a&b</mail></person>", "<person><a></b></person>", "<person><a>", "<person a=1/>"]
)
def test_a_broken_record_costs_one_record(bad: str) -> None:
    half = "".join(person(n) for n in range(5))
    found = read(FORMAT, f"<people>{half}{bad}{half}</people>".encode())
    assert len(found.rows) == 10
    assert found.lost["malformed"] == 1


def test_a_cut_end_is_truncated() -> None:
    found = read(FORMAT, PEOPLE.encode()[:-40])
    assert len(found.rows) == 8
    assert found.lost == {"truncated": 1}


def test_entities_are_refused_and_never_fetched() -> None:
    for declared in ('<!ENTITY a "aa"><!ENTITY b "&a;&a;">', '<!ENTITY x SYSTEM "file:///etc/passwd">'):
        with pytest.raises(CannotOpenError, match="entities"):
            read(FORMAT, f"<!DOCTYPE r [{declared}]><r><p>&b;</p><p>&x;</p></r>".encode())


def test_a_document_type_inside_is_a_broken_record() -> None:
    found = read(
        FORMAT, b'<r><p i="1"/><p i="2"/><!DOCTYPE x [<!ENTITY a "aa">]><p i="3">&a;</p><p i="4"/></r>'
    )
    assert [row["i"] for row in found.rows] == ["1", "2", "4"]


def test_depth_and_length_are_limited() -> None:
    deep = "<a>" * 500 + "</a>" * 500
    limits = Limits(record_bytes=1 << 16)
    long = "x" * 300_000
    people = person(1) + person(2) + person(3, deep) + person(4) + person(5, long) + person(6)
    data = f"<people>{people}</people>"
    found = read(FORMAT, data.encode(), limits)
    assert [row["id"] for row in found.rows] == ["1", "2", "4", "6"]
    assert found.lost == {"too deep": 1, "too long": 1}


def test_nesting_without_end_is_not_followed() -> None:
    found = read(FORMAT, b"<people>" + person(1).encode() * 2 + b"</people>" + b"<z>" * 200_000)
    assert len(found.rows) == 2
    assert "too deep" in found.lost


def test_documents_are_known_and_pages_are_not() -> None:
    assert FORMAT.sniff(head_of(PEOPLE.encode())) > 0.9
    assert FORMAT.sniff(head_of(b"<!-- x --><rows><row/></rows>")) > 0.5
    assert FORMAT.sniff(head_of(b"<!DOCTYPE html><html><body>")) == 0
    assert FORMAT.sniff(head_of(b"a,b\n<c>,d\n")) == 0


PARTS = [
    "<r>",
    "</r>",
    "<p a='1'>",
    "</p>",
    "<p/>",
    "<q>",
    "</q>",
    "x",
    "&",
    "<",
    ">",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=25).map(
        lambda p: "".join(p).encode("utf-8", "replace")
    )
    | st.binary(max_size=200)
)
def test_any_bytes_are_records_or_rejects_and_add_up(data: bytes) -> None:
    try:
        read(FORMAT, data, Limits(record_bytes=64))
    except CannotOpenError:
        assert b"<!ENTITY" in data.upper()
