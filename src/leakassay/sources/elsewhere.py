"""Blocks that are read where they are measured: their place in a file takes the way, or else their bytes."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leakassay.sources.inputs import Noted
from leakassay.sources.interface import Movable, Parsed
from leakassay.sources.objects import part
from leakassay.sources.places import version_of

if TYPE_CHECKING:
    from leakassay.records import Batch
    from leakassay.sources.inputs import Where
    from leakassay.sources.interface import Block


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of a plain file or object."""

    where: Where
    block: Movable
    """Without its bytes."""
    start: int
    size: int

    def read(self) -> tuple[Batch, ...]:
        """Read and parse. Raises OSError, and ValueError where the file is not what it was."""
        return self.block.filled(self._data()).read()

    def _data(self) -> bytes:
        path, version = self.where.path, self.where.version
        if isinstance(path, str):
            return part(path, version, self.start, self.size)
        with path.open("rb", buffering=0) as file:
            if version_of(file) != version:
                raise OSError(errno.ESTALE, "the file was replaced")
            return os.pread(file.fileno(), self.size, self.start)


@dataclass(frozen=True, slots=True)
class Carried:
    """A block with its bytes and nothing that they tell."""

    block: Movable
    data: bytes

    def read(self) -> tuple[Batch, ...]:
        """Parse."""
        return self.block.filled(self.data).read()


def placed(block: Block) -> Block | None:
    """Give a block for another process that has its file; None where the file does not hold it as it is."""
    if not isinstance(block, Noted) or block.place is None or not isinstance(block.block, Movable):
        return None
    return replace(block, block=Placed(block.place, block.block.emptied(), *block.block.span()), place=None)


def without_rows(block: Block) -> bool:
    """Tell whether a block says of bytes only what became of them."""
    inner = block.block if isinstance(block, Noted) else block
    return isinstance(inner, Parsed) and not any(batch.columns.num_rows for batch in inner.batches)


def carried(block: Block) -> Block:
    """Give a block for another process that has nothing else."""
    if not isinstance(block, Noted):
        return block
    inner = block.block
    if isinstance(inner, Movable):
        inner = Carried(inner.emptied(), inner.data[: inner.span()[1]])
    return replace(block, block=inner, place=None)
