"""Blocks that are read where they are measured: their place in a file takes the way, or else their bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leakassay.sources.inputs import Noted
from leakassay.sources.interface import Movable
from leakassay.sources.objects import ObjectFile

if TYPE_CHECKING:
    from pathlib import Path

    from leakassay.records import Batch
    from leakassay.sources.interface import Block


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of a plain file or object."""

    path: Path | str
    """Of a file, or the URL of an object."""
    block: Movable
    """Without its bytes."""
    start: int
    size: int

    def read(self) -> tuple[Batch, ...]:
        """Read and parse. Raises OSError, and ValueError where the file is not what it was."""
        return self.block.filled(self._data()).read()

    def _data(self) -> bytes:
        if isinstance(self.path, str):
            return ObjectFile(self.path).part(self.start, self.size)
        with self.path.open("rb", buffering=0) as file:
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


def carried(block: Block) -> Block:
    """Give a block for another process that has nothing else."""
    if not isinstance(block, Noted):
        return block
    inner = block.block
    if isinstance(inner, Movable):
        inner = Carried(inner.emptied(), inner.data[: inner.span()[1]])
    return replace(block, block=inner, place=None)
