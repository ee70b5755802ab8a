"""From the one pass to all that is said of people, draw and claim: the second half of the conductor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leakassay.claim.answering import answers
from leakassay.claim.interface import Known
from leakassay.claim.reading import Claim
from leakassay.estimate import gate
from leakassay.estimate.census import LIVED, Census, held_against
from leakassay.estimate.counted import counted
from leakassay.estimate.persons import identified, people_in_leak
from leakassay.estimate.source import drawn_from, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leakassay.claim.interface import Answer
    from leakassay.estimate.gate import Draw
    from leakassay.estimate.source import Source
    from leakassay.measures.tables import TableSummary
    from leakassay.reading import InputTally
    from leakassay.records import Finding, Interval


@dataclass(frozen=True, slots=True)
class Sized:
    """How large the leak is, how it was drawn, and what of the claim holds."""

    estimates: Mapping[str, Interval | None]
    source: Source
    draw: Draw
    census: Census
    answers: tuple[Answer, ...]

    def findings(self) -> Iterator[Finding]:
        """Give what the gate and the census say."""
        yield from self.draw.findings()
        yield from self.census.findings()


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
    census = held_against(tables, found, _only(said.countries))
    if draw.drawn == "random" and in_leak is not None:
        source = _bounded(source, census, in_leak)
    estimates = {**counted(tables), "people_in_leak": in_leak, "people": source.people}
    known = Known(
        tables=tables,
        records=held,
        rejected=sum(sum(tally.rejects.values()) for tally in tallies),
        content_bytes=sum(tally.bytes_records + tally.bytes_rejects for tally in tallies),
        source=source,
        draw=draw,
        census=census,
    )
    return Sized(estimates, source, draw, census, answers(said, known))


def _only(countries: tuple[str, ...] | None) -> str | None:
    return countries[0] if countries is not None and len(countries) == 1 else None


def _bounded(source: Source, census: Census, in_leak: Interval) -> Source:
    """Let no estimate of a source go beyond the people who have lived where its people are from."""
    most = census.bound(in_leak.low)
    if most is None or most.high is None:
        return source
    people = source.people
    if people is not None and people.high is not None and people.point <= most.high < people.high:
        people = replace(people, high=most.high, assumptions=(*people.assumptions, LIVED))
    return replace(source, people=people, methods=(*source.methods, most))


def _drawn(draw: Draw, claim: Claim) -> Draw:
    """Believe what the claim says of the sample where nothing speaks against it."""
    if draw.drawn == "head" or claim.sample is None or claim.sample == "unknown":
        return draw
    return gate.Draw(claim.sample, draw.signs)
