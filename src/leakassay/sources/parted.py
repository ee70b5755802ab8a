"""A file whose parts can each be read alone, by whoever has the file: Parquet's row groups."""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.sources.contained import Contained
from leakassay.sources.inputs import Noted
from leakassay.sources.interface import Parsed
from leakassay.sources.places import version_of
from leakassay.sources.streams import Flow, of_file, part_of
from leakassay.sources.whole import Ledger, nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.records import Batch
    from leakassay.sources.inputs import Where
    from leakassay.sources.interface import Block, Head, Limits, Part, Source, Stream


@dataclass(frozen=True, slots=True)
class Portion:
    """One part of a file, and all that reading it takes."""

    path: Path
    version: str
    form: str
    head: Head
    limits: Limits
    part: Part

    def read(self) -> tuple[Batch, ...]:
        """Read all of it at once: see `blocks`."""
        return tuple(batch for block in self.blocks() for batch in block.read())

    def blocks(self) -> Iterator[Block]:
        """Give the blocks that the whole file has of this part.

        Raises OSError and CannotOpenError before the first.
        """
        file = self.path.open("rb", buffering=0)
        content = Flow(self.path.name, (piece for piece in of_file(file)))
        if version_of(file) != self.version:
            content.close()
            raise OSError(errno.ESTALE, "the file was replaced")
        # The reader takes what it needs from the file; to its account is as much as the part has.
        stream = Flow(self.path.name, part_of(content, self.part.bytes), self.path)
        for block in Contained(self.form, stream, self.head, self.limits).blocks():
            if not (isinstance(block, Parsed) and not any(b.bytes or b.rejects for b in block.batches)):
                yield Noted(block, {})
        stream.close()
        content.close()


class Parted:
    """The parts of one input."""

    def __init__(
        self, source: Contained, stream: Stream, where: tuple[Path, str], how: tuple[Head, Limits]
    ) -> None:
        """Take `source`, which has parts and is read no more, apart. `where`: its file, and which version."""
        (path, version), (head, limits) = where, how
        self._source, self._stream = source, stream
        form = source.format
        self._portions = [
            Portion(path, version, form, replace(head, raw=head.raw[:8], text="", part=number), limits, part)
            for number, part in enumerate(source.parts)
        ]

    def pieces(self) -> Iterator[Block]:
        """Give the parts, and at last a block of the bytes that belong to none."""
        self._source.close()
        ledger = Ledger(self._stream)
        for portion in self._portions:
            ledger.take(portion.part.bytes)
            yield portion
        yield Parsed((nothing("", 0, ledger.rest()),))


def parted(
    source: Source, stream: Stream, where: Where | None, how: tuple[Head, Limits], size: int | None
) -> Parted | None:
    """Take a source apart, if it has several parts that lie in a file and are no more than it."""
    if not isinstance(source, Contained) or where is None or not isinstance(where.path, Path):
        return None
    if len(source.parts) < 2 or sum(part.bytes for part in source.parts) > (size or 0):
        return None
    return Parted(source, stream, (where.path, where.version), how)


def blocks_of(piece: Block) -> Iterator[Block]:
    """Give the blocks of a part, or a block as it is."""
    if isinstance(piece, Portion):
        yield from piece.blocks()
    else:
        yield piece
