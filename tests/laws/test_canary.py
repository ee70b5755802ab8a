"""Law: marked values put in rows appear in no report, log line, error, temporary file or exit message."""

import csv
import gzip
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leakassay.cli import main
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


def test_a_real_process_tells_no_more(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-m", "leakassay.cli", "columns", str(_broken_csv(tmp_path))],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0
    assert not _escaped((done.stdout + done.stderr).decode(errors="replace"))
