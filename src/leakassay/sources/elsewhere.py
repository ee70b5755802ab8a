"""Blocks that are read where they are measured: a place in a file takes the way, not its bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from leakassay.records import Batch
    from leakassay.sources.interface import Movable


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A block of a plain file."""

    path: Path
    block: Movable
    """Without its bytes."""
    start: int
    size: int

    def read(self) -> tuple[Batch, ...]:
        """Read and parse. Raises OSError, and ValueError where the file is not what it was."""
        with self.path.open("rb", buffering=0) as file:
            data = os.pread(file.fileno(), self.size, self.start)
        return self.block.filled(data).read()
