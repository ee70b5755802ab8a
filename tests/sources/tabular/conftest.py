"""A stream in memory, and a reading of it that holds the law of bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from leakassay.sources.contained import opened
from leakassay.sources.interface import Format, Head, Limits, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leakassay.records import Batch


@dataclass
class MemoryStream:
    content: bytes
    path: Path | None = None
    name: str = "memory"
    count: int = 0
    damage: str | None = None

    def peek(self, size: int) -> bytes:
        return self.content[self.count : self.count + size]

    def read(self, size: int) -> bytes:
        part = self.peek(size)
        self.count += len(part)
        return part


@dataclass
class Reading:
    source: Source
    batches: list[Batch]

    @property
    def rows(self) -> int:
        return sum(b.columns.num_rows for b in self.batches)

    @property
    def lost(self) -> dict[str, int]:
        reasons: dict[str, int] = {}
        for batch in self.batches:
            for reject in batch.rejects:
                reasons[reject.reason] = reasons.get(reject.reason, 0) + reject.records
        return reasons

    def column(self, name: str, table: str = "") -> list[object]:
        values: list[object] = []
        for batch in self.batches:
            if batch.table == table and batch.columns.num_columns:
                values += batch.columns.column(name).to_pylist()
        return values

    def names(self, table: str = "") -> list[str]:
        return next(
            (b.columns.schema.names for b in self.batches if b.table == table and b.columns.num_columns), []
        )


def read_all(form: Format, content: bytes, path: Path | None = None, limits: Limits | None = None) -> Reading:
    limits = limits or Limits()
    stream = MemoryStream(content, path)
    raw = content[: 256 << 10]
    head = Head(raw, raw.decode("utf-8", "replace"), "utf-8", "memory", len(raw) == len(content))
    source = opened(form, stream, head, limits)
    batches = [batch for block in source.blocks() for batch in block.read()]
    accounted = sum(b.bytes + sum(r.bytes for r in b.rejects) for b in batches)
    assert accounted == stream.count == len(content)
    positions: dict[str, int] = {}
    for batch in batches:
        batch.columns.validate(full=True)
        if batch.columns.num_rows:
            assert batch.first >= positions.get(batch.table, 0)
            positions[batch.table] = batch.first + batch.columns.num_rows
    return Reading(source, batches)


@pytest.fixture
def read() -> Callable[..., Reading]:
    return read_all
