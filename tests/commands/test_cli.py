"""The program as people run it: exit codes, one sentence for every failure, nothing half-written."""

import csv
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from leakassay.cli import main

PROGRAM = [sys.executable, "-m", "leakassay.cli"]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process, which starts nothing anew: exit code and output are the same."""
    monkeypatch.setenv("COLUMNS", "200")

    def inside(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        code = main([str(one) for one in arguments])
        said, complained = capfd.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.encode(), complained.encode())

    return inside


def _started(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Start a process of its own, for what only such a one shows."""
    return subprocess.run([*PROGRAM, *map(str, arguments)], capture_output=True, check=False, timeout=120)


def _people(path: Path, rows: int = 300, head: tuple[str, ...] = ("id", "name", "mail", "born")) -> Path:
    rng = random.Random(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for i in range(rows):
            given, family = rng.choice(("Ana", "Bo", "Cy", "Di")), rng.choice(("Sol", "Tan", "Ude", "Vik"))
            born = f"{rng.randint(1940, 2005)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
            writer.writerow([i, f"{given} {family}", f"{given}.{family}{i}@example.org".lower(), born])
    return path


def test_help_and_version(run: Run) -> None:
    for arguments in (("--help",), ("--version",), ("assay", "--help")):
        done = run(*arguments)
        assert done.returncode == 0
        assert done.stdout


@pytest.mark.parametrize("arguments", [(), ("judge",), ("assay",), ("assay", "x", "--memory", "much")])
def test_wrong_usage_is_failure_three(arguments: tuple[str, ...], run: Run) -> None:
    done = run(*arguments)
    assert done.returncode == 3
    assert b"usage" in done.stderr


def _one_sentence(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert said.count("\n") == 1
    assert said.startswith("leakassay: ")
    return said


def test_what_cannot_be_opened_is_failure_three(tmp_path: Path, run: Run) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    noise = tmp_path / "noise.bin"
    noise.write_bytes(b"\x7fELF" + random.Random(1).randbytes(5000))
    for path in (tmp_path / "none.csv", empty, noise):
        done = run("assay", path, "--out", tmp_path / "out")
        assert done.returncode == 3
        assert path.name in _one_sentence(done)
    assert not (tmp_path / "out").exists()


def test_a_file_without_records_is_not_assessed(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "head.csv"
    path.write_text("id,name,mail\n", encoding="utf-8")
    done = run("assay", path, "--json", tmp_path / "r.json")
    assert done.returncode == 2
    _one_sentence(done)
    assert not (tmp_path / "r.json").exists()


def test_a_wrong_claim_is_failure_three_before_anything_is_read(tmp_path: Path, run: Run) -> None:
    claim = tmp_path / "claim.toml"
    claim.write_text("[claim]\nrows = 5\n")
    done = run("assay", tmp_path / "none.csv", "--claim", claim)
    assert done.returncode == 3
    assert "line 2" in _one_sentence(done)


def test_json_on_standard_output_is_all_there_is(tmp_path: Path, run: Run) -> None:
    done = run("assay", _people(tmp_path / "leak.csv"), "--json", "-", "--seed", "1")
    report = json.loads(done.stdout)
    assert report["schema"] == "leakassay.report/1"
    assert report["inputs"][0]["records"] == 300
    assert done.returncode in {0, 1, 2}


def test_standard_input_and_a_named_pipe_are_read(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _people(tmp_path / "leak.csv")
    with subprocess.Popen(["/bin/cat", path], stdout=subprocess.PIPE) as writer:
        monkeypatch.setattr(sys, "stdin", writer.stdout)
        one = json.loads(run("assay", "-", "--json", "-").stdout)["inputs"][0]
    assert one["records"] == 300
    assert one["bytes_records"] + one["bytes_rejects"] == path.stat().st_size
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["/bin/cp", path, pipe]):
        done = run("assay", pipe, "--json", "-")
    assert json.loads(done.stdout)["inputs"][0]["records"] == 300


def test_a_folder_is_read_whole(tmp_path: Path, run: Run) -> None:
    for name in ("a.csv", "b.csv"):
        _people(tmp_path / name, 200)
    (tmp_path / "junk.bin").write_bytes(b"\x00\x01\x02\xff" * 500)
    report = json.loads(run("assay", tmp_path, "--json", "-").stdout)
    assert {Path(one["name"]).name: one["records"] for one in report["inputs"]} == {
        "a.csv": 200,
        "b.csv": 200,
        "junk.bin": 0,
    }


def test_half_a_gzip_is_judged_as_far_as_it_goes(tmp_path: Path, run: Run) -> None:
    whole = gzip.compress(_people(tmp_path / "leak.csv", 5000).read_bytes(), 1)
    half = tmp_path / "half.csv.gz"
    half.write_bytes(whole[: len(whole) // 2])
    one = json.loads(run("assay", half, "--json", "-").stdout)["inputs"][0]
    assert 1000 < one["records"] < 4500
    assert one["rejects"]
    assert one["bytes_records"] + one["bytes_rejects"] == one["content_bytes"]


def test_a_stop_is_clean(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    out = tmp_path / "out"
    command = [*PROGRAM, "assay", str(pipe), "--out", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        with pipe.open("wb", buffering=0) as writer:
            writer.write(b"id,name\n" + b"1,made up\n" * 200)
            time.sleep(1.0)
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 130
        assert process.stderr is not None
        assert process.stderr.read().decode() == "leakassay: stopped; nothing was written.\n"
    assert not out.exists()


def test_a_report_that_cannot_be_written_is_failure_three(tmp_path: Path, run: Run) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = run("assay", _people(tmp_path / "leak.csv"), "--out", blocked)
    assert done.returncode == 3
    _one_sentence(done)
    assert blocked.read_text() == "in the way"


@pytest.mark.parametrize("command", ["assay", "columns"])
def test_names_of_columns_are_text(command: str, tmp_path: Path, run: Run) -> None:
    names = ("<script>alert(1)</script>", "=cmd|'/c calc'!A1", "a\x1b[2Jb", "\u202egnp")
    done = run(command, _people(tmp_path / "leak.csv", head=names))
    shown = done.stdout.decode()
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown


def test_the_same_seed_gives_the_same_report_in_another_process(tmp_path: Path, run: Run) -> None:
    path = _people(tmp_path / "leak.csv", 1000)
    asked = ("assay", path, "--json", "-", "--seed", "5", "--workers")
    one, two = (json.loads(done.stdout) for done in (run(*asked, 1), _started(*asked, 2)))
    for report in (one, two):
        del report["tool"]
    assert one == two


def test_redact_shows_masked_rows(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "shown.csv"
    assert run("redact", _people(tmp_path / "leak.csv"), "-o", out, "--rows", "5").returncode == 0
    with out.open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 6
    assert rows[0][:2] == ["table", "id (serial)"]
    assert not any(name in cell for row in rows[1:] for cell in row for name in ("Sol", "Tan", "Vik", "sol"))


def test_each_masked_row_says_of_which_table_it_is(tmp_path: Path, run: Run) -> None:
    leak, out = tmp_path / "leak", tmp_path / "shown.csv"
    leak.mkdir()
    for name in ("first", "second"):
        _people(leak / f"{name}.csv", 60)
    said = run("redact", leak, "-o", out, "--rows", "3").stdout.decode()
    with out.open(encoding="utf-8") as file:
        tables = [row[0] for row in csv.reader(file)]
    assert tables == ["table", *["first"] * 3, "table", *["second"] * 3]
    assert "3 of first, 3 of second" in said


def test_sketch_needs_no_key_and_writes_one(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "leak.sketch"
    assert run("sketch", _people(tmp_path / "leak.csv"), "-o", out).returncode == 0
    assert out.stat().st_mode & 0o077 == 0
    key = Path(f"{out}.key")
    assert key.stat().st_mode & 0o077 == 0
    assert run("sketch", tmp_path / "leak.csv", "-o", tmp_path / "two.sketch", "--key", key).returncode == 0
    assert (tmp_path / "two.sketch").read_bytes() == out.read_bytes()
    compared = run("compare", out, tmp_path / "two.sketch")  # the key lies beside the first
    assert compared.returncode == 0
    assert b"one is a copy of the other" in compared.stdout
    page = tmp_path / "overlap.html"
    assert run("compare", out, tmp_path / "two.sketch", "--key", key, "--html", page).returncode == 0
    assert "100.0%" in page.read_text(encoding="utf-8")


def test_no_key_is_left_behind_by_a_sketch_that_failed(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "leak.sketch"
    assert run("sketch", tmp_path / "none.csv", "-o", out).returncode == 3
    assert not Path(f"{out}.key").exists()
    Path(f"{out}.key").write_bytes(b"a key of somebody else's")
    refused = run("sketch", _people(tmp_path / "leak.csv"), "-o", out)
    assert refused.returncode == 3
    assert b"is there already" in refused.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("rows", "said"), [(1, "1 row in all"), (70, "70 rows in all"), (20_500, "first 20,000 rows only")]
)
def test_columns_says_how_much_it_looked_at(rows: int, said: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "leak.csv"
    path.write_text("id,colour\n" + "".join(f"{i},{'red' if i % 3 else 'blue'}\n" for i in range(rows)))
    assert f"leak: {said}" in run("columns", path).stdout.decode()
