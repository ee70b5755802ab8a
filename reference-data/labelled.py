"""Read the labelled tables of `../shared/data` as columns of text; for fitting and benchmarks only."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa

HEADERLESS = ("taiwan_cec/", "ofac_", "adventureworks/", "esridc", "faker_trinh")
CHARSETS = ("utf-8-sig", "cp1252")
MOST = 20_000


def source_of(file: str) -> str:
    """Name the publisher or generator of a file: files of one source are left out together."""
    name = Path(file).name
    for series in ("taiwan_cec", "everypolitician", "adventureworks"):
        if f"/{series}/" in file:
            return series
    for start, source in (
        ("ofac_", "ofac"), ("baltimore_", "baltimore"), ("chicago_", "chicago"), ("chadwick_", "baseball"), ("lahman_", "baseball"),
        ("mlb_", "baseball"), ("fifa_", "fifa"), ("au_", "au"), ("us_house", "civilservice"), ("us_senate", "civilservice"),
        ("thespreadsheetguru", "spreadsheetguru"), ("fakenamegenerator", "fakenamegenerator"), ("genusai", "genusai"),
        ("datablist", "datablist"), ("briandunning", "briandunning"), ("cn_central", "cn_central"), ("faker_", "faker"), ("mockaroo", "mockaroo"),
    ):  # fmt: skip
        if name.startswith(start):
            return source
    return Path(file).stem


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16")
    for charset in CHARSETS:
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _delimited(path: Path, file: str, want: dict[str, Any]) -> dict[str, list[Any]]:
    text = _text(path)
    if path.name in {"EmailAddress.csv", "Password.csv", "PersonPhone.csv"}:
        rows = [r.strip("\r\n").split("+|") for r in text.split("&|") if r.strip()]
    else:
        first = text[:4000].split("\n")[0]
        delimiter = max(",;\t|", key=first.count)
        rows = [
            r for r in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if r and r != ["\x1a"]
        ]
    headerless = any(h in file for h in HEADERLESS)
    header = [] if headerless else rows[0]
    body = (rows if headerless else rows[1:])[:MOST]
    names = [h if h.strip() and header.count(h) == 1 else str(i) for i, h in enumerate(header)] or [
        str(i) for i in range(max(map(len, rows[:50])))
    ]
    return {n: [r[i] if i < len(r) else None for r in body] for i, n in enumerate(names) if n in want}


def _walk(node: Any, path: str, out: dict[str, list[Any]], want: dict[str, Any]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            step = f"{path}.{key}" if path else key
            star = f"{path}.*" if path else "*"
            use = star if any(w == star or w.startswith(star + ".") for w in want) else step
            _walk(value, use, out, want)
    elif isinstance(node, list):
        for value in node:
            _walk(value, path, out, want)
    else:
        out[path].append(
            None if node is None else str(node) if not isinstance(node, bool) else str(node).lower()
        )


def _json(path: Path, want: dict[str, Any]) -> dict[str, list[Any]]:
    text = _text(path)
    try:
        roots = [json.loads(text)]
    except ValueError:
        roots = [json.loads(line) for line in text.splitlines() if line.strip()]
    merged: dict[str, list[Any]] = defaultdict(list)
    for root in roots:
        for record in root if isinstance(root, list) else [root]:
            found: dict[str, list[Any]] = defaultdict(list)
            _walk(record, "", found, want)
            for name, values in found.items():
                merged[name].extend(values)
    return {n: v[:MOST] for n, v in merged.items() if n in want}


def tables(data: Path) -> list[tuple[str, pa.RecordBatch, dict[str, list[str]]]]:
    """(file, columns, labels) of every labelled file that can be read here."""
    found = []
    for line in (data / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path, want = data / entry["file"], entry["columns"]
        if path.suffix == ".json":
            columns = _json(path, want)
        elif path.suffix in {".csv", ".txt"}:
            columns = _delimited(path, entry["file"], want)
        else:
            continue
        longest = max(map(len, columns.values()))
        arrays = {n: pa.array(v + [None] * (longest - len(v)), pa.string()) for n, v in columns.items()}
        missing = sorted(set(want) - set(columns))
        if missing:
            print(entry["file"], "lacks", missing[:6])
        found.append((entry["file"], pa.RecordBatch.from_pydict(arrays), {n: want[n] for n in arrays}))
    return found


def words_of(name: str) -> str:
    """Spell a header as lower-case words."""
    return re.sub(r"[_\W]+", " ", re.sub(r"([a-z])([A-Z])", r"\1 \2", name)).strip().lower()
