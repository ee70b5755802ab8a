"""Law: marked values put in rows appear in no report, log line, error, temporary file or exit message."""

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leakassay.cli import STOPPED, main
from leakassay.errors import LeakassayError
from opened import read_all
from sample_files import FORMAT_SAMPLES, PACKED_SAMPLES, sample

# No program makes these words up, and no kind lets them through.
WORDS = ("Qzxvanary", "Wkjcanary", "金丝雀测试")
NUMBERS = ("73519940828", "910482736455")
HEAD = ("name", "note", "national number", "paid", "mail", "born", "phone")


def _rows() -> list[list[str]]:
    return [
        [
            f"{WORDS[0]} {WORDS[1]}{i % 7}",
            f"call {NUMBERS[0]}{i % 10} or {WORDS[2]}, at {WORDS[1].lower()}{i}@example.org",
            f"{NUMBERS[1]}{i:04d}",
            f"{NUMBERS[0]}.{i:02d}",
            f"{WORDS[0].lower()}.{i}@example.org",
            f"19{i % 80 + 10}-0{i % 9 + 1}-1{i % 9}",
            f"+49 30 {NUMBERS[0][:7]}{i % 10}",
        ]
        for i in range(300)
    ]


def _csv(folder: Path) -> Path:
    path = folder / "leak.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEAD, *_rows()])
    return path


def _broken_csv(folder: Path) -> Path:
    path = folder / "leak.csv"
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *_rows()])
    lines = out.getvalue().splitlines(keepends=True)
    lines[7] = '"' + lines[7]
    lines[20] = lines[20].rstrip() + f",{WORDS[0]},{WORDS[1]},more\r\n"
    path.write_bytes("".join(lines).encode() + b"\xff\xfe" + WORDS[0].encode() + b"\n")
    return path


def _ndjson(folder: Path) -> Path:
    path = folder / "leak.ndjson"
    lines = [json.dumps(dict(zip(HEAD, row, strict=True)), ensure_ascii=False) for row in _rows()]
    lines[5] = lines[5][:-9]
    lines[9] = f"{WORDS[0]} is no record"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _sql(folder: Path) -> Path:
    path = folder / "leak.sql"
    values = ",\n".join("(" + ",".join(f"'{v}'" for v in row) + ")" for row in _rows())
    columns = ",".join(f"`{h}`" for h in HEAD)
    path.write_text(
        f"INSERT INTO `people` ({columns}) VALUES\n{values},\n('{WORDS[0]}', broken;\n", encoding="utf-8"
    )
    return path


def _headerless(folder: Path) -> Path:
    path = folder / "leak.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(_rows())
    return path


