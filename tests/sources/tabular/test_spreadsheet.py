import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import Head
from leakassay.sources.spreadsheet import FORMAT
from leakassay.sources.spreadsheet.header import lay_out

DATA = Path(__file__).parents[3] / "../shared/data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the shared data set is absent")

_SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(place: Any, value: Any) -> Any:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def sheet(rows: Any, left: Any = 0) -> Any:
    lines = []
    for number, row in enumerate(rows, 1):
        cells = [cell(f"{chr(65 + left + i)}{number}", v) for i, v in enumerate(row) if v is not None]
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return _SHEET.format("".join(lines))


def workbook(**sheets: Any) -> Any:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        names = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(sheets, 1))
        parts.writestr(
            "xl/workbook.xml",
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
            f' xmlns:r="{_RELATION}"><sheets>{names}</sheets></workbook>',
        )
        links = "".join(
            f'<Relationship Id="r{i}" Type="{_RELATION}/worksheet" Target="worksheets/s{i}.xml"/>'
            for i, _ in enumerate(sheets, 1)
        )
        parts.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{links}</Relationships>",
        )
        parts.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
        )
        for i, xml in enumerate(sheets.values(), 1):
            parts.writestr(f"xl/worksheets/s{i}.xml", xml)
    return out.getvalue()


PEOPLE = [["id", "name", "name", None, "born "], *[[i, f"Zoë {i}", "x", "y", 0.5 + i] for i in range(3000)]]


@pytest.mark.parametrize("on_disk", [False, True])
def test_names_values_and_bytes(read: Any, tmp_path: Any, on_disk: Any) -> None:
    content = workbook(people=sheet(PEOPLE))
    path = tmp_path / "t.xlsx"
    path.write_bytes(content)
    reading = read(FORMAT, content, path if on_disk else None)
    assert reading.names() == ["id", "1", "2", "3", "born "]
    assert reading.column("id") == [str(i) for i in range(3000)]
    assert reading.column("born ")[:2] == ["0.5", "1.5"]
    assert reading.column("1")[2999] == "Zoë 2999"
    assert reading.lost == {}


def test_every_sheet_is_a_table(read: Any) -> None:
    reading = read(FORMAT, workbook(a=sheet(PEOPLE[:50]), b=sheet(PEOPLE[:8])))
    assert len(reading.column("id", "a")) == 49
    assert len(reading.column("id", "b")) == 7


def test_titles_above_and_columns_left_are_no_records(read: Any) -> None:
    rows = [["Staff list"], [], ["name", "town"], *[[f"N{i} Doe", "Nowhere"] for i in range(9)], [], []]
    reading = read(FORMAT, workbook(a=sheet(rows, left=2)))
    assert reading.names() == ["name", "town"]
    assert reading.rows == 9
    assert reading.lost == {"not a record": 1}


def test_a_sheet_without_names_is_numbered() -> None:
    assert lay_out([["a@b.example", "12"], ["c@d.example", "13"]], 2).names == ("0", "1")
    assert lay_out([[1.0, 2.0], [3.0, 4.0]], 2).names == ("0", "1")
    assert lay_out([["2001", "2002"], [3.0, 4.0], [5.0, 6.0]], 2).names == ("2001", "2002")


def test_two_cells_at_the_far_corners_do_not_fill_memory(read: Any) -> None:
    xml = _SHEET.format(f'<row r="1">{cell("A1", "x")}</row><row r="1048576">{cell("XFD1048576", "y")}</row>')
    reading = read(FORMAT, workbook(a=xml))
    assert reading.rows == 0
    assert set(reading.lost) <= {"reader crashed", "damaged"}
    assert reading.lost


def test_a_part_that_unpacks_beyond_the_ratio_is_refused(read: Any) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/workbook.xml", "<workbook/>")
    content = bytearray(out.getvalue())
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (2 << 30).to_bytes(4, "little")
    with pytest.raises(CannotOpenError, match="bomb"):
        read(FORMAT, bytes(content))


def test_random_damage_never_raises(read: Any) -> None:
    chance = random.Random(11)
    content = workbook(people=sheet(PEOPLE[:300]))
    for _ in range(15):
        broken = bytearray(content)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read(FORMAT, bytes(broken))
        except CannotOpenError:
            continue


@needs_data
@pytest.mark.parametrize("on_disk", [False, True])
def test_passwords_are_one_sentence(read: Any, on_disk: Any) -> None:
    for path in sorted((DATA / "formats/spreadsheets").glob("password*")):
        with pytest.raises(CannotOpenError, match="password"):
            read(FORMAT, path.read_bytes(), path if on_disk else None)


@needs_data
def test_labelled_workbooks_have_their_rows_and_columns(read: Any) -> None:
    seen = 0
    for line in (DATA / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        if Path(label["file"]).suffix in {".xls", ".xlsx"}:
            path = DATA / label["file"]
            reading = read(FORMAT, path.read_bytes(), path)
            assert reading.rows == label["rows"]
            assert reading.names() == list(label["columns"])
            seen += 1
    assert seen >= 3


@needs_data
def test_every_workbook_is_read_or_refused(read: Any) -> None:
    for path in sorted((DATA / "formats").rglob("*")):
        if path.suffix not in {".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"}:
            continue
        content = path.read_bytes()
        assert FORMAT.sniff(Head(content[: 256 << 10], "", "", path.name, complete=False)) >= 0.5
        try:
            read(FORMAT, content, path)
        except CannotOpenError as refused:
            assert "password" in str(refused)  # noqa: PT017 - some of the files may raise
