"""From the bytes of a document to records: streamed, and begun anew behind what is not well-formed."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from leakassay.sources.framed import Gathering, ended, filled
from leakassay.sources.xml_records.flattening import Element
from leakassay.sources.xml_records.outline import ROWS, Outline, Path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Limits, Stream

_STEP = 1 << 16
"""Bytes given to the parser at once."""
_LEAST_STEP = 512
_WASTE = 64 << 20
"""Bytes read again behind broken records, before what follows them is given up with them."""
_TABLES = 1000
"""The most tables of a document; the records of further ones go to the first."""
_BESIDE = 1 << 16
"""Bytes outside of records that are structure in any document; beyond it no more than the records hold."""
_BARE = frozenset({"text"})
"""The column of an element that has neither attributes nor elements inside."""
_CONTROLS = bytes(32 if byte < 32 and byte not in (9, 10, 13) else byte for byte in range(256))
"""No control characters are allowed in XML, but they occur."""


def _question(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "?" * (error.end - error.start), error.end


codecs.register_error("leakassay.question", _question)


class _BrokenError(Exception):
    """The record in work cannot be read on."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Elements:
    """The records of one document."""

    format = "xml"

    def __init__(self, stream: Stream, ahead: int, outline: Outline, charset: str, limits: Limits) -> None:
        self._stream = stream
        self._ahead = ahead
        self._outline = outline
        self._limits = limits
        self._tables: dict[str, Gathering] = {}
        self._several = len(outline.records) > 1
        self._path: list[str] = []
        self._labels: list[str] = []
        """What the elements of the path are called by an attribute of theirs."""
        self._within: Path = ()
        """The elements around the record read last."""
        self._record: Element | None = None
        self._record_at = 0
        self._done = 0
        """Up to here, from the beginning, all bytes have their place."""
        self._window = bytearray()
        """The bytes from `_done` on."""
        self._fed = 0
        self._base = 0
        """Where the parser's first byte stands."""
        self._step = _STEP
        self._wasted = 0
        self._beside = _BESIDE
        """Bytes outside of records that may still pass for structure."""
        self._tags = {record[-1] for record in outline.records} | set(ROWS)
        """Names of elements that are records."""
        self._last = self._gathering("")
        self._heads: dict[str, list[str]] = {}
        self._parser = self._fresh(())
        self.charset: str | None = charset
        self.facts: Mapping[str, str] = {"records": "several kinds" if self._several else "one kind"}

    def blocks(self) -> Iterator[Block]:
        """Feed the parser piece by piece."""
        self._skip()
        while piece := filled(self._stream, _STEP):
            self._window += piece
            self._feed(last=False)
            for table in self._tables.values():
                if table.full and (block := table.block()):
                    yield block
        self._feed(last=True)
        self._end()
        yield from ended(self._tables, self._stream.damage)

    def _skip(self) -> None:
        """Pass over what stands before the first element."""
        self._last.charge(self._ahead)
        self._done = self._fed = self._ahead
        self._base += self._ahead
        left = self._ahead
        while left and (piece := self._stream.read(left)):
            left -= len(piece)

    def _feed(self, *, last: bool) -> None:
        """Give the parser what it has not seen; begin anew behind what it does not take."""
        while self._fed < self._done + len(self._window):
            at = self._fed - self._done
            data = bytes(self._window[at : at + self._step])
            data = _clean(data, last=last and at + len(data) == len(self._window))
            if not data:
                return
            try:
                self._fed += len(data)
                self._parser.Parse(data, False)  # noqa: FBT003 - expat takes no names
                self._check()
                self._step = min(_STEP, 2 * self._step)
            except expat.ExpatError:
                self._resume("malformed", last=last)
            except _BrokenError as broken:
                self._resume(broken.reason, last=last)
            self._let_go()

    def _at(self) -> int:
        """Where the parser is."""
        return self._base + max(0, int(self._parser.CurrentByteIndex))

    def _check(self) -> None:
        begun = self._record_at if self._record is not None else self._at()
        if self._fed - begun > self._limits.record_bytes + _STEP:
            raise _BrokenError("too long")

    def _let_go(self) -> None:
        """Account for bytes between records, so that the window stays small."""
        if self._record is None and (at := min(self._at(), self._fed)) > self._done:
            self._account(at)

    def _account(self, upto: int) -> None:
        """Charge bytes outside of records as structure, unless they are more than structure ever is."""
        size = self._taken(upto)
        self._beside -= size
        if self._beside < 0:
            self._last.lose("not a record", size)
        else:
            self._last.charge(size)

    def _taken(self, upto: int) -> int:
        """Give a place to all bytes up to here; say how many."""
        size = max(0, upto - self._done)
        del self._window[:size]
        self._done += size
        return size

    def _resume(self, reason: str, *, last: bool) -> None:
        """Lose the record in work, and begin anew at the next one."""
        at = self._at() - self._done
        self._wasted += self._fed - self._done
        give_up = self._wasted > _WASTE or reason != "malformed" or self._record is None
        begin = max(1, at) if give_up else 1
        wanted = re.compile(
            rb"<(?:" + b"|".join(re.escape(tag.encode()) for tag in sorted(self._tags)) + rb")(?=[\s/>])"
        )
        lost = self._record is not None or wanted.search(self._window, 0, max(0, at)) is not None
        self._record = None
        found = wanted.search(self._window, begin)
        size = 0
        while found is None:
            keep = 0 if last else min(len(self._window), 256)
            size += self._taken(self._done + len(self._window) - keep)
            piece = filled(self._stream, _STEP)
            self._window += piece
            if not piece:
                size += self._taken(self._done + len(self._window))
                break
            found = wanted.search(self._window)
        if found is not None:
            size += self._taken(self._done + found.start())
        self._last.lose(reason, size, int(lost))
        self._fed = self._base = self._done
        # Where records are broken one after the other, little is read ahead in vain.
        self._step = _LEAST_STEP
        self._parser = self._fresh(self._within)

    def _fresh(self, around: Path) -> Any:
        """Make a parser inside the given elements: it knows no entities, since it sees no document type."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        self._path, labels = [], self._labels[: len(around)]
        self._labels = []
        parser.Parse(b"<_>" + b"".join(b"<" + name.encode() + b">" for name in around), False)  # noqa: FBT003 - expat takes no names
        self._path, self._labels = list(around), labels
        self._base -= 3 + sum(len(name.encode()) + 2 for name in around)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._stop
        parser.CharacterDataHandler = self._text
        return parser

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._record is not None:
            if self._record.depth >= self._limits.depth:
                raise _BrokenError("too deep")
            self._record.begin(name, attributes)
            return
        path = (*self._path, name)
        alone = not self._outline.records and len(path) == 1
        if alone or self._outline.is_record(path):
            self._account(self._at())
            self._within = path[:-1]
            if len(self._tags) < _TABLES:
                self._tags.add(name)
            self._record_at = self._done
            self._last = self._gathering(self._table_of(path, attributes))
            named = {"name"} if name == "table" else set()
            self._record = Element({k: v for k, v in attributes.items() if k not in named})
        elif len(path) > self._limits.depth:
            raise _BrokenError("too deep")
        self._path.append(name)
        self._labels.append(next((v for k, v in attributes.items() if k.lower().endswith("name")), ""))

    def _stop(self, _: str) -> None:
        record = self._record
        if record is not None and record.depth:
            record.end()
            return
        if record is not None:
            record.finish()
            self._record = None
            self._add(record)
        if self._path:
            self._path.pop()
            self._labels.pop()

    def _text(self, text: str) -> None:
        if self._record is not None:
            self._record.text(text)

    def _add(self, record: Element) -> None:
        values, records = record.values, self._outline.records
        if values.keys() <= _BARE and records and tuple(self._path) not in records:
            # Beside records a value alone is none, unless the beginning shows that it is.
            self._account(self._at())
            return
        size = self._taken(self._at())
        self._beside += size
        if self._path[-1] == "Row" and "Table" in self._path:
            head = self._heads.get(self._last.table)
            if head is None:
                self._heads[self._last.table] = _names(values)
                self._last.charge(size)
                return
            values = {_named(head, name): cell for name, cell in values.items()}
        self._last.add(values, size)

    def _table_of(self, path: Path, attributes: Mapping[str, str]) -> str:
        """Name the table of a record: as an element around it says, or by the element itself."""
        if path[-1] == "table" and "name" in attributes:
            return str(attributes["name"])
        if path[-1] in ROWS and (label := next((one for one in reversed(self._labels) if one), "")):
            return label
        if path not in self._outline.records and self._outline.records:
            return path[-1]
        if not self._several:
            return ""
        return path[-1] if path[-1] not in ROWS else path[-2] if len(path) > 1 else ""

    def _gathering(self, table: str) -> Gathering:
        if len(self._tables) >= _TABLES and table not in self._tables:
            table = ""
        if table not in self._tables:
            self._tables[table] = Gathering(table, self._limits)
        return self._tables[table]

    def _end(self) -> None:
        """Say what the end of the input cuts off."""
        at = min(self._at(), self._fed)
        if self._record is not None:
            self._last.lose("truncated", self._taken(self._done + len(self._window)))
        elif self._path or self._window[at - self._done :].strip():
            self._account(at)
            rest = self._taken(self._done + len(self._window))
            self._last.lose("truncated", rest, 0)
        else:
            self._account(self._done + len(self._window))


def _clean(data: bytes, *, last: bool) -> bytes:
    """Put a question mark or a space, byte for byte, for what no XML may hold; end with a whole character."""
    data = data.translate(_CONTROLS)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(data) and len(data) - error.start < 4 and not last:
            return data[: error.start] and _clean(data[: error.start], last=True)
        text = data.decode("utf-8", "leakassay.question")
        return text.encode()
    return data


def _names(values: Mapping[str, list[str]]) -> list[str]:
    """Names of columns by their number, from the first row of a sheet."""
    width = max((int(name) for name in values if name.isdigit()), default=-1) + 1
    names = [" ".join(values.get(str(number), [])) or str(number) for number in range(min(width, 20_000))]
    return [name if names.count(name) == 1 else str(number) for number, name in enumerate(names)]


def _named(head: list[str], name: str) -> str:
    return head[int(name)] if name.isdigit() and int(name) < len(head) else name
