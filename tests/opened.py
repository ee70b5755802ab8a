"""Read whatever paths lead to, holding the law of bytes on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.sources import open_inputs
from leakassay.sources.interface import NOTES, REASONS, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from leakassay.sources import Input


@dataclass
class Outcome:
    """What became of one input."""

    input: Input
    records: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    values: list[dict[str, object]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.input.name


def read_input(one: Input, *, keep: bool = False) -> Outcome:
    """Read an input to its end: its bytes add up, its reasons and notes are listed."""
    outcome = Outcome(one)
    if one.source is None:
        assert one.refused or one.container
        assert not one.refused or one.refused_reason in REASONS
        return outcome
    spent = 0
    for block in one.source.blocks():
        for batch in block.read():
            batch.columns.validate(full=True)
            outcome.records += batch.columns.num_rows
            outcome.values += batch.columns.to_pylist() if keep else []
            outcome.notes.update(batch.notes)
            spent += batch.bytes
            for reject in batch.rejects:
                outcome.rejects[reject.reason] += reject.records or 1
                spent += reject.bytes
    assert spent == one.content_bytes
    assert set(outcome.rejects) <= {*REASONS} - {"reader failed"}
    assert set(outcome.notes) <= set(NOTES)
    return outcome


def read_all(*paths: str | Path, limits: Limits | None = None, keep: bool = False) -> list[Outcome]:
    """Read everything under `paths`; `keep` its values too."""
    return [read_input(one, keep=keep) for one in open_inputs(paths, limits or Limits())]


def by_name(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    return {outcome.name: outcome for outcome in outcomes}
