"""Blocks that are read where they are measured: a place in a file takes the way, not its bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.sources.objects import ObjectFile

if TYPE_CHECKING:
    from pathlib import Path

    from leakassay.records import Batch
    from leakassay.sources.interface import Movable


@dataclass(frozen=True, slots=True)
class Elsewhere:
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
