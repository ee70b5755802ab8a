from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from leakassay.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def test_the_command_writes_a_leak_and_its_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    truth = tmp_path / "truth.json"
    asked = [
        "--shape",
        "telecom",
        "--country",
        "fr",
        "--rows",
        "200",
        "--people",
        "105e3",
        "--records",
        "970_000",
    ]
    scaled = [
        "--population-scale",
        "100",
        "--sample",
        "random",
        "--truth",
        str(truth),
        "-o",
        str(tmp_path / "leak"),
    ]
    assert main(["simulate", *asked, *scaled]) == 0
    assert "400 records written to " in (told := capsys.readouterr().out)
    assert "200 of subscribers, 200 of invoices." in told
    said = json.loads(truth.read_text("utf-8"))
    assert said["source"]["people"] == 1050
    assert said["source"]["records"] == 9700
    assert said["rows"] == 200
    assert sorted(p.name for p in (tmp_path / "leak").iterdir()) == ["invoices.ndjson", "subscribers.ndjson"]


def test_what_is_written_is_told_beside_a_leak_on_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["simulate", "--shape", "hotel", "--rows", "20", "--format", "csv", "-o", "-"]) == 0
    leak, told = capfdbinary.readouterr()
    assert leak.count(b"\r\n") == 21
    assert told.startswith(b"20 records written to standard output: 20 of ")


@pytest.mark.parametrize(
    "asked",
    [
        [],
        ["--shape", "police"],
        ["--fixture", "police-2022", "--rows", "5"],
        ["--fixture", "nothing"],
        ["--shape", "hotel", "--rows", "5", "--country", "DE"],
    ],
)
def test_what_cannot_be_ends_in_one_sentence(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", *asked, "-o", str(tmp_path / "out")]) == 3
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_reader_that_has_read_enough_is_no_failure() -> None:
    code = "import sys; from leakassay.cli import main; sys.exit(main(sys.argv[1:]))"
    asked = ["simulate", "--shape", "shop", "--rows", "200000", "--format", "csv", "-o", "-"]
    with subprocess.Popen(
        [sys.executable, "-c", code, *asked], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"id,full_name,")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
