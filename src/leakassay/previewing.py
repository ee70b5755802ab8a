"""What each column is, from the first rows alone: quick, and for a first look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.errors import NoRecordsError
from leakassay.kinds import all_kinds
from leakassay.reading import PLAN_ROWS, sample_of
from leakassay.recognise import recognise
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from leakassay.records import Recognition
    from leakassay.sources import Input


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table."""

    table: str
    name: str
    rows: int
    """Rows looked at."""
    whole: bool
    """Whether these are all rows of the table."""
    recognition: Recognition
    sensitivity: str


def columns(
    paths: str | Path | Sequence[str | Path], *, headers: bool = True, limits: Limits | None = None
) -> list[Column]:
    """Say what each column is, from the first 20,000 rows of each table at the front of each input.

    Tables that begin later in an input are not seen. Raises CannotOpenError, NoRecordsError.
    """
    listed: Sequence[str | Path] = [paths] if isinstance(paths, str | Path) else paths
    found = [
        column
        for source in open_inputs(listed, limits or Limits())
        for table, rows, whole in _front(source)
        for column in _recognised(table, rows, whole=whole, headers=headers)
    ]
    if not found:
        raise NoRecordsError("no record could be read: check that it is the file you mean.")
    return found


def _front(source: Input) -> Iterator[tuple[str, pa.RecordBatch, bool]]:
    """Give the first rows of each table, and whether they are all."""
    parts: dict[str, list[pa.RecordBatch]] = {}
    more = False
    if source.source is not None:
        for block in source.source.blocks():
            for batch in block.read():
                if batch.columns.num_rows:
                    parts.setdefault(source.table_name(batch.table), []).append(batch.columns)
            if max((sum(b.num_rows for b in p) for p in parts.values()), default=0) >= PLAN_ROWS:
                more = True
                break
    for table, batches in parts.items():
        yield table, sample_of(batches), not more


def _recognised(table: str, rows: pa.RecordBatch, *, whole: bool, headers: bool) -> Iterator[Column]:
    for name, recognition in recognise(rows, headers=headers, table=table).items():
        sensitivity = str(all_kinds()[recognition.kind].sensitivity)
        yield Column(table, name, rows.num_rows, whole, recognition, sensitivity)
