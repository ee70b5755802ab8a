"""A whole survey, as it is run."""

import json
from pathlib import Path

import pytest

from leakassay.cli import main


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leak")
    assert (
        main(["simulate", "--shape", "shop", "--rows", "400", "--seed", "3", "-o", str(folder / "made")]) == 0
    )
    (folder / "key").write_bytes(b"k" * 32)
    return folder


def test_a_survey_from_draw_to_close(leak: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey, key = str(tmp_path / "survey"), str(leak / "key")
    draw = ["calls", "draw", str(leak / "made"), "-o", survey, "--key", key, "--calls", "6", "--spares", "2"]
    assert main(draw) == 0
    plan = json.loads((tmp_path / "survey" / "plan.json").read_text())
    assert plan["calls"] == 6
    said = capsys.readouterr().out
    assert plan["commitment"] in said
    assert "29 for 90%" in said
    assert main(draw) == 3
    assert "already" in capsys.readouterr().err
    assert main(["calls", "show", survey, "1", "--key", key]) == 0
    assert "?" in capsys.readouterr().out
    assert (tmp_path / "survey" / "views.log").read_text().endswith("call 1\n")
    assert main(["calls", "show", survey, "99", "--key", key]) == 3
    assert main(["calls", "infer", survey]) == 3
    assert "is recorded yet" in capsys.readouterr().err
    for call in range(1, 5):
        assert main(["calls", "record", survey, str(call), "details"]) == 0
    assert main(["calls", "record", survey, "5", "no-answer"]) == 0
    assert "Call 5 recorded: no answer.\nSo far 5 calls, 4 reached." in capsys.readouterr().out
    for wrong in (["5", "maybe"], ["9", "details"], ["5", "no-answer", "--foil", "confirmed"]):
        assert main(["calls", "record", survey, *wrong]) == 3
    capsys.readouterr()
    page = tmp_path / "survey.html"
    assert main(["calls", "infer", survey, "--html", str(page)]) == 0
    assert plan["commitment"] in page.read_text(encoding="utf-8")
    said = capsys.readouterr().out
    assert "5 calls, 4 reached." in said
    assert "nothing about the number of people" in said
    assert main(["calls", "close", survey]) == 0
    assert not (tmp_path / "survey" / "sheet.calls").exists()
    assert main(["calls", "close", survey]) == 3


def test_totals_are_read_without_a_survey(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    totals = tmp_path / "calls.csv"
    totals.write_text("outcome,calls,foils,confirmed\nname only,4,,\ndetails,4,,\n")
    assert main(["calls", "infer", str(totals)]) == 0
    assert "8 calls, 8 reached." in capsys.readouterr().out
    assert main(["calls", "infer", str(tmp_path)]) == 3
    assert "holds no survey" in capsys.readouterr().err


def test_a_known_list_gives_its_share(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calls", "known", "8", "10", "--list", "1000"]) == 0
    said = capsys.readouterr().out
    assert "44% to 97%" in said
    assert "444 to 975 people of 1,000" in said
    assert main(["calls", "known", "11", "10"]) == 3


def test_nobody_to_call_is_said(leak: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.csv"
    path.write_text("colour,size\n" + "red,5\nblue,6\n" * 60)
    assert main(["calls", "draw", str(path), "-o", str(tmp_path / "s"), "--key", str(leak / "key")]) == 3
    assert "no row can be called" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()
