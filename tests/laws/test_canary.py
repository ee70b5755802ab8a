"""Law: marked values put in rows appear in no report, log line, error, temporary file or exit message."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
    path.write_text(f"INSERT INTO `people` ({columns}) VALUES\n{values},\n('{WORDS[0]}', broken;\n", encoding="utf-8")
    return path


def _headerless(folder: Path) -> Path:
    path = folder / "leak.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(_rows())
    return path


def _half_gzip(folder: Path) -> Path:
    import gzip

    whole = gzip.compress(_csv(folder).read_bytes())
    path = folder / "leak.csv.gz"
    path.write_bytes(whole[: len(whole) // 2])
    (folder / "leak.csv").unlink()
    return path


def _escaped(text: str) -> bool:
    plain = [w.casefold() for w in WORDS] + list(NUMBERS)
    escaped = [json.dumps(w)[1:-1].casefold() for w in WORDS]
    return any(mark in text.casefold() for mark in (*plain, *escaped))


@pytest.mark.parametrize("make", [_csv, _broken_csv, _ndjson, _sql, _headerless, _half_gzip])
@pytest.mark.parametrize("command", ["assay", "columns", "sketch", "redact"])
def test_no_value_escapes(make: object, command: str, tmp_path: Path) -> None:
    data, out, scratch = tmp_path / "data", tmp_path / "out", tmp_path / "scratch"
    for folder in (data, out, scratch):
        folder.mkdir()
    path = make(data)  # type: ignore[operator]
    options = {
        "assay": ["--out", str(out), "--json", str(out / "again.json")],
        "columns": [],
        "sketch": ["-o", str(out / "leak.sketch")],
        "redact": ["-o", str(out / "shown.csv")],
    }[command]
    done = subprocess.run(
        [sys.executable, "-m", "leakassay.cli", command, str(path), *options],
        capture_output=True,
        env={**os.environ, "TMPDIR": str(scratch), "COLUMNS": "300"},
        check=False,
        timeout=120,
    )
    assert done.returncode in {0, 1, 2}, done.stderr.decode(errors="replace")[:300].replace("\n", " ")
    assert not _escaped(done.stdout.decode(errors="replace"))
    assert not _escaped(done.stderr.decode(errors="replace"))
    assert not list(scratch.iterdir())
    written = [p for p in out.rglob("*") if p.is_file()]
    assert written or command == "columns"
    for file in written:
        assert not _escaped(file.read_bytes().decode(errors="replace"))