def _half_gzip(folder: Path) -> Path:
    whole = gzip.compress(_csv(folder).read_bytes())
    path = folder / "leak.csv.gz"
    path.write_bytes(whole[: len(whole) // 2])
    (folder / "leak.csv").unlink()
    return path


def _escaped(text: str, marks: tuple[str, ...] = (*WORDS, *NUMBERS)) -> bool:
    escaped = [json.dumps(mark)[1:-1] for mark in marks]
    return any(mark.casefold() in text.casefold() for mark in (*marks, *escaped))


def _told(
    command: str, path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Iterator[tuple[str, str]]:
    """Run a command in a world of its own; give everything it left anywhere, by its place."""
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    for folder in (out, scratch):
        folder.mkdir(exist_ok=True)
    options = {
        "assay": ["--out", str(out), "--json", str(out / "again.json")],
        "columns": [],
        "sketch": ["-o", str(out / "leak.sketch")],
        "redact": ["-o", str(out / "shown.csv")],
    }[command]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(scratch))
        patch.setenv("COLUMNS", "300")
        patch.setattr(tempfile, "tempdir", None)
        code = main([command, str(path), *options])
    said, complained = capfd.readouterr()
    assert code in {0, 1, 2}, "failed"
    assert not list(scratch.iterdir())
    written = [file for file in out.rglob("*") if file.is_file()]
    assert written or command == "columns"
    yield "standard output", said
    yield "standard error", complained
    for file in written:
        yield file.name, file.read_bytes().decode(errors="replace")


@pytest.mark.parametrize("make", [_csv, _broken_csv, _ndjson, _sql, _headerless, _half_gzip])
@pytest.mark.parametrize("command", ["assay", "columns", "sketch", "redact"])
def test_no_value_escapes(
    make: Callable[[Path], Path],
    command: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    assert not [place for place, text in _told(command, make(data), tmp_path, capfd) if _escaped(text)]
    assert not _escaped(caplog.text)


SAMPLES = ("Zoë", "王小明", *(f"p{i}@example" for i in range(40)), "user1", "10.0.0.1", "/p/1")
"""What stands in the made-up files of every format; the domain of a mail address may be shown."""


@pytest.mark.parametrize("name", sorted({**FORMAT_SAMPLES, **PACKED_SAMPLES}))
def test_no_value_of_any_format_escapes_whole_or_broken(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    whole = sample(name)
    half = len(whole) // 2
    (data / "whole").write_bytes(whole)
    (data / "half").write_bytes(whole[:half])
    (data / "scratched").write_bytes(whole[:half] + '\0Zoë,"王小明'.encode() + whole[half + 9 :])
    for command in ("assay", "redact"):
        assert not [place for place, text in _told(command, data, tmp_path, capfd) if _escaped(text, SAMPLES)]
    assert not _escaped(caplog.text, SAMPLES)


@pytest.mark.parametrize("name", sorted({**FORMAT_SAMPLES, **PACKED_SAMPLES}))
def test_no_traceback_of_a_refusal_quotes_a_value(name: str, tmp_path: Path) -> None:
    """As Python prints it for whoever calls the library: with the errors that led to it."""
    whole = sample(name)
    path = tmp_path / "leak"
    for at in range(1, len(whole), max(1, len(whole) // 12)):
        for content in (whole[:at], whole[at:], whole[:at] + '\0Zoë,"王小明'.encode() + whole[at:]):
            path.write_bytes(content)
            printed = ""
            try:
                read_all(path)
            except LeakassayError as error:
                printed = "".join(traceback.format_exception(error))
            assert not _escaped(printed, SAMPLES)


def _run_in(tmp_path: Path, program: list[str]) -> tuple[int, list[str]]:
    """Run a program in a world of its own; give its exit code and all that it left, a value's or not."""
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    for folder in (out, scratch):
        folder.mkdir()
    done = subprocess.run(
        [*program, "--out", str(out)],
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONFAULTHANDLER": "1"},
    )
    left = [file.read_bytes() for file in (*out.rglob("*"), *scratch.rglob("*")) if file.is_file()]
    return done.returncode, [text.decode(errors="replace") for text in (done.stdout, done.stderr, *left)]


LEAKASSAY = [sys.executable, "-m", "leakassay.cli"]


def test_a_full_disk_leaves_no_value_behind(tmp_path: Path) -> None:
    path = _csv(tmp_path)
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); import signal;"
    limited += (
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); from leakassay.cli import main; sys.exit(main())"
    )
    code, left = _run_in(tmp_path, [sys.executable, "-c", limited, "assay", str(path)])
    assert code == LeakassayError.exit_code
    assert "cannot be written to" in left[1]
    assert "None" not in left[1]
    assert not [text for text in left if _escaped(text)]


def test_whoever_stops_a_pipe_that_stalls_leaves_no_value_behind(tmp_path: Path) -> None:
    content, pipe, out = _csv(tmp_path).read_bytes(), tmp_path / "pipe", tmp_path / "out"
    os.mkfifo(pipe)
    with (
        subprocess.Popen(
            [*LEAKASSAY, "assay", str(pipe), "--out", str(out)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
        pipe.open("wb") as stalling,
    ):
        stalling.write(content)
        stalling.flush()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        said, complained = process.communicate(timeout=60)
    assert process.returncode == STOPPED
    assert b"Traceback" not in complained
    assert not _escaped((said + complained).decode(errors="replace"))
    assert not out.exists() or not list(out.iterdir())


def test_a_crash_writes_no_core(tmp_path: Path) -> None:
    crashing = "import resource; from leakassay.cli import main; main(['columns', 'nothing']);"
    crashing += "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    done = subprocess.run(
        [sys.executable, "-c", crashing], capture_output=True, check=True, timeout=60, cwd=tmp_path
    )
    assert done.stdout.split()[-1] == b"0"


def test_a_real_process_tells_no_more(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-m", "leakassay.cli", "columns", str(_broken_csv(tmp_path))],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0
    assert not _escaped((done.stdout + done.stderr).decode(errors="replace"))
