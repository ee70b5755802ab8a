"""From summaries to findings and a verdict: the conductor of tests, calibration and parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.evidence import TESTS
from leakassay.evidence.dating import dated, now
from leakassay.evidence.interface import InputFacts, Leak
from leakassay.evidence.origin import candidates
from leakassay.evidence.sampled import stretch_of
from leakassay.kinds.interface import Sensitivity
from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures
from leakassay.records import Batch, Text
from leakassay.verdict.calibration import shipped
from leakassay.verdict.deciding import LEAST_COLUMNS, LEAST_FEATURES, LEAST_ROWS, Part, decide, not_assessed
from leakassay.verdict.gathering import gather
from leakassay.verdict.mixture import mixture
from leakassay.verdict.weighing import ruled, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from leakassay.evidence.dating import Dating
    from leakassay.evidence.origin import Candidate
    from leakassay.evidence.sampled import Sample
    from leakassay.measures.tables import TableSummary
    from leakassay.reading import InputTally, ReadTable
    from leakassay.records import Finding
    from leakassay.verdict.calibration import Calibration
    from leakassay.verdict.deciding import Verdict

_STRETCH = 250
"""Fewest rows of a stretch that is judged by itself."""
_STRETCHES = 6
_COLUMNS = 240
"""Columns of all stretches together: a wide table is judged in fewer, so that it takes no longer."""
_DECLARED = tuple(feature for test in TESTS for feature in test.features)


@dataclass(frozen=True, slots=True)
class Assessed:
    """What the tests say, and what follows."""

    findings: tuple[Finding, ...]
    verdict: Verdict
    dating: Dating
    origins: tuple[Candidate, ...]


def assess(
    tables: Sequence[ReadTable], tallies: Sequence[InputTally], known: Sequence[Finding] = ()
) -> Assessed:
    """Run all tests on a leak and weigh them; `known` are findings that rest on older leaks (T03)."""
    calibration = shipped()
    leak = Leak(tuple(table.summary for table in tables), _inputs(tables, tallies))
    ran = [f for test in TESTS for f in test.run(leak)]
    findings = tuple(weighed(f, calibration) for f in (*ran, *known))
    found = gather(_DECLARED, findings)
    rest = dated(leak, now()), candidates(leak)
    judged = [t for t in tables if _large_enough(t.summary)]
    parts = [
        _part(Text("table {table}", {"table": t.name}), t.summary, found[t.name], findings, calibration)
        for t in judged
        if len(found.get(t.name, ())) >= LEAST_FEATURES
    ]
    if not parts:
        return Assessed(findings, not_assessed(_untested(findings), too_small=not judged), *rest)
    samples = dict(zip((t.name for t in tables), leak.samples(), strict=True))
    stretches = [part for t in judged for part in _stretches(t, samples[t.name], calibration)]
    mixed = mixture(stretches if len(judged) == 1 else parts, calibration.doubted)
    named = next((f.generator for f in findings if f.generator), None)
    verdict = decide(parts, calibration, _untested(findings), mixture=mixed, generator=named)
    return Assessed(findings, verdict, *rest)


def _inputs(tables: Sequence[ReadTable], tallies: Sequence[InputTally]) -> tuple[InputFacts, ...]:
    return tuple(
        InputFacts(
            tally.input.name,
            tally.input.source.format,
            tally.input.source.charset,
            dict(tally.input.source.facts),
            tuple(t.name for t in tables),
        )
        for tally in tallies
        if tally.input.source is not None
    )


def _large_enough(table: TableSummary) -> bool:
    """Whether a table has rows enough, and three columns that say something, of a person among them."""
    telling = [
        c for c in table.columns.values() if c.faults.nonempty >= LEAST_ROWS / 2 and c.distinct.point > 1
    ]
    persons = [c for c in telling if c.plan.kind.sensitivity is not Sensitivity.NEUTRAL]
    return table.records >= LEAST_ROWS and len(telling) >= LEAST_COLUMNS and len(persons) >= 1


def _part(
    where: Text,
    table: TableSummary,
    features: dict[str, float],
    findings: Sequence[Finding],
    calibration: Calibration,
) -> Part:
    mine = [f for f in findings if f.table == table.name]
    fused = ruled(calibration.fused(features), mine, calibration)
    return Part(where, table.records, fused, calibration.limit(fused))


def _stretches(table: ReadTable, sample: Sample, calibration: Calibration) -> Iterator[Part]:
    """Judge consecutive stretches of the sampled rows, each measured anew as a table of its own."""
    rows = table.summary.rows
    count = min(_STRETCHES, rows.num_rows // _STRETCH, max(2, _COLUMNS // max(1, rows.num_columns)))
    if count < 2:
        return
    for number in range(count):
        start, end = rows.num_rows * number // count, rows.num_rows * (number + 1) // count
        summary = _measured(table, rows.slice(start, end - start))
        findings = _tested(stretch_of(sample, summary, slice(start, end)))
        features = gather(_DECLARED, findings).get(table.name, {})
        if len(features) >= LEAST_FEATURES:
            where = Text(
                "rows {low:.0%} to {high:.0%} of {table}",
                {"low": number / count, "high": (number + 1) / count, "table": table.name},
            )
            yield _part(where, summary, features, findings, calibration)


def _measured(table: ReadTable, rows: pa.Table) -> TableSummary:
    batch = rows.combine_chunks().to_batches()[0]
    measures = TableMeasures(table.measures.plan)
    measures.update(prepare(Batch(table.name, batch, 0, batch.nbytes), table.measures.plan))
    return measures.summary()


def _tested(stretch: Sample) -> list[Finding]:
    leak = Leak((stretch.table,), (), {0: stretch})
    return [finding for test in TESTS for finding in test.run(leak)]


def _untested(findings: Sequence[Finding]) -> list[str]:
    """List the tests that could tell nothing anywhere, each with its reason."""
    told = {f.test for f in findings if f.features or f.leaning != "silent"}
    return sorted({f"{f.test}: {f.because}" for f in findings if f.test not in told})
