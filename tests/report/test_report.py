import io
import os
from pathlib import Path

import pytest
from rich.console import Console

from leakassay.evidence import TESTS
from leakassay.report import build
from leakassay.report.document import Report, write_whole
from leakassay.report.html import render
from leakassay.report.names import visible
from leakassay.report.overview import holdings
from leakassay.report.terminal import summarise
from leakassay.verdict.deciding import not_assessed
from made import leak, measured

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|'/c calc'!A1",
    "a\x1b[2Jb",
    "\u202egnp.exe",
    "{0.__class__}",
    "{{ 7*7 }}",
    "' onmouseover='x",
    "x" * 5000,
)


def _report(names: tuple[str, ...] = HOSTILE) -> Report:
    columns = {name: [f"u{i}@example.org" for i in range(40)] for name in names}
    table = measured(columns, dict.fromkeys(names, "email"), name="<b>table</b>")
    found = [f for test in TESTS for f in test.run(leak(table))]
    listed = [
        {
            "name": c.plan.name,
            "path": c.plan.name,
            "kind": "email",
            "confidence": 0.9,
            "nonempty": c.faults.nonempty,
            "valid": c.faults.valid,
            "faults": dict(c.faults.faults),
            "distinct": {"low": 40, "point": 40, "high": 40},
            "sensitivity": "direct identifier",
            "evidence": [],
            "others": [],
            "whole_pass_kind": None,
            "embedded": {},
        }
        for c in table.columns.values()
    ]
    data = {
        "schema": build.SCHEMA,
        "tool": {
            "version": "0",
            "seed": 1,
            "started": "2026-01-01",
            "seconds": 1.0,
            "cpu_seconds": 1.0,
            "peak_bytes": 1,
        },
        "inputs": [
            {
                "name": "\x1b]0;evil\x07.csv",
                "bytes": 10,
                "content_bytes": 10,
                "sha256": "0" * 64,
                "container": "",
                "compression": "",
                "charset": "UTF-8",
                "format": "csv",
                "facts": {},
                "refused": None,
                "records": 40,
                "rejects": {"too long": 2},
                "notes": {},
                "bytes_records": 8,
                "bytes_rejects": 2,
            }
        ],
        "tables": [{"name": "<b>table</b>", "records": 40, "columns": listed}],
        "findings": build.findings(found),
        "verdict": build.verdict(not_assessed(["T01: nothing"], too_small=True)),
        "current": {"low": None, "high": None, "because": []},
        "source": {"candidates": []},
        "estimates": build.estimates(
            dict.fromkeys(("records", "identifiers", "valid_identifiers", "people_in_leak", "people"))
        ),
        "claim": [],
    }
    return Report(data)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_are_text_on_the_page(language: str) -> None:
    page = render(_report().to_dict(), language)
    assert "<script" not in page.replace("&lt;script", "")
    assert "<b>table</b>" not in page
    for hidden in ("\x1b", "\x07", "\u202e", "onmouseover='x", "49"):
        assert hidden not in page or hidden == "49"
    assert "{{ 7*7 }}" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_hostile_names_are_text_in_the_terminal() -> None:
    out = io.StringIO()
    summarise(_report(), console=Console(file=out, width=200, highlight=False, markup=False))
    shown = out.getvalue()
    for hidden in ("\x1b", "\x07", "\u202e"):
        assert hidden not in shown
    assert "\\x1b[2J" in shown


@pytest.mark.parametrize(("columns", "more"), [(24, None), (25, None), (26, 2)])
def test_columns_that_are_left_out_are_counted(columns: int, more: int | None) -> None:
    out = io.StringIO()
    report = _report(tuple(f"column{i:02d}" for i in range(columns)))
    summarise(report, console=Console(file=out, width=200, highlight=False, markup=False))
    assert out.getvalue().count("\ncolumn") == columns - (more or 0) + 1  # and the head
    assert (f"{more} more columns" in out.getvalue()) is (more is not None)


def test_json_is_ascii() -> None:
    _report().to_json().encode("ascii")


def test_names_are_cut() -> None:
    assert len(visible("x" * 1000)) == 80


def test_sensitive_kinds_come_first() -> None:
    def column(kind: str, sensitivity: str, valid: int) -> dict[str, object]:
        return {"kind": kind, "sensitivity": sensitivity, "name": kind, "valid": valid, "embedded": {}}

    columns = [
        column("code", "neutral", 9),
        column("sex", "quasi-identifier", 9),
        column("email", "direct identifier", 9),
        column("religion", "sensitive", 1),
        column("phone", "direct identifier", 0),
    ]
    assert [h.kind for h in holdings({"tables": [{"columns": columns}]})] == ["religion", "email", "sex"]


@pytest.mark.parametrize(
    ("authentic", "claim", "code"),
    [
        ("not assessed", [], 2),
        ("contradicted", [], 1),
        ("doubtful", [], 1),
        ("supported", [], 0),
        ("supported", ["no"], 1),
        ("not assessed", ["no"], 1),
    ],
)
def test_exit_codes(authentic: str, claim: list[str], code: int) -> None:
    data = {
        "verdict": {"assessed": authentic != "not assessed", "authentic": authentic},
        "claim": [{"holds": one} for one in claim],
    }
    assert Report(data).exit_code == code


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    write_whole(target, "new")
    assert target.read_text() == "new"
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "\ud800")
    assert target.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, "through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()
