"""dBASE tables: dBASE III and IV, FoxPro, Visual FoxPro.

A table of fixed-width records after a header of fields. Memo texts lie in another file, which
is not read: memo columns are empty. Records marked as deleted are counted in the note `deleted`.

* Standard: none; dBASE III+ file structure, Visual FoxPro table structure (Microsoft)
* Known by: a version byte, a date, and field widths that add up to the record length
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay.errors import CannotOpenError
from leakassay.records import Batch, Reject
from leakassay.sources.cells import unique_names
from leakassay.sources.dbf_values import CODE_PAGES, Reader, reader_of
from leakassay.sources.interface import Format, Parsed
from leakassay.sources.whole import nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Stream

_VERSIONS = frozenset(
    {0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8E, 0xCB, 0xF5, 0xE5, 0xFB}
)
_ENTRY = 32
_END_OF_FIELDS = 0x0D
_END_OF_FILE = 0x1A
_LIVE, _DELETED = 0x20, 0x2A


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the header."""

    name: bytes
    kind: str
    start: int
    """Where it begins in a record, the deletion mark being 0."""
    width: int
    decimals: int


def _sniff(head: Head) -> float:
    raw = head.raw
    if len(raw) < 2 * _ENTRY or raw[0] not in _VERSIONS or raw[2] > 12 or raw[3] > 31:
        return 0.0
    columns = _columns(raw)
    return 0.95 if columns and columns[-1].start + columns[-1].width == _number(raw, 10) else 0.0


def _number(raw: bytes, at: int) -> int:
    return int.from_bytes(raw[at : at + 2], "little")


def _columns(raw: bytes) -> list[Column]:
    """Read the fields of a header; empty where it is none."""
    columns: list[Column] = []
    start, at = 1, _ENTRY
    while at < len(raw) and raw[at] != _END_OF_FIELDS:
        entry = raw[at : at + _ENTRY]
        if len(entry) < _ENTRY or not chr(entry[11]).isprintable():
            return []
        kind, width, decimals = chr(entry[11]), entry[16], entry[17]
        if kind == "C":
            width, decimals = width + 256 * decimals, 0
        columns.append(Column(entry[:11].split(b"\0")[0], kind, start, width, decimals))
        start += width
        at += _ENTRY
    return columns if at < len(raw) else []


def _open(stream: Stream, head: Head, limits: Limits) -> DbfSource:
    header = stream.read(_number(head.raw, 8))
    columns = _columns(header)
    width = _number(header, 10)
    if not columns or columns[-1].start + columns[-1].width > width:
        raise CannotOpenError("The dBASE table's header is broken or cut off.")
    if header[15]:
        raise CannotOpenError("The dBASE table is encrypted: decrypt it first.")
    size = max(1, limits.block_bytes // width) * width
    charset = CODE_PAGES.get(header[29]) or _guess(stream.peek(size), columns, width, head)
    facts = {"version": f"dBASE 0x{header[0]:02x}", "dumped_at": _date(header)}
    return DbfSource(stream, tuple(columns), width, size, charset, len(header), facts)


def _guess(sample: bytes, columns: list[Column], width: int, head: Head) -> str:
    """Choose the charset by the text of the first records, where the header names none."""
    texts = [(c.start, c.start + c.width) for c in columns if c.kind == "C"]
    records = [sample[at : at + width] for at in range(0, len(sample) - width + 1, width)]
    text = b"\n".join(record[start:end] for record in records for start, end in texts)
    for charset in ("utf-8", head.charset):
        try:
            text.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
        return charset
    return "windows-1252"


def _date(header: bytes) -> str:
    """Give the date of the last change; two-digit years of dBASE count from 1900."""
    year = 1900 + header[1]
    return f"{year:04d}-{header[2]:02d}-{header[3]:02d}"


@dataclass(slots=True)
class DbfSource:
    """The records of a dBASE table."""

    stream: Stream
    columns: tuple[Column, ...]
    width: int
    """Bytes of a record."""
    size: int
    """Bytes of a block."""
    charset: str | None
    header: int
    facts: Mapping[str, str] = field(default_factory=dict)
    format: str = "dbf"

    def blocks(self) -> Iterator[Block]:
        """Give runs of records up to the end-of-file mark."""
        first, ahead = 0, self.header
        readers = self._readers()
        raw = self._run()
        while raw:
            records = _before_end(raw, self.width)
            block = _DbfBlock(readers, records, self.width, first, ahead + len(records))
            yield block
            first += block.live
            ahead, rest = 0, raw[len(records) :]
            if rest:
                yield Parsed((self._tail(rest, first),))
                return
            raw = self._run()
        damage = self.stream.damage
        rejects = (Reject(damage, 0, 0),) if damage else ()
        yield Parsed((nothing("", first, ahead, *rejects),))

    def _readers(self) -> tuple[tuple[str, Reader, int, int], ...]:
        charset = self.charset or "windows-1252"
        shown = [c for c in self.columns if c.kind != "0"]
        names = unique_names([c.name.decode(charset, "replace") for c in shown])
        return tuple(
            (name, reader_of(c.kind, c.width, charset), c.start, c.start + c.width)
            for name, c in zip(names, shown, strict=True)
        )

    def _run(self) -> bytes:
        """Read a block's bytes; fewer only at the end."""
        parts: list[bytes] = []
        missing = self.size
        while missing and (part := self.stream.read(missing)):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def _tail(self, rest: bytes, first: int) -> Batch:
        """Account for what follows the last whole record."""
        size = len(rest)
        while part := self.stream.read(self.size):
            size += len(part)
        if rest[0] == _END_OF_FILE:
            lost = () if size <= self.width else (Reject("not a record", 0, size - 1),)
        else:
            reason = self.stream.damage or "truncated"
            lost = (Reject(reason, 1, size),)
        return nothing("", first, size - sum(r.bytes for r in lost), *lost)


def _before_end(raw: bytes, width: int) -> bytes:
    """Give the whole records before the end-of-file mark."""
    marks = raw[::width]
    whole = len(raw) // width
    at = marks.find(_END_OF_FILE)
    return raw[: (whole if at < 0 else min(at, whole)) * width]


@dataclass(frozen=True, slots=True)
class _DbfBlock:
    """A run of whole records."""

    readers: tuple[tuple[str, Reader, int, int], ...]
    raw: bytes
    width: int
    first: int
    size: int
    """Their bytes, with the header's before the first."""

    @property
    def live(self) -> int:
        return self.raw[:: self.width].count(_LIVE)

    def read(self) -> tuple[Batch, ...]:
        """Read the fields of every record that is neither deleted nor broken."""
        starts = range(0, len(self.raw), self.width)
        marks = self.raw[:: self.width]
        records = [
            self.raw[at : at + self.width] for at, mark in zip(starts, marks, strict=True) if mark == _LIVE
        ]
        arrays, undecodable = [], set()
        for _, reader, start, end in self.readers:
            values, bad = reader([record[start:end] for record in records])
            arrays.append(pa.array(values, pa.string()))
            undecodable.update(bad)
        broken = len(marks) - len(records) - marks.count(_DELETED)
        lost = Reject("malformed", broken, broken * self.width)
        notes = {"deleted": marks.count(_DELETED), "undecodable": len(undecodable)}
        names = [name for name, *_ in self.readers]
        return (
            Batch(
                "",
                pa.RecordBatch.from_arrays(arrays, names=names),
                self.first,
                self.size - lost.bytes,
                (lost,) if broken else (),
                {name: count for name, count in notes.items() if count},
            ),
        )


FORMAT = Format("dbf", _sniff, _open)
