"""Read JSON of whatever layout without the parts before and behind the source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from leakassay.sources.interface import Head, Limits
from leakassay.sources.json_text import FORMATS
from leakassay.sources.streams import Flow


@dataclass
class Read:
    format: str = ""
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    columns: set[str] = field(default_factory=set)
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Records of the one table."""
        (found,) = self.tables.values()
        return found

    def counts(self) -> dict[str, int]:
        return {table: len(rows) for table, rows in self.tables.items()}


def head_of(data: bytes) -> Head:
    raw = data[: 1 << 18]
    return Head(raw, raw.decode("utf-8", "replace"), "UTF-8", "made-up.json", len(data) <= len(raw))


def read(data: bytes | str, limits: Limits | None = None, step: int = 1 << 20) -> Read:
    """Open by the format that is surest, and hold the sums of bytes against the input."""
    data = data.encode() if isinstance(data, str) else data
    form = max(FORMATS, key=lambda one: one.sniff(head_of(data)))
    assert form.sniff(head_of(data)) > 0
    flow = Flow("made-up.json", (data[at : at + step] for at in range(0, len(data), step)))
    source = form.open(flow, head_of(data), limits or Limits())
    result = Read(form.name)
    spent = 0
    firsts: dict[str, int] = {}
    for block in source.blocks():
        for batch in block.read():
            batch.columns.validate(full=True)
            assert batch.first >= firsts.get(batch.table, 0)
            firsts[batch.table] = batch.first
            spent += batch.bytes + sum(reject.bytes for reject in batch.rejects)
            result.lost.update({reject.reason: reject.records for reject in batch.rejects})
            result.notes.update(batch.notes)
            result.columns.update(batch.columns.schema.names)
            for row in batch.columns.to_pylist():
                found = {k: v for k, v in row.items() if v is not None}
                result.tables.setdefault(batch.table, []).append(found)
    assert spent == flow.count == len(data)
    result.facts = dict(source.facts)
    return result
