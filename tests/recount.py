"""Reads made-up leaks again with nothing of ours: the standard library alone."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str | None]


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]


def read_ndjson(path: Path) -> list[Row]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row.get("_source", row) for row in rows]


def read_copy(path: Path) -> dict[str, list[Row]]:
    tables, name, columns = {}, None, []
    for line in path.read_text("utf-8").split("\n"):
        begin = re.fullmatch(r"COPY public\.(\w+) \((.*)\) FROM stdin;", line)
        if begin:
            name, columns = begin[1], begin[2].split(", ")
            tables[name] = []
        elif line == r"\.":
            name = None
        elif name:
            cells = [None if cell == r"\N" else cell.replace("\\\\", "\\") for cell in line.split("\t")]
            tables[name].append(dict(zip(columns, cells, strict=True)))
    return tables
