"""Several indexes of Elasticsearch in one file are several tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from leakassay.kernels.json_splitter import indexes
from leakassay.records import Batch
from leakassay.sources.whole import split

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX = b"_index"
"""The key of a record that names its index."""
MOST = 64
"""Indexes beyond these share one table."""
OTHERS = "*"

_DATED = re.compile(r"[0-9]{4,}(?:[-._][0-9]+)*")


class Tables:
    """The tables that the blocks of one input have shown so far, in order; one for each index.

    Blocks are read in any order, so this is settled while they are cut.
    """

    def __init__(self) -> None:
        self.known: tuple[str, ...] = ()

    def see(self, text: bytes, *, lines: bool) -> tuple[str, ...]:
        """Look for new indexes; give all that are known."""
        if len(self.known) < MOST:
            found = dict.fromkeys(self.known)
            for index in indexes(text, 4 * MOST, lines):
                if len(found) < MOST:
                    found[table_of(index.decode("utf-8", "replace"))] = None
            self.known = tuple(found)
        return self.known


def table_of(index: str) -> str:
    """Name the table of an index: those that differ by a date or a running number are one.

    >>> table_of("logs-2022.06.30"), table_of("persons_v2")
    ('logs-*', 'persons_v2')
    """
    return _DATED.sub("*", index)


def divided(batch: Batch, column: str, known: tuple[str, ...]) -> Iterator[Batch]:
    """Give the records of each table; what was lost goes with the first."""
    rows = batch.columns
    at = rows.schema.get_field_index(column)
    if at < 0 or rows.num_rows == 0 or not pa.types.is_string(rows.schema.field(at).type):
        yield batch
        return
    coded = pc.dictionary_encode(rows.column(at))
    names = [_known(value, known) for value in coded.dictionary.to_pylist()]
    if len(set(names)) == 1 and coded.null_count == 0:
        yield replace(batch, table=names[0])
        return
    table = pa.DictionaryArray.from_arrays(coded.indices, pa.array(names, pa.string())).dictionary_decode()
    yield from _parts(batch, pc.fill_null(table, ""))


def _known(index: str | None, known: tuple[str, ...]) -> str:
    name = table_of(index or "")
    return name if name in known else OTHERS


def _parts(batch: Batch, table: Any) -> Iterator[Batch]:
    names = pc.unique(table).to_pylist()
    parts = [batch.columns.filter(pc.equal(table, name)) for name in names]
    sizes = split(batch.bytes, [part.num_rows for part in parts])
    for number, (name, part, size) in enumerate(zip(names, parts, sizes, strict=True)):
        filled = [i for i, column in enumerate(part.columns) if column.null_count < part.num_rows]
        rejects, notes = (batch.rejects, batch.notes) if number == 0 else ((), {})
        yield Batch(name, part.select(filled), batch.first, size, rejects, notes)
