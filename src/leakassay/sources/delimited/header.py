"""Is the first record a header? Told by how it differs from the records under it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from statistics import median
from typing import TYPE_CHECKING

from leakassay.sources.delimited.shapes import DATA, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROWS = 100
_NAME = re.compile(r"[A-Za-z]+(?:[_.-][A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+|[A-Z]+(?:_[A-Z0-9]+)+")
_SPLIT = re.compile(r"[\W_]+")


@cache
def _words() -> frozenset[str]:
    """Words that stand in headers, in many languages."""
    table = files("leakassay.reference").joinpath("headers/headers.tsv").read_text(encoding="utf-8")
    names = (name for line in table.splitlines() for name in line.split("\t")[-1].split("|"))
    return frozenset(name.strip().casefold() for name in names)


def header_rows(rows: Sequence[Sequence[str]], width: int) -> int:
    """Count the records of the header at the beginning of a table: 0, 1 or more."""
    if not rows or not _is_header(rows[0], rows[1:_ROWS], width):
        return 0
    heads = 1
    while heads < min(4, len(rows) - 2) and _continues(rows[heads], rows[heads + 1 : _ROWS], rows[0]):
        heads += 1
    return heads


def _is_header(first: Sequence[str], data: Sequence[Sequence[str]], width: int) -> bool:
    cells = [cell.strip() for cell in first]
    filled = [cell for cell in cells if cell]
    if not filled or len(filled) < 0.4 * len(cells) or any(len(cell) > 300 for cell in filled):
        return False
    if len(first) < width - 1:
        return False
    if not data:
        return len(set(filled)) == len(filled) and not any(shape_of(cell) in DATA for cell in filled)
    columns = [[row[i].strip() for row in data if i < len(row)] for i in range(len(cells))]
    votes = [_vote(cell, column) for cell, column in zip(cells, columns, strict=True) if cell]
    repeats = len(filled) - len(set(filled))
    return sum(votes) - 0.5 * repeats > 0


def _vote(cell: str, column: Sequence[str]) -> float:
    """Say how much a cell is a name above its column (positive) rather than a value of it."""
    shape = shape_of(cell)
    values = [value for value in column if value]
    vote = 0.0
    if shape in DATA:
        # Years and numbers head columns too, but never alone.
        vote -= 0.4 if shape == "whole" and len(cell) <= 4 else 2.0
    if shape in ("text", "token", "long"):
        vote -= 0.2
    if _known(cell):
        vote += 1.5
    elif _NAME.fullmatch(cell):
        vote += 0.7
    if not values:
        return vote + 0.1
    shapes = [shape_of(value) for value in values]
    same = sum(s == shape for s in shapes) / len(shapes)
    data = sum(s in DATA for s in shapes) / len(shapes)
    if shape not in DATA:
        vote += 1.2 * data
    if data < 0.5:
        vote += 0.4 * (0.5 - same)
    if cell in values:
        vote -= 1.0
    lengths = [len(value) for value in values]
    if len(lengths) > 4 and not min(lengths) <= len(cell) <= max(lengths):
        vote += 0.6 if abs(len(cell) - median(lengths)) > 2 else 0.2
    return vote


def _known(cell: str) -> bool:
    folded = cell.casefold()
    words = _words()
    if folded in words or " ".join(_SPLIT.split(folded)).strip() in words:
        return True
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell).casefold()
    return " ".join(part for part in _SPLIT.split(spaced) if part) in words


def _continues(row: Sequence[str], data: Sequence[Sequence[str]], first: Sequence[str]) -> bool:
    """Is this one more header record? It has no data, names that repeat nowhere, and data under it."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if not cells or len(cells) < 0.6 * len(row) or any(shape_of(cell) in DATA for cell in cells):
        return False
    if not data or list(row) == list(first):
        return bool(data) and list(row) == list(first)
    seen = 0
    for i, cell in enumerate(row):
        column = [other[i].strip() for other in data if i < len(other) and other[i].strip()]
        shapes = [shape_of(value) for value in column]
        seen += bool(cell.strip()) and bool(shapes) and sum(s in DATA for s in shapes) >= 0.8 * len(shapes)
    return (
        seen >= max(2, 0.5 * len(row))
        and sum(_known(cell) or bool(_NAME.fullmatch(cell)) for cell in cells) >= 1
    )
