"""From the bytes of a dump to blocks of rows: one statement after the other, and none of them run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.kernels.sql_fields import Fields
from leakassay.kernels.sql_text import ENDED, LONGEST, LOST, NEED, Scanner
from leakassay.records import Reject
from leakassay.sources.interface import Parsed
from leakassay.sources.json_text.pieces import filled
from leakassay.sources.sql_dump.block import Part, SqlBlock
from leakassay.sources.sql_dump.facts import facts_of
from leakassay.sources.sql_dump.statements import (
    Rows,
    create_of,
    delimiter_of,
    is_known,
    is_routine,
    is_rows,
    is_short,
    line_of,
    openers_of,
    place_of,
    rows_of,
    tells_rows,
)
from leakassay.sources.sql_dump.tables import Tables
from leakassay.sources.whole import nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Limits, Stream
    from leakassay.sources.sql_dump.facts import Dialect
    from leakassay.sources.sql_dump.tables import Shape

_HEAD = 1 << 16
"""Bytes that a statement's first words take at most, unless its list of columns is very long."""
_LONG_HEAD = 1 << 21
_TAIL = 64
_MARK = b"\xef\xbb\xbf"
"""The mark of UTF-8 that some programs begin a file with."""
_LAST = 1 << 11
"""Bytes of the end that are kept for the facts."""


@dataclass(slots=True)
class _Run:
    """Rows under way."""

    head: bytes
    """Their statement up to where the rows begin; the next one may begin likewise."""
    rows: Rows
    shape: Shape | None = None
    broken: bool = False
    """In the middle of a row that is lost."""


@dataclass(slots=True)
class _Making:
    """A part of the block that is being made."""

    shape: Shape
    fields: Fields = field(default_factory=Fields)
    size: int = 0
    records: Counter[str] = field(default_factory=Counter)
    bytes: Counter[str] = field(default_factory=Counter)


