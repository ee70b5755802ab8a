"""The conductor: the one place that joins the stages."""

from __future__ import annotations

import resource
import secrets
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leakassay.assessing import assess
from leakassay.claim.reading import Claim, read_claim
from leakassay.comparing import recycled
from leakassay.conducting import opened_pass
from leakassay.correcting import checked, read_kinds
from leakassay.engine import LOCAL
from leakassay.errors import LeakassayError, NoRecordsError
from leakassay.explaining import methods
from leakassay.judging import sized
from leakassay.keeping import Keeping
from leakassay.measures.interface import Key
from leakassay.report import build
from leakassay.report.charts import charts
from leakassay.report.document import Report
from leakassay.sketching import MEASURES, read
from leakassay.sources import contained, open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leakassay.correcting import Kinds
    from leakassay.reading import InputTally, Progress


def assay(
    paths: str | Path | Sequence[str | Path],
    *,
    claim: str | Path | Claim | None = None,
    known: Sequence[str | Path] = (),
    kinds: str | Path | Kinds | None = None,
    key: bytes | None = None,
    seed: int | None = None,
    engine: str = LOCAL,
    workers: int | None = None,
    limits: Limits | None = None,
    case: str | Path | None = None,
    resume: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Judge a claimed leak: read it once, recognise, measure, test, report.

    `paths`: files, folders, URLs of stores, or `-`. `claim`: what is said of it, as a file. `known`:
    sketches of older leaks under the same `key`. `kinds`: what columns are where recognition is wrong, by
    table and column as the report names them, or a JSON file of that. `key`: secret of the case; without it
    one is drawn from `seed`, and without that, a seed is drawn and printed in the report. `engine`: `local`,
    or `dask://HOST:PORT`. `workers`: threads here, all processors by default. `case`: a directory that holds
    the state of the pass, under `key`, until `keeping.forget` throws it away; `resume`: go on from the state
    there. Raises CannotOpenError, NoRecordsError, and LeakassayError for a wrong claim file, sketch, kind,
    state or engine.
    """
    said = claim if isinstance(claim, Claim) or claim is None else read_claim(claim)
    older, by_hand = _older(known, key), _by_hand(kinds)
    started, clock, spent = datetime.now(UTC), time.monotonic(), _spent()
    if key is None and seed is None:
        seed = secrets.randbits(63)
    secret = Key.of(key if key is not None else f"seed {seed}".encode())
    limits = limits or Limits()
    paths = [paths] if isinstance(paths, str | Path) else paths
    keeping = _keeping(
        case, key, paths, resume=resume, settings=repr((version("leakassay"), limits, by_hand))
    )
    how = {"kinds": by_hand, "progress": progress, "keeping": keeping}
    with opened_pass(engine, workers, secret, **how) as reading:
        for source in open_inputs(paths, limits):
            reading.read(source)
        tables = reading.finish()
    if not tables:
        raise NoRecordsError(_nothing(reading.tallies))
    size = sized([t.summary for t in tables], reading.tallies, said)
    states = [(t.name, t.measures.column_states(MEASURES)) for t in tables] if older else []
    recognised = [finding for name, content in older for finding in recycled(states, content, name)]
    assessed = assess(tables, reading.tallies, recognised)
    findings = [*assessed.findings, *size.findings()]
    drawn = charts([t.summary for t in tables])
    return Report(
        {
            "schema": build.SCHEMA,
            "tool": {
                "version": version("leakassay"),
                "seed": seed,
                "started": started.isoformat(timespec="seconds"),
                "seconds": round(time.monotonic() - clock, 3),
                "cpu_seconds": round(_spent() - spent + reading.cpu_elsewhere, 3),
                "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                **({"carried": reading.carried} if engine != LOCAL else {}),
            },
            "inputs": build.inputs(reading.tallies),
            "tables": build.tables(tables),
            "findings": build.findings(findings, drawn),
            "verdict": build.verdict(assessed.verdict),
            "current": build.current(assessed.dating),
            "source": build.source(assessed.origins),
            "estimates": build.estimates(size.estimates, size.source, size.draw.drawn),
            "claim": build.claim(size.answers),
            "corrections": build.corrections(by_hand, tables),
            "charts": drawn,
            "methods": methods(),
        }
    )


def _spent() -> float:
    """Seconds of processor time of this process, and of those that read for it."""
    return time.process_time() + contained.cpu_seconds()


def _keeping(
    case: str | Path | None, key: bytes | None, paths: Sequence[str | Path], *, resume: bool, settings: str
) -> Keeping | None:
    """Keep states where there is a directory and a key of whoever runs this: never in the clear."""
    if resume and (case is None or key is None):
        raise LeakassayError(
            "a run is resumed from the state in its directory, which only the key of the case opens: give "
            "both, with --out and --key, as in the first run."
        )
    if case is None or key is None:
        return None
    if any(Path(case).resolve().is_relative_to(Path(path).resolve()) for path in paths if str(path) != "-"):
        raise LeakassayError(
            f"{case} lies in what is to be read, and would be read too: choose another place."
        )
    return Keeping(Path(case), key, resume=resume, settings=settings)


def _by_hand(kinds: str | Path | Kinds | None) -> Kinds:
    return read_kinds(kinds) if isinstance(kinds, str | Path) else checked(kinds or {})


def _older(known: Sequence[str | Path], key: bytes | None) -> list[tuple[str, dict[str, Any]]]:
    """Read the sketches of older leaks."""
    if known and key is None:
        raise LeakassayError(
            "older leaks are compared under their key: give the one that their sketches were made with."
        )
    return [(Path(path).name, read(Path(path), key or b"")) for path in known]


def _nothing(tallies: list[InputTally]) -> str:
    reasons = sorted({reason for tally in tallies for reason in tally.rejects})
    why = f" (rejected: {', '.join(reasons)})" if reasons else ""
    names = ", ".join(tally.input.name for tally in tallies[:3]) or "the input"
    return f"{names} opened, but no record could be read{why}: check that it is the file you mean."
