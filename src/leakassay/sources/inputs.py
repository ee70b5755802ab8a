"""An input: one file, pipe, archive member or store, with what became of it when it was opened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from leakassay.sources.mojibake import count_mojibake
from leakassay.sources.naming import table_of
from leakassay.sources.streams import STEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from leakassay.records import Batch
    from leakassay.sources.containers.interface import Budget
    from leakassay.sources.interface import Block, Source, Stream
    from leakassay.sources.parted import Parted
    from leakassay.sources.streams import Custody, Flow
    from leakassay.sources.transcoding import Converted


class Counting(Protocol):
    """Whatever says how much it gave out."""

    count: int
    """Bytes so far."""


@dataclass(frozen=True, slots=True)
class Where:
    """A file or object that others can read too."""

    path: Path | str
    """Of a file, or the URL of an object."""
    version: str
    """What tells it from one that is put in its place."""


@dataclass(slots=True)
class Named:
    """The bytes of one named file before anything was unpacked, and where they come from."""

    name: str
    """For people."""
    table: str
    """The same without the part that all inputs share."""
    flow: Flow
    custody: Custody
    budget: Budget
    size: int | None = None
    """Bytes, where that is known before they are read."""
    containers: tuple[str, ...] = ()
    """The archives around it, outermost first."""
    compressions: tuple[str, ...] = ()
    """What was unpacked to get at it, outermost first."""
    prefix: str = ""
    """What the tables of its members begin with."""
    where: Where | None = None
    """The file or object whose bytes `flow` gives, if others can read it too."""

    @property
    def depth(self) -> int:
        """Layers that were unpacked so far."""
        return len(self.containers) + len(self.compressions)

    def finish(self) -> None:
        """Read on to the end, for the hash; not of a pipe, which may have none."""
        if self.size is not None or self.containers:
            self.flow.drain()


@dataclass(slots=True)
class Input:
    """One input. Where `source` is None it was refused, or is an archive whose members came before it."""

    named: Named
    source: Source | None = None
    stream: Counting | None = None
    """What the source reads; a store is its own."""
    refused: str | None = None
    """Why it could not be opened, in one sentence."""
    refused_reason: str = ""
    """A reason of REASONS."""
    refused_bytes: int = 0
    before: int = 0
    """Bytes taken from disk when this input began."""
    live: bool = False
    """It is a store, which may hold other rows tomorrow."""
    parted: Parted | None = None
    """The parts of `source`, to be taken instead of its blocks by who has them read apart."""
    walls: tuple[str, ...] | None = None
    """What stood around the process that read it (`sources.contained.walls`); None where that was ours."""

    @property
    def name(self) -> str:
        """The file, and the member inside it."""
        return self.named.name

    @property
    def bytes(self) -> int:
        """Of the file or member as it is, before anything in it was unpacked."""
        return max(self.named.size or 0, self.named.custody.bytes)

    @property
    def sha256(self) -> str | None:
        """Of the same bytes, in hexadecimal; None where they were not all read."""
        return self.named.custody.sha256 if self.named.custody.complete else None

    @property
    def content_bytes(self) -> int:
        """Bytes of records and rejects together, unpacked and in UTF-8."""
        return self.stream.count if self.stream is not None else self.refused_bytes

    @property
    def container(self) -> str:
        """The archives around it, outermost first."""
        return ", ".join(self.named.containers)

    @property
    def compression(self) -> str:
        """What it was packed by, outermost first."""
        return ", ".join(self.named.compressions)

    def bytes_read(self) -> int:
        """Bytes taken from disk or pipe for this input so far."""
        return self.named.budget.taken - self.before

    def table_name(self, table: str) -> str:
        """Name a table of this input; `table` is empty where the input is one table."""
        return table or table_of(self.named.table)


class Watched:
    """A source that leaves nothing behind, and says what was noticed of its text on the way."""

    def __init__(
        self,
        source: Source,
        stream: Stream,
        text: Converted | None,
        finish: Callable[[], None],
        place: Where | None = None,
    ) -> None:
        """Watch `source`, which reads `stream`.

        `text`: the conversion of the stream to UTF-8, where it is text. `finish`: reads on to the end of the
        file, behind what was content. `place`: the file whose bytes are the content as it stands.
        """
        self._place = place
        self._source = source
        self._stream = stream
        self._text = text
        self._finish = finish
        self.format = source.format
        self.charset = source.charset
        self.facts = source.facts

    def blocks(self) -> Iterator[Noted]:
        """Give the source's blocks; the last one carries what the stream noticed."""
        last: Block | None = None
        place: Where | None = None
        for block in self._source.blocks():
            if last is not None:
                yield Noted(last, {}, place)
            last, place = block, self._as_it_stands()
        while self._stream.read(STEP):
            pass
        self._finish()
        self.facts = self._source.facts
        if self._text is not None:
            self.charset = self._text.charset.name
        if last is not None:
            notes = self._text.notes() if self._text is not None else {}
            yield Noted(last, notes, place)

    def _as_it_stands(self) -> Where | None:
        """Name the file, while what was read of it is what it holds."""
        return None if self._text is not None and self._text.altered else self._place


@dataclass(frozen=True, slots=True)
class Noted:
    """A block, and what is noticed of its text."""

    block: Block
    notes: Mapping[str, int]
    """What the stream noticed."""
    place: Where | None = None
    """The file or object that it can be read from, if there is one."""

    def read(self) -> tuple[Batch, ...]:
        """Read; the stream's notes go with the last batch."""
        *others, last = self.block.read()
        return (*map(_noted, others), _noted(last, self.notes))


def _noted(batch: Batch, more: Mapping[str, int] = MappingProxyType({})) -> Batch:
    notes = Counter(batch.notes) + Counter(more) + Counter(mojibake=count_mojibake(batch.columns))
    return replace(batch, notes=dict(notes)) if notes != batch.notes else batch
