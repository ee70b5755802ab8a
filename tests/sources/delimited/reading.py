"""Read delimited bytes without the parts before and behind the source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from leakassay.sources.delimited import FORMAT
from leakassay.sources.interface import Head, Limits
from leakassay.sources.streams import Flow


@dataclass
class Read:
    names: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    given: int = 0
    facts: dict[str, str] = field(default_factory=dict)


def head_of(data: bytes) -> Head:
    raw = data[: 1 << 18]
    return Head(raw, raw.decode("utf-8", "replace"), "UTF-8", "made-up.csv", len(data) <= len(raw))


def read(data: bytes, limits: Limits | None = None, step: int = 1 << 20) -> Read:
    flow = Flow("made-up.csv", (data[at : at + step] for at in range(0, len(data), step)))
    source = FORMAT.open(flow, head_of(data), limits or Limits())
    result = Read()
    for block in source.blocks():
        for batch in block.read():
            batch.columns.validate(full=True)
            if batch.columns.num_columns:
                result.names = batch.columns.schema.names
                assert not result.rows or batch.first == len(result.rows)
                columns = [column.to_pylist() for column in batch.columns.columns]
                result.rows += zip(*columns, strict=True)
            result.bytes += batch.bytes + sum(reject.bytes for reject in batch.rejects)
            for reject in batch.rejects:
                result.lost[reject.reason] += reject.records
            result.notes.update(batch.notes)
    result.given = flow.count
    result.facts = dict(source.facts)
    return result
