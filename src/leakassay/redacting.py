"""A sample that may be shown: a few random rows with every value masked by its kind.

A kind says what may be shown of a value (`Kind.mask`); a value without the kind of its column shows
nothing. Rows are drawn at random from the whole leak, and no row can be told from its place.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Protocol

from leakassay.engine.local import Threads
from leakassay.errors import LeakassayError, NoRecordsError
from leakassay.kinds import all_kinds
from leakassay.kinds.interface import Malformed, mask_all
from leakassay.measures.interface import Key
from leakassay.reading import Pass
from leakassay.report.names import visible
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pyarrow as pa

    from leakassay.kinds.interface import Kind
    from leakassay.reading import ReadTable


def redact(
    paths: Sequence[str | Path],
    out: Path,
    *,
    key: bytes,
    rows: int = 20,
    limits: Limits | None = None,
) -> int:
    """Write masked rows of every table as CSV; give how many.

    Raises CannotOpenError, NoRecordsError, LeakassayError where `out` cannot be written.
    """
    with Threads() as threads:
        reading = Pass(Key.of(key), threads)
        for source in open_inputs(paths, limits or Limits()):
            reading.read(source)
        tables = reading.finish()
    if not tables:
        raise NoRecordsError("no record could be read: there is nothing to show.")
    written = 0
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            for table in tables:
                written += _write(writer, table, rows)
    except OSError as error:
        raise LeakassayError(f"the sample cannot be written to {out} ({error.strerror}).") from error
    return written


class Writer(Protocol):
    """What `csv.writer` gives, which the standard library does not name."""

    def writerow(self, row: Iterable[str], /) -> object:
        """Write a row."""
        ...


def _write(writer: Writer, table: ReadTable, rows: int) -> int:
    names = list(table.recognised)
    kinds = [all_kinds()[table.recognised[name].kind] for name in names]
    writer.writerow([_cell(f"{visible(n)} ({k.name})") for n, k in zip(names, kinds, strict=True)])
    sample: pa.Table = table.summary.rows.slice(0, rows)
    for row in sample.select(names).to_pylist():
        writer.writerow([_masked(row[n], k) for n, k in zip(names, kinds, strict=True)])
    return int(sample.num_rows)


def _masked(value: str | list[str | None] | None, kind: Kind) -> str:
    if isinstance(value, list):
        return "; ".join(_masked(one, kind) for one in value)
    if not value:
        return ""
    try:
        return _cell(kind.mask(kind.canonical(value)))
    except Malformed:
        return mask_all(value)


def _cell(text: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
