"""Where the table begins on a sheet, and whether its first row names the columns.

Above a table there may be titles and remarks, left of it empty columns. A row of names is text
throughout, fills the table's width, says no name twice, and does not look like what is below it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leakassay.sources.cells import unique_names

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOK = 60
"""Rows looked at."""
_WIDE = 0.6
"""A row of names fills at least this much of the usual width of the rows below."""
_VALUE = re.compile(r"@|^\W*\d[\d\W]*$|\d{4,}")
"""What a value has and a name seldom: an at sign, nothing but digits, or a long number."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is laid out."""

    left: int
    """Columns left of the table."""
    above: int
    """Rows before the first record."""
    remarks: int
    """How many of those rows hold something and are no header."""
    names: tuple[str, ...]


def lay_out(rows: Sequence[Sequence[Any]], width: int) -> Layout:
    """Find the table in the first rows of a sheet that is `width` columns wide."""
    look = rows[:LOOK]
    left = min((_first(row) for row in look if any(map(_filled, row))), default=0)
    counts = [sum(map(_filled, row)) for row in look]
    usual = _usual([count for count in counts if count])
    begin = next((i for i, count in enumerate(counts) if count >= max(1, _WIDE * usual)), 0)
    remarks = sum(1 for count in counts[:begin] if count)
    if look and _is_header(look[begin], [r for r in look[begin + 1 :] if any(map(_filled, r))]):
        cells = [*look[begin][left:], *[None] * (width - len(look[begin]))]
        names = unique_names(["" if c is None else as_name(c) for c in cells])
        return Layout(left, begin + 1, remarks, tuple(names))
    return Layout(left, begin, remarks, tuple(str(i) for i in range(width - left)))


def as_name(cell: Any) -> str:
    """Spell a header's cell."""
    if isinstance(cell, list):
        return str(cell[0])
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _filled(cell: Any) -> bool:
    return cell is not None


def _first(row: Sequence[Any]) -> int:
    return next(i for i, cell in enumerate(row) if _filled(cell))


def _usual(counts: Sequence[int]) -> int:
    """Give the commonest width, the larger of two."""
    return max(Counter(counts).items(), key=lambda pair: (pair[1], pair[0]))[0] if counts else 0


def _is_header(row: Sequence[Any], below: Sequence[Sequence[Any]]) -> bool:
    cells = [(i, cell) for i, cell in enumerate(row) if _filled(cell)]
    texts = [(i, cell) for i, cell in cells if isinstance(cell, str)]
    if not below or not texts or len(texts) < 0.8 * len(cells):
        return False
    if len({text for _, text in texts}) < 0.7 * len(texts):
        return False
    looks_like_value = sum(1 for _, text in texts if _VALUE.search(text))
    if looks_like_value > 0.3 * len(texts):
        return _differs(texts, below)
    columns = [(text, [r[i] for r in below if i < len(r) and _filled(r[i])]) for i, text in texts]
    repeated = sum(1 for text, column in columns if text in column)
    return repeated <= 0.3 * len(texts) or _differs(texts, below)


def _differs(texts: Sequence[tuple[int, str]], below: Sequence[Sequence[Any]]) -> bool:
    """Tell whether most columns hold no text below these texts."""
    other = 0
    for i, _ in texts:
        column = [r[i] for r in below if i < len(r) and _filled(r[i])]
        other += bool(column) and not any(isinstance(cell, str) for cell in column)
    return 2 * other >= len(texts)
