import json
from pathlib import Path

import pytest

from leakassay.assaying import assay
from leakassay.correcting import checked, read_kinds
from leakassay.errors import LeakassayError
from leakassay.report.html import render


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A column of days that nothing says are birthdays, and one of codes."""
    path = tmp_path_factory.mktemp("leak") / "people.csv"
    rows = (f"u{n}@example.org,{1950 + n % 50}-0{1 + n % 9}-1{n % 9},k{n % 4}" for n in range(300))
    path.write_text("mail,d,x\n" + "\n".join(rows) + "\n")
    return path


def _columns(report: dict) -> dict[str, dict]:
    return {column["name"]: column for table in report["tables"] for column in table["columns"]}


def test_a_kind_set_by_hand_is_judged_with(leak: Path, tmp_path: Path) -> None:
    before = assay(leak, seed=1).data
    (table,) = (one["name"] for one in before["tables"])
    by_hand = tmp_path / "kinds.json"
    by_hand.write_text(json.dumps({table: {"x": "email", "gone": "phone"}}))
    after = assay(leak, seed=1, kinds=by_hand).data
    was, now = _columns(before)["x"], _columns(after)["x"]
    assert (now["kind"], now["confidence"], now["valid"]) == ("email", 1.0, 0)
    assert now["sensitivity"] == "direct identifier"
    assert was["valid"] == 300
    assert now["others"][0] == {"kind": was["kind"], "confidence": was["confidence"]}
    assert _columns(after)["mail"] == _columns(before)["mail"]
    assert after["corrections"] == [
        {"table": table, "column": "x", "kind": "email", "found": True},
        {"table": table, "column": "gone", "kind": "phone", "found": False},
    ]
    page = render(after)
    assert "set by hand" in page
    assert "no such column" in page
    assert before["corrections"] == []


def test_what_is_no_correction_is_refused(tmp_path: Path) -> None:
    for wrong in ([], {"t": []}, {"t": {"c": "no.such.kind"}}, {"t": {"c": None}}):
        with pytest.raises(LeakassayError):
            checked(wrong)
    (tmp_path / "k.json").write_text("{")
    with pytest.raises(LeakassayError, match="JSON"):
        read_kinds(tmp_path / "k.json")
    with pytest.raises(LeakassayError, match="No such file"):
        read_kinds(tmp_path / "none.json")