class SqlSource:
    """The rows of all tables of a dump."""

    format = "sql"
    charset: str | None
    facts: Mapping[str, str]

    def __init__(self, stream: Stream, text: str, dialect: Dialect, charset: str, limits: Limits) -> None:
        self._stream = stream
        self._text = text
        self._dialect = dialect
        self._limits = limits
        self._longest = min(limits.record_bytes, LONGEST)
        self._scanner = Scanner(dialect.backslash, dialect.hashes, self._longest)
        self._tables = Tables(limits.columns)
        self._delimiter = b";"
        self._run: _Run | None = None
        self._making: dict[int, _Making] = {}
        self._firsts: Counter[str] = Counter()
        self._aside = 0
        """Bytes that are no rows and no rejects: they go with the next rows, or the last ones."""
        self._lost: Counter[str] = Counter()
        """Bytes of no table, by reason; and how often in `_losses`."""
        self._losses: Counter[str] = Counter()
        self._table = ""
        self.charset = charset
        self.facts = facts_of(text, "", dialect.engine)

    def begin_with_rows(self) -> None:
        """Take the text for the rows of a statement whose beginning is missing."""
        self._run = _Run(b"", Rows((), (), 0))

    def blocks(self) -> Iterator[Block]:
        """Cut behind the last whole row of each piece."""
        rest, last, tail = b"", False, b""
        if self._stream.peek(len(_MARK)) == _MARK:
            self._aside += len(filled(self._stream, len(_MARK)))
        while not last:
            piece = filled(self._stream, self._limits.block_bytes)
            last = len(piece) < self._limits.block_bytes
            tail = (tail + piece)[-_LAST:]
            data = rest + piece
            stop = self._pass(data, last=last)
            block = self._closed(data, last=last)
            if block.parts:
                yield block
            rest = data[stop:]
        self.facts = facts_of(self._text, tail.decode("utf-8", "replace"), self._dialect.engine)
        yield from self._settled()

    def _settled(self) -> Iterator[Block]:
        """Account for what went with no rows."""
        rejects = [Reject(reason, self._losses[reason], size) for reason, size in self._lost.items()]
        if self._stream.damage:
            rejects.append(Reject(self._stream.damage, 0, 0))
        if self._aside or rejects:
            yield Parsed((nothing(self._table, self._firsts[self._table], self._aside, *rejects),))

    def _pass(self, data: bytes, *, last: bool) -> int:
        """Read as far as the data tell; give the place where the rest begins."""
        at, waits = 0, False
        while not waits and at < len(data):
            step = self._rows if self._run is not None else self._statement
            at, waits = step(data, at, last=last)
        return at

    def _closed(self, data: bytes, *, last: bool) -> SqlBlock:
        """Make a block of what was found in `data`."""
        making, self._making = list(self._making.values()), {}
        if making and last:
            making[-1].size += self._aside
            self._aside = 0
        parts = []
        for one in making:
            table = one.shape.table
            rejects = tuple(Reject(reason, one.records[reason], size) for reason, size in one.bytes.items())
            starts, sizes = one.fields.buffers()
            first = self._firsts[table]
            parts.append(
                Part(table, one.shape.names, starts, sizes, one.fields.rows, first, one.size, rejects)
            )
            self._firsts[table] += one.fields.rows
        return SqlBlock(data, tuple(parts), self._dialect.backslash)

    def _lose(self, reason: str, size: int, records: int = 1) -> None:
        """Give up bytes that are of no table."""
        self._lost[reason] += size
        self._losses[reason] += records

    def _statement(self, data: bytes, at: int, *, last: bool) -> tuple[int, bool]:
        """Read the beginning of what comes next: where it leads, and whether more bytes are needed."""
        begin = at
        at = self._scanner.gap(data, at, last=last)
        if at < 0:
            return self._wait(data, begin, begin, "malformed")
        self._aside += at - begin
        if at == len(data):
            return at, not last
        if not last and len(data) - at < _HEAD:
            return at, True
        text = data[at : at + _HEAD].decode("latin-1")
        passed = line_of(text) or openers_of(text, self._delimiter.decode("latin-1"))
        if passed:
            return self._line(text[:passed], at), False
        rows = rows_of(text)
        if rows is None and is_rows(text):
            rows = rows_of(data[at : at + _LONG_HEAD].decode("latin-1"))
        if rows is not None:
            self._run = _Run(data[at : at + rows.end], rows)
            self._aside += rows.end
            return at + rows.end, False
        passing = self._structure if is_known(text) else self._stray
        return passing(data, at, text, last=last)

    def _line(self, text: str, at: int) -> int:
        """Pass over a command of a client."""
        delimiter = delimiter_of(text)
        if delimiter:
            self._delimiter = delimiter.encode("latin-1")
        place = place_of(text)
        if place:
            self._tables.go(place)
        self._aside += len(text)
        return at + len(text)

    def _structure(self, data: bytes, at: int, text: str, *, last: bool) -> tuple[int, bool]:
        """Pass over a statement that holds no rows, and take what it tells."""
        end = self._end(data, at, text, last=last)
        if end < 0:
            return self._wait(data, at, at, "too long")
        reason = self._loss(data[at:end], last=last and end == len(data)) if is_rows(text) else ""
        if reason:
            self._lose(reason, end - at)
            return end, False
        create = create_of(text)
        if create is not None:
            body = data[at + create.end : min(end, at + _LONG_HEAD)]
            self._tables.define(create.table, body.decode("latin-1"))
        place = place_of(text)
        if place:
            self._tables.go(place)
        self._aside += end - at
        return end, False

    def _loss(self, statement: bytes, *, last: bool) -> str:
        """Say why a statement that should hold rows gave none; empty where a query makes them."""
        if tells_rows(statement[:_HEAD].decode("latin-1")):
            return "unsupported"
        if last and b";" not in statement[-_TAIL:]:
            return "truncated"
        return "malformed" if b"values" in statement[:_HEAD].lower() else ""

    def _end(self, data: bytes, at: int, text: str, *, last: bool) -> int:
        """Find the end of the statement at `at`; -1: more bytes must tell.

        One that may lack its delimiter ends before the next line that begins a statement.
        """
        creates = create_of(text) is not None
        cuts = is_short(text) or is_rows(text) or creates
        routine = is_routine(text)
        for size in (_HEAD, len(data) - at):
            piece = data[at : at + size]
            final = last and at + len(piece) == len(data)
            cut = self._scanner.next(piece, 0) if cuts else -1
            while cut >= 0 and creates and piece[cut - 1 : cut] != b"\n":
                # A column may be called `set` or `copy`, but is indented.
                cut = self._scanner.next(piece, cut)
            if cut >= 0:
                piece, final = piece[:cut], True
            end = self._scanner.end(piece, 0, self._delimiter, routine=routine, last=final)
            if end >= 0:
                return at + end
        return -1

    def _wait(self, data: bytes, begin: int, at: int, reason: str) -> tuple[int, bool]:
        """Wait for more of what stands at `at`, or give it up where it is too long."""
        if len(data) - begin <= self._longest:
            return begin, True
        end = self._scanner.next(data, at)
        if end < 0:
            end = len(data)
        self._lose(reason, end - begin)
        return end, False

    def _stray(self, data: bytes, at: int, _text: str, *, last: bool) -> tuple[int, bool]:
        """Give up what is no statement, up to the next one."""
        end = self._scanner.next(data, at)
        if end < 0:
            end = len(data) if last else max(at + 1, len(data) - _TAIL)
        self._lose("not a record", end - at)
        return end, False

    def _rows(self, data: bytes, at: int, *, last: bool) -> tuple[int, bool]:
        """Read the rows under way as far as the data go."""
        run = self._run
        if run is None:  # not reached: asked for only while rows are under way
            return at, True
        if not run.rows.text:
            return self._unsupported(data, at, last=last)
        if run.shape is None:
            width = self._width(data, at, run.rows, last=last)
            if width < 0:
                return self._wait(data, at, at, "too long")
            if not width:
                self._run = None
                return (at, False) if run.rows.delimiter else self._stray_rows(data, at, last=last)
            run.shape = self._shape(run.rows, width)
        if run.shape is None:
            return self._refused(data, at, last=last)
        return self._read(data, at, run, run.shape, last=last)

    def _read(self, data: bytes, at: int, run: _Run, shape: Shape, *, last: bool) -> tuple[int, bool]:
        making = self._making.get(id(shape))
        if making is None:
            making = self._making[id(shape)] = _Making(shape)
        scanner, width = self._scanner, len(shape.names)
        if run.rows.delimiter:
            if run.broken:
                return self._to_line_end(data, at, run, making)
            status = scanner.lines(data, at, making.fields, width, ord(run.rows.delimiter), last=last)
        else:
            status = scanner.tuples(data, at, making.fields, width, run.head, broken=run.broken, last=last)
        run.broken = status == LOST
        lost = 0
        for reason, records, size in scanner.lost():
            making.records[reason] += records
            making.bytes[reason] += size
            lost += size
        making.size += scanner.stop - at - lost + self._aside
        self._aside = 0
        self._table = shape.table
        if status == ENDED:
            self._run = None
        return scanner.stop, status == NEED or (status == LOST and not last)

    def _to_line_end(self, data: bytes, at: int, run: _Run, making: _Making) -> tuple[int, bool]:
        """Pass over the rest of a line that is lost."""
        end = data.find(b"\n", at) + 1
        run.broken = not end
        end = end or len(data)
        making.bytes["too long"] += end - at
        return end, False

    def _width(self, data: bytes, at: int, rows: Rows, *, last: bool) -> int:
        """Count the columns of rows: as their statement says, or as the first of them shows."""
        if rows.names:
            return len(rows.names)
        if not rows.delimiter:
            return self._scanner.width(data, at, last=last)
        end = data.find(b"\n", at)
        if end < 0 and not last:
            return -1
        line = data[at : end if end >= 0 else len(data)]
        if line.rstrip(b"\r") == b"\\.":
            definition = self._tables.columns(rows.table)
            return len(definition.columns) if definition else 1
        return line.count(rows.delimiter.encode("latin-1")) + 1

    def _shape(self, rows: Rows, width: int) -> Shape | None:
        """Give the shape of rows; None where there are too many columns or tables."""
        if width > self._limits.columns:
            return None
        return self._tables.shape(rows.table, rows.names, width)

    def _stray_rows(self, data: bytes, at: int, *, last: bool) -> tuple[int, bool]:
        """Give up rows the first of which cannot be read, so that their width is unknown."""
        end = self._scanner.next(data, at)
        if end < 0:
            end = len(data) if last else max(at + 1, len(data) - _TAIL)
        self._lose("truncated" if last and end == len(data) else "malformed", end - at)
        return end, False

    def _refused(self, data: bytes, at: int, *, last: bool) -> tuple[int, bool]:
        """Give up rows of more columns or tables than the limit allows."""
        end = self._scanner.next(data, at)
        found = end >= 0
        if not found:
            end = len(data) if last else max(at + 1, len(data) - _TAIL)
        self._lose("over the limit", end - at, 1 if found or last else 0)
        if found:
            self._run = None
        return end, False

    def _unsupported(self, data: bytes, at: int, *, last: bool) -> tuple[int, bool]:
        r"""Give up lines of COPY that are not in its text format, up to `\.`."""
        found = data.find(b"\n\\.", at)
        end = found + 3 if found >= 0 else len(data) if last else max(at + 1, len(data) - _TAIL)
        self._lose("unsupported", end - at, data.count(b"\n", at, end))
        if found >= 0:
            self._run = None
        return end, False
