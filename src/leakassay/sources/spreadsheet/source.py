"""The sheets of a workbook, as tables of text."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum

from leakassay.errors import CannotOpenError
from leakassay.records import Batch, Reject
from leakassay.sources.cells import text_of
from leakassay.sources.interface import Parsed
from leakassay.sources.spreadsheet.header import Layout, lay_out
from leakassay.sources.whole import Ledger, nothing, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from leakassay.sources.interface import Block, Limits

_CHUNK = 1_000
"""Rows a block."""


def open_workbook(content: Path | bytes) -> CalamineWorkbook:
    """Open a workbook. Raises CannotOpenError."""
    try:
        if isinstance(content, bytes):
            return CalamineWorkbook.from_filelike(io.BytesIO(content))
        return CalamineWorkbook.from_path(str(content))
    except PasswordError:
        raise CannotOpenError("The workbook is protected by a password: save it without one first.") from None
    except BaseException as error:
        if _is_ours(error):
            raise
        raise CannotOpenError("The workbook is damaged, or no workbook of a kind that is read.") from None


def _is_ours(error: BaseException) -> bool:
    """Tell what the process itself is told from a library's errors; its panic is no Exception."""
    return isinstance(error, (MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit))


@dataclass(slots=True)
class _Sheet:
    """The sheet being read."""

    name: str
    table: str
    share: int
    """Content bytes that are charged to it."""
    rows: int = 0
    columns: int = 0
    layout: Layout | None = None
    seen: int = 0
    """Rows of the sheet so far, empty ones too."""
    first: int = 0
    """Records so far."""
    charged: int = 0


@dataclass(slots=True)
class SpreadsheetSource:
    """A workbook; every sheet is a table, hidden ones too."""

    workbook: CalamineWorkbook
    size: int
    """Bytes of the content."""
    ledger: Ledger
    limits: Limits
    format: str
    facts: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None

    def blocks(self) -> Iterator[Block]:
        """Give runs of rows, sheet after sheet."""
        table, first = "", 0
        for sheet in self._sheets():
            yield from self._sheet(sheet)
            table, first = sheet.table, sheet.first
        damage = self.ledger.stream.damage
        rejects = (Reject(damage, 0, 0),) if damage else ()
        yield Parsed((nothing(table, first, self.ledger.rest(), *rejects),))

    def _sheets(self) -> list[_Sheet]:
        names = [one.name for one in self.workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        shares = split(self.size, [1] * len(names))
        several = len(names) > 1
        return [
            _Sheet(name, name if several else "", share) for name, share in zip(names, shares, strict=True)
        ]

    def _sheet(self, sheet: _Sheet) -> Iterator[Block]:
        try:
            opened = self.workbook.get_sheet_by_name(sheet.name)
            start, end = opened.start or (0, 0), opened.end or (-1, -1)
            # Rows come from the top of the sheet, but columns from the first that is filled.
            sheet.rows, sheet.columns = end[0] + 1, end[1] - start[1] + 1
            rows = opened.iter_rows()
            while chunk := list(islice(rows, _CHUNK)):
                yield self._rows(sheet, chunk)
        except BaseException as error:
            if _is_ours(error):
                raise
            lost = Reject("damaged", 0, self.ledger.take(sheet.share - sheet.charged))
            yield Parsed((nothing(sheet.table, sheet.first, 0, lost),))

    def _rows(self, sheet: _Sheet, chunk: list[list[Any]]) -> Block:
        """Cut records out of rows of a sheet."""
        rows = [[_cell(value) for value in row] for row in chunk]
        rejects: list[Reject] = []
        begin = 0
        if sheet.layout is None:
            sheet.layout = lay_out(rows, min(sheet.columns, self.limits.columns))
            begin = sheet.layout.above
            if sheet.layout.remarks:
                rejects.append(Reject("not a record", sheet.layout.remarks, 0))
            if sheet.columns > self.limits.columns:
                rejects.append(Reject("over the limit", 0, 0))
        sheet.seen += len(rows)
        upto = sheet.share * min(sheet.seen, sheet.rows) // max(1, sheet.rows)
        given = self.ledger.take(upto - sheet.charged)
        sheet.charged = upto
        records = [row for row in rows[begin:] if any(cell is not None for cell in row)]
        block = _SheetBlock(sheet.table, sheet.layout, records, sheet.first, given, tuple(rejects))
        sheet.first += len(records)
        return block


@dataclass(frozen=True, slots=True)
class _SheetBlock:
    """Some rows of one sheet."""

    table: str
    layout: Layout
    records: list[list[Any]]
    first: int
    size: int
    rejects: tuple[Reject, ...]

    def read(self) -> tuple[Batch, ...]:
        """Spell the cells out, column by column."""
        arrays = []
        for place, _ in enumerate(self.layout.names, self.layout.left):
            column = [_text(row[place]) if place < len(row) else None for row in self.records]
            arrays.append(pa.array(column, pa.string()))
        columns = pa.RecordBatch.from_arrays(arrays, names=list(self.layout.names))
        return (Batch(self.table, columns, self.first, self.size, self.rejects),)


def _cell(value: Any) -> Any:
    """Give a text, a number, a truth value or null; `[text]` for a date, time or duration."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, dt.timedelta):
        return [str(value)]
    return [value.isoformat()]


def _text(cell: Any) -> str | None:
    text = cell[0] if isinstance(cell, list) else text_of(cell)
    return text.encode("utf-8", "replace").decode() if text is not None and not text.isascii() else text
