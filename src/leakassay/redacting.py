"""A sample that may be shown: a few random rows with every value masked by its kind.

A kind says what may be shown of a value (`Kind.mask`); a value without the kind of its column shows nothing,
and neither does a column whose kind is a guess: a name taken for a region would be shown whole. What would
be shown whole is shown only where several rows share it. Rows are drawn at random from the whole leak and
stand in an order that says nothing of their places. Every line begins with the name of its table, so that
lines stay with their table however the file is cut or sorted.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pyarrow as pa

from leakassay.errors import LeakassayError
from leakassay.kinds import all_kinds
from leakassay.kinds.interface import Malformed, mask_all
from leakassay.reading import read_tables
from leakassay.report.names import visible
from leakassay.writing import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from leakassay.kinds.interface import Kind
    from leakassay.reading import ReadTable
    from leakassay.records import Recognition
    from leakassay.sources.interface import Limits

_SURE = 0.9
"""Below this confidence a column's kind is a guess, and its mask may fit another."""
_COMMON = 5
"""Rows that share a value before it is shown whole."""
_HEAD = "table"
"""What stands above the names of the tables."""


def redact(
    paths: Sequence[str | Path],
    out: Path,
    *,
    key: bytes,
    rows: int = 20,
    limits: Limits | None = None,
) -> dict[str, int]:
    """Write masked rows of every table as CSV; give how many of each.

    Raises CannotOpenError, NoRecordsError, LeakassayError where `out` cannot be written.
    """
    tables = read_tables(paths, key, limits=limits)
    written: dict[str, int] = {}
    try:
        with whole(out) as raw, io.TextIOWrapper(raw, "utf-8", newline="", write_through=True) as file:
            writer = csv.writer(file)
            for table in tables:
                written[table.name] = _write(writer, table, rows, key)
    except OSError as error:
        raise LeakassayError(
            f"the sample cannot be written to {out} ({error.strerror}): choose another place."
        ) from error
    return written


class Writer(Protocol):
    """What `csv.writer` gives, which the standard library does not name."""

    def writerow(self, row: Iterable[str], /) -> object:
        """Write a row."""
        ...


@dataclass(frozen=True, slots=True)
class _Shown:
    """What may be shown of one column."""

    name: str
    kind: Kind
    sure: bool
    common: frozenset[str]
    """Values that enough of the sampled rows share to be of nobody."""

    def masked(self, value: str | list[str | None] | None) -> str:
        """Give what may be shown of one cell."""
        if isinstance(value, list):
            return "; ".join(self.masked(one) for one in value)
        if not value:
            return ""
        if not self.sure:
            return mask_all(value)
        try:
            whole = self.kind.canonical(value)
        except Malformed:
            return mask_all(value)
        shown = self.kind.mask(whole)
        told = shown in (whole, value) and value not in self.common
        return mask_all(value) if told else _cell(shown)


def _write(writer: Writer, table: ReadTable, rows: int, key: bytes) -> int:
    sample: pa.Table = table.summary.rows
    columns = [_shown(name, found, sample) for name, found in table.recognised.items()]
    name = _cell(visible(table.name))
    writer.writerow([_HEAD, *(_cell(f"{visible(c.name)} ({c.kind.name})") for c in columns)])
    order = np.random.default_rng(int.from_bytes(key)).permutation(sample.num_rows)[:rows]
    for row in sample.select([c.name for c in columns]).take(pa.array(order)).to_pylist():
        writer.writerow([name, *(c.masked(row[c.name]) for c in columns)])
    return len(order)


def _shown(name: str, found: Recognition, sample: pa.Table) -> _Shown:
    cells = sample.column(name).to_pylist()
    values = Counter(
        one for cell in cells for one in (set(cell) if isinstance(cell, list) else {cell}) if one
    )
    common = frozenset(value for value, count in values.items() if count >= _COMMON)
    return _Shown(name, all_kinds()[found.kind], found.confidence >= _SURE, common)


def _cell(text: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
