"""From the one pass to all that is said of people, draw and claim: the second half of the conductor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.claim.answering import answers
from leakassay.claim.interface import Known
from leakassay.claim.reading import Claim
from leakassay.estimate import gate
from leakassay.estimate.counted import counted
from leakassay.estimate.persons import identified, people_in_leak
from leakassay.estimate.source import drawn_from, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.claim.interface import Answer
    from leakassay.estimate.gate import Draw
    from leakassay.estimate.source import Source
    from leakassay.measures.tables import TableSummary
    from leakassay.reading import InputTally
    from leakassay.records import Interval


@dataclass(frozen=True, slots=True)
class Sized:
    """How large the leak is, how it was drawn, and what of the claim holds."""

    estimates: Mapping[str, Interval | None]
    source: Source
    draw: Draw
    answers: tuple[Answer, ...]


def sized(tables: Sequence[TableSummary], tallies: Sequence[InputTally], claim: Claim | None) -> Sized:
    """Estimate, and answer the claim if there is one."""
    said = claim or Claim()
    held = sum(tally.records for tally in tallies)
    all_of_it = claim is not None and not said.of_part(held)
    found = identified(tables)
    records = held if all_of_it else said.records
    draw = _drawn(gate.judge(tables, found, records=records, period=said.period), said)
    source = whole(tables, found) if all_of_it else drawn_from(tables, found, draw, records)
    in_leak = people_in_leak(found)
    estimates = {**counted(tables), "people_in_leak": in_leak, "people": source.people}
    known = Known(
        tables=tables,
        records=held,
        rejected=sum(sum(tally.rejects.values()) for tally in tallies),
        content_bytes=sum(tally.bytes_records + tally.bytes_rejects for tally in tallies),
        source=source,
        draw=draw,
    )
    return Sized(estimates, source, draw, answers(said, known))


def _drawn(draw: Draw, claim: Claim) -> Draw:
    """Believe what the claim says of the sample where nothing speaks against it."""
    if draw.drawn == "head" or claim.sample is None or claim.sample == "unknown":
        return draw
    return gate.Draw(claim.sample, draw.signs)
