"""Read the bytes of a text format without the parts before and behind the source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.sources.interface import REASONS, Format, Head, Limits
from leakassay.sources.streams import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.records import Batch

Cell = str | list[str] | None


@dataclass
class Read:
    tables: dict[str, list[dict[str, Cell]]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    lost_bytes: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    given: int = 0
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[dict[str, Cell]]:
        """Records of all tables."""
        return [row for table in self.tables.values() for row in table]


def head_of(data: bytes, name: str = "made-up") -> Head:
    raw = data[: 1 << 18]
    return Head(raw, raw.decode("utf-8", "replace"), "UTF-8", name, len(data) <= len(raw))


def read(form: Format, data: bytes, limits: Limits | None = None, step: int = 1 << 20) -> Read:
    flow = Flow("made-up", (data[at : at + step] for at in range(0, len(data), step)))
    source = form.open(flow, head_of(data), limits or Limits())
    result = Read()
    for batch in _batches(source.blocks()):
        batch.columns.validate(full=True)
        table = result.tables.setdefault(batch.table, [])
        assert batch.first == len(table)
        for row in batch.columns.to_pylist():
            table.append({name: _alone(cell) for name, cell in row.items() if cell is not None})
        result.bytes += batch.bytes + sum(reject.bytes for reject in batch.rejects)
        for reject in batch.rejects:
            assert reject.reason in REASONS
            result.lost[reject.reason] += reject.records
            result.lost_bytes[reject.reason] += reject.bytes
        result.notes.update(batch.notes)
    result.given = flow.count
    result.facts = dict(source.facts)
    assert result.bytes == result.given == len(data)
    return result


def _alone(cell: Cell) -> Cell:
    """A list of one, as a record has beside others with several, is told as the one."""
    return cell[0] if isinstance(cell, list) and len(cell) == 1 else cell


def _batches(blocks: Iterator[object]) -> Iterator[Batch]:
    for block in blocks:
        yield from block.read()  # type: ignore[attr-defined]
