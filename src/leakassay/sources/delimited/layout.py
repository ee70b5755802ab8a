"""Where the table begins in a delimited text, and what its columns are called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from leakassay.sources.cells import unique_names
from leakassay.sources.delimited.dialect import Dialect, Found, Record, records
from leakassay.sources.delimited.header import header_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMBO = ":;|"
"""Delimiters of lists such as `email:password`, whose last field may hold them too."""
_TRIMMED, _HABIT = 0.02, 0.2
_TITLES = 15
_WIDER = 0.2
_SEEN = 8
"""Records from which an empty column is called one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A dialect, and the table found with it."""

    dialect: Dialect
    names: tuple[str, ...]
    least: int
    """Records of at least so many fields are filled with nothing."""
    skipped: int
    """Records before the table: preamble."""
    start: int
    """Where the preamble ends, in bytes."""
    body: int
    """Where the header ends, in bytes; the same where there is none."""
    quoting: str
    """For people: all, some or none of the fields are quoted."""
    bare_last: bool
    """The last column is empty as far as is seen."""

    @property
    def header(self) -> bool:
        """The columns have names of their own."""
        return self.body > self.start


def find_layout(data: bytes, found: Found, *, complete: bool, most: int) -> Layout:
    """Find the table in the first bytes of a text. `most`: columns a table may have."""
    dialect = found.dialect
    read = records(data, dialect)
    if not complete and len(read) > 1:
        read.pop()
    width = min(found.columns, most)
    if read and len(read[0].cells) != width:
        read = _mended(data, read, dialect, width)
    dialect = _as_list(dialect, [record.cells for record in read], width)
    rows = [_cut_short(record.cells, dialect, width) for record in read]
    start = _start(rows, width)
    heads = header_rows(rows[start:], width)
    body = rows[start + heads :]
    names = _names(rows[start : start + heads], body, width)
    least = _least(body, width)
    ends = [0, *(record.end for record in read)]
    quoting = _quoting(data.decode("utf-8", "replace"), dialect)
    bare_last = _bare_last(body, width)
    return Layout(dialect, names[:most], least, start, ends[start], ends[start + heads], quoting, bare_last)


def _mended(data: bytes, read: list[Record], dialect: Dialect, width: int) -> list[Record]:
    """Read the first line again, whose quotes may be broken."""
    line = data[: data.find(b"\n") + 1]
    first = records(line, dialect, width=width)
    if not first:
        return read
    return first + records(data, dialect, len(line))


def _start(rows: Sequence[Sequence[str]], width: int) -> int:
    """Find the first record of the table, be it its header or not."""
    at = _first_of(rows, width)
    usual = median([_filled(row) for row in rows[at:]] or [0])
    if at < len(rows) and _filled(rows[at]) < 0.5 * usual:
        # Titles and remarks of a sheet are filled up to its width: the header is the first full row.
        for below in range(at + 1, min(at + _TITLES, len(rows))):
            if _filled(rows[below]) >= 0.8 * usual:
                return below if header_rows(rows[below:], width) else at
    return at


def _first_of(rows: Sequence[Sequence[str]], width: int) -> int:
    for at, row in enumerate(rows):
        near = rows[at : at + 4]
        if len(row) == width and 2 * sum(len(r) == width for r in near) >= len(near):
            return at
        near_width = width > 1 and width - 1 <= len(row) <= (1 + _WIDER) * width
        if (
            near_width
            and _all_of(rows[at + 1 : at + 6], width)
            and (len(row) < width or header_rows(rows[at:], len(row)))
        ):
            return at
    return 0


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _all_of(rows: Sequence[Sequence[str]], width: int) -> bool:
    return bool(rows) and all(len(row) == width for row in rows)


def _names(heads: Sequence[Sequence[str]], data: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Name the columns by the header, or by number; a header may be wider than the records."""
    if not heads:
        return tuple(str(number) for number in range(width))
    parts = [list(head) for head in heads]
    named = max(len(head) for head in parts)
    if named == width - 1 and _numbers(data):
        parts = [["", *head] for head in parts]
    columns = [
        [head[i].strip('\ufeff\x00"') if i < len(head) else "" for head in parts]
        for i in range(max(width, named))
    ]
    names = [" ".join(filter(None, column)) for column in columns]
    if names[0].startswith("#") and len(names[0]) > 1:
        # A header that is a comment to other programs.
        names[0] = names[0].lstrip("# ")
    return tuple(unique_names(names))


def _numbers(data: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first column counts the rows, as row names of R and pandas do."""
    firsts = [row[0] for row in data if row]
    return bool(firsts) and all(first.isdigit() for first in firsts) and len(set(firsts)) == len(firsts)


def _as_list(dialect: Dialect, rows: Sequence[Sequence[str]], width: int) -> Dialect:
    """Know lists such as `email:password`: now and then a last field holds the delimiter or a quote."""
    if not dialect.delimiter or dialect.delimiter not in _COMBO or header_rows(rows, width):
        return dialect
    shorter = sum(len(row) < width for row in rows)
    longer = sum(len(row) > width for row in rows)
    if shorter > _TRIMMED * len(rows) or not (longer or dialect.delimiter == ":"):
        return dialect
    return replace(dialect, rest=True, quote="")


def _cut_short(row: tuple[str, ...], dialect: Dialect, width: int) -> tuple[str, ...]:
    """Give the last field what is left of its record, where it may have that."""
    if not dialect.rest or len(row) <= width:
        return row
    return (*row[: width - 1], dialect.delimiter.join(row[width - 1 :]))


def _least(data: Sequence[Sequence[str]], width: int) -> int:
    """Find how short a record may be.

    Programs that leave out trailing empty fields leave out all of them: where longer records end in
    empty fields, or short ones are rare, a short one is damaged. What is common is a habit of the writer.
    """
    short = [len(row) for row in data if 1 < len(row) < width]
    full = [row for row in data if len(row) >= width]
    if len(short) <= _TRIMMED * len(data):
        return width
    if len(short) > _HABIT * len(data) or sum(not row[-1].strip() for row in full) <= _TRIMMED * len(full):
        return min(short)
    return width


def _bare_last(data: Sequence[Sequence[str]], width: int) -> bool:
    full = [row for row in data if len(row) == width]
    return len(full) >= _SEEN and not any(row[-1].strip() for row in full)


def _quoting(text: str, dialect: Dialect) -> str:
    if not dialect.quote or dialect.quote not in text:
        return "none"
    cells = [
        cell for line in text.splitlines()[1:200] for cell in line.split(dialect.delimiter or "\0") if cell
    ]
    quoted = sum(cell.startswith(dialect.quote) for cell in cells)
    return "all" if cells and quoted > 0.95 * len(cells) else "some"
