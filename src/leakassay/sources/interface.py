"""What a source is: the contract between bytes and batches.

    path ── opening ─► Stream (bytes, decompressed, capped) ── Format.open ─► Source ─► Block ─► Batch

A `Stream` gives bytes and never raises on damage. A `Format` knows its content when it sees it.
A `Source` cuts the stream into `Block`s, one after the other and cheaply; `Block.read` does the
work and may run in any thread, in any order. Batches of one table carry rising positions.

Law (tests/laws): for any bytes, the bytes of all batches and rejects add up to the bytes that
the stream gave out; nothing but `LeakassayError` is raised, and that only by `Format.open`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from leakassay.records import Batch

REASONS: Mapping[str, str] = {
    "too few fields": "the record has fewer fields than the table has columns",
    "too many fields": "the record has more fields than the table has columns",
    "unclosed quote": "a quote opens and never closes within the limit",
    "stray quote": "text follows a closing quote, and no reading of the record fits its table",
    "too long": "the record is longer than the limit",
    "malformed": "the record does not follow its format",
    "too deep": "the record is nested deeper than the limit",
    "not a record": "content that is no record of any table",
    "truncated": "the input ends in the middle of the record",
    "damaged": "the compressed or packed data is broken from here on",
    "encrypted": "the content is encrypted",
    "over the limit": "unpacking stopped at the limit on size, ratio, number or depth",
    "unreadable": "the operating system refused to read on",
    "changed": "another file or object was put in its place while it was read: read it again",
    "not opened": "the input, or this part of it, could not be opened; its own sentence says why",
    "reader crashed": "the reader of its format crashed, or was stopped at its limit on memory or time",
    "reader failed": "the reader of its format met what it does not foresee: a fault of ours: please tell us",
    "unsupported": "no reader for this part of the input is installed",
}
"""Why a record, or bytes, could not be read. Closed: a new reason is listed here first."""

NOTES: Mapping[str, str] = {
    "undecodable": "holds bytes that are not of the charset; shown as U+FFFD",
    "mixed charset": "is in another charset than the rest, and was read in its own",
    "mojibake": "holds text that was decoded in a wrong charset once",
    "padded": "had fewer fields than the header and was filled with nothing",
    "control characters": "holds control characters",
    "deleted": "is marked as deleted in its table and is not read",
    "duplicate key": "holds a key twice; the last one counts",
    "computed": "holds a value that only a database could make (a call, a query); it is empty",
}
"""What is noticed of a record that could be read. Closed, as REASONS."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a hostile input may cost. Every one of them ends in a reject with its reason."""

    record_bytes: int = 16 << 20
    """The longest record."""
    depth: int = 64
    """The deepest nesting inside a record."""
    containers: int = 4
    """The deepest nesting of archives and compression."""
    ratio: int = 2_000
    """The most bytes out of one byte of compressed data, beyond the first 64 MiB."""
    unpacked_bytes: int = 1 << 44
    """The most bytes out of one input."""
    members: int = 100_000
    """The most members of one archive."""
    whole_bytes: int = 256 << 20
    """The largest content that is held in memory whole, for formats that cannot be streamed."""
    columns: int = 20_000
    """The most columns of a table; what goes beyond is a reject."""
    block_bytes: int = 4 << 20
    """How much a block holds, about."""


class Stream(Protocol):
    """Bytes of one input, unpacked. Damage ends it; `damage` then says why."""

    name: str
    """For people: the file, and the member inside it."""
    path: Path | None
    """Where exactly these bytes lie on disk, if they do; None inside containers and pipes."""
    count: int
    """Bytes given out by `read` so far."""
    damage: str | None
    """A reason of REASONS once the stream broke off; None while all is well."""

    @property
    def sound(self) -> bool:
        """All bytes given out so far are known to be UTF-8, so that nobody has to look again."""
        ...

    def peek(self, size: int) -> bytes:
        """Up to `size` of the next bytes (fewer only at the end), which `read` gives again."""
        ...

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; empty only at the end. Never raises on damage."""
        ...


class Block(Protocol):
    """A run of whole records, framed but not yet parsed."""

    def read(self) -> tuple[Batch, ...]:
        """Parse: pure, thread-safe, never raises on content."""
        ...


@runtime_checkable
class Movable(Protocol):
    """A block that can be made again by whoever has its bytes."""

    @property
    def data(self) -> bytes:
        """Its bytes, and maybe some behind them."""
        ...

    def span(self) -> tuple[int, int]:
        """Where its bytes begin in the content, and how many there are."""
        ...

    def emptied(self) -> Movable:
        """Give the same block without its bytes."""
        ...

    def filled(self, data: bytes) -> Block:
        """Give the block anew. Raises ValueError where the bytes are not what they were."""
        ...


class Source(Protocol):
    """One opened input of one format."""

    format: str
    """Name of the format, such as `csv`, `ndjson`, `sql`."""
    charset: str | None
    """IANA name of the charset of text; None for binary formats."""
    facts: Mapping[str, str]
    """What the wrapper says of where the data comes from, for T32: `engine`, `delimiter`, `quoting`,
    `line_end`, `bom`, `exporter`, `version`, `dumped_at` …. Complete once `blocks` has ended."""

    def blocks(self) -> Iterator[Block]:
        """Cut the stream into blocks, in order. Called once."""
        ...


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a stream, for sniffing."""

    raw: bytes
    """The first 256 KiB at most."""
    text: str
    """The same, decoded by the charset found, cut at the last whole character."""
    charset: str
    """IANA name of that charset."""
    name: str
    """File name, in lower case; a hint that content overrules."""
    complete: bool
    """True where `raw` is the whole content."""
    part: int | None = None
    """Read this one of the source's parts and nothing else, where it has any."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a source that can be read alone, as a row group can."""

    first: int
    """Position of its first record."""
    bytes: int
    """Of the content, for its records and rejects."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is known and how it is opened. One file each; listed in `FORMATS`."""

    name: str
    sniff: Callable[[Head], float]
    """How sure, from 0 (no) to 1 (its own magic number); looks at nothing but the head."""
    open: Callable[[Stream, Head, Limits], Source]
    """Begin to read. Raises CannotOpenError with one sentence where that is impossible."""
    foreign: bool = False
    """Parsed by a library of others: `sources.contained` opens it in a process of its own."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A block whose batches are already there, for formats with nothing left to do in parallel."""

    batches: tuple[Batch, ...]

    def read(self) -> tuple[Batch, ...]:
        """Give the batches."""
        return self.batches
