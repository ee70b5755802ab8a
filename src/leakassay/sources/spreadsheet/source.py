"""The sheets of a workbook, as tables of text."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.errors import CannotOpenError
from leakassay.records import Batch, Reject
from leakassay.sources.cells import text_of
from leakassay.sources.interface import Parsed
from leakassay.sources.spreadsheet.header import Layout, lay_out
from leakassay.sources.whole import Ledger, nothing, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Limits

MEMORY = 2 << 30
"""What the child process may take: some 15 million filled cells."""
SECONDS = 600
"""Processor time that the child process may take."""
_CHILD = Path(__file__).with_name("child.py")
_LINE = 1 << 28


class Child:
    """The process that holds the workbook."""

    def __init__(self, content: Path | bytes) -> None:
        source = str(content.resolve()) if isinstance(content, Path) else "-"
        self._process = subprocess.Popen(  # noqa: S603 - our own file, and no shell
            [sys.executable, "-I", str(_CHILD), str(MEMORY), str(SECONDS), source],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with contextlib.suppress(OSError):
            stdin: IO[bytes] | None = self._process.stdin
            if stdin is not None:
                stdin.write(content if isinstance(content, bytes) else b"")
                stdin.close()

    def next(self) -> Any:
        """Give the next message; None once the process has ended, well or badly."""
        out = self._process.stdout
        line = out.readline(_LINE) if out is not None else b""
        try:
            return json.loads(line) if line else None
        except ValueError:
            return None

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def open_workbook(content: Path | bytes) -> tuple[Child, int]:
    """Start the child and give it with the number of sheets; raises CannotOpenError."""
    child = Child(content)
    said = child.next()
    if isinstance(said, dict) and "sheets" in said:
        return child, int(said["sheets"])
    child.close()
    if said == {"error": "password"}:
        raise CannotOpenError("The workbook is protected by a password: save it without one first.")
    if said is None:
        raise CannotOpenError("The workbook takes more memory than is allowed, or crashes its reader.")
    raise CannotOpenError("The workbook is damaged, or no workbook of a kind that is read.")


@dataclass(slots=True)
class _Sheet:
    """The sheet being read."""

    name: str
    rows: int
    columns: int
    share: int
    """Content bytes that are charged to it."""
    layout: Layout | None = None
    seen: int = 0
    """Rows of the sheet so far, empty ones too."""
    first: int = 0
    """Records so far."""
    charged: int = 0


@dataclass(slots=True)
class SpreadsheetSource:
    """A workbook; every sheet is a table, hidden ones too."""

    child: Child
    sheets: int
    size: int
    """Bytes of the content."""
    ledger: Ledger
    limits: Limits
    format: str
    facts: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None

    def blocks(self) -> Iterator[Block]:
        """Give runs of rows, sheet after sheet."""
        try:
            yield from self._blocks()
        finally:
            self.child.close()

    def _blocks(self) -> Iterator[Block]:
        shares = iter(split(self.size, [1] * self.sheets))
        sheet: _Sheet | None = None
        while isinstance(said := self.child.next(), (dict, list)) and said != {"end": True}:
            if isinstance(said, list):
                if sheet is not None:
                    yield self._rows(sheet, said)
                continue
            if "error" in said:
                share = next(shares, 0) if sheet is None or sheet.name != said["name"] else 0
                lost = Reject("damaged", 0, self.ledger.take(share))
                yield Parsed((nothing(self._table(str(said["name"])), 0, 0, lost),))
            else:
                name = self._table(str(said["name"]))
                sheet = _Sheet(name, int(said["rows"]), int(said["columns"]), next(shares, 0))
        table, first = (sheet.name, sheet.first) if sheet else ("", 0)
        damage = self.ledger.stream.damage or (None if said else "over the limit")
        rest = self.ledger.rest()
        rejects = (Reject(damage, 0, rest if said is None else 0),) if damage else ()
        yield Parsed((nothing(table, first, rest - sum(r.bytes for r in rejects), *rejects),))

    def _table(self, name: str) -> str:
        return name if self.sheets > 1 else ""

    def _rows(self, sheet: _Sheet, rows: list[list[Any]]) -> Block:
        """Cut records out of rows of a sheet."""
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
        block = _SheetBlock(sheet.name, sheet.layout, records, sheet.first, given, tuple(rejects))
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


def _text(cell: Any) -> str | None:
    text = cell[0] if isinstance(cell, list) else text_of(cell)
    return text.encode("utf-8", "replace").decode() if text is not None and not text.isascii() else text
