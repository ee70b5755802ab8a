"""One job, in a process of its own: `python -m leakassay.apps.workbench.worker CASE --job N --data DIR`.

It outlives the web process, writes how far it is to the database at most once a second, and one worker reads
at a time: the others wait. Errors are told by their sentence; of one that was not foreseen only the type, as
its text might quote a row.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from leakassay.apps.workbench import cases, claiming
from leakassay.apps.workbench.bench import Bench
from leakassay.apps.workbench.interface import RefusedError, Settings, State, Work
from leakassay.apps.workbench.jobs import DATABASE
from leakassay.apps.workbench.schema import Case, Comparison, Job
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leakassay.reading import Progress

_EVERY = 1.0
"""Seconds between two writes of progress."""
_COLUMNS = 200
"""Columns shown while the assay runs."""


class Working:
    """A job, and the case it is about."""

    def __init__(self, bench: Bench, case: str, job: int) -> None:
        self.bench = bench
        self.case = case
        self.folder = bench.folder(case)
        self._job = job
        self._last = 0.0
        self._total = 0
        with bench.session() as db:
            known = db.get(Job, job)
            if known is None or known.case != case:
                raise LeakassayError("there is no such job.")
            self.work, self.asked = Work(known.work), json.loads(known.asked)

    def tell(self, **values: Any) -> None:
        """Write what is known of the job, unless it was stopped meanwhile."""
        still = (Job.id == self._job, Job.state == str(State.RUNNING))
        with self.bench.session.begin() as db:
            db.execute(update(Job).where(*still).values(**values))

    def begin(self, total: int) -> None:
        """Write how many bytes there are to read."""
        self._total = total
        self.tell(total=total, phase="looking")

    def progress(self, at: Progress) -> None:
        """Write how far the pass is, at most once a second, and when it is through."""
        now, through = time.monotonic(), 0 < self._total <= at.bytes
        if now - self._last >= _EVERY or through:
            self._last = now
            phase = {"phase": "judging"} if through else {}
            self.tell(records=at.records, bytes=at.bytes, **phase)


def _assay(job: Working) -> None:
    from leakassay.assaying import assay
    from leakassay.report.document import write_whole

    paths = cases.readable(job.bench, job.case)
    job.begin(sum(_size(path) for path in paths))
    job.tell(known=json.dumps(_first_look(paths)), phase="reading")
    claim = claiming.load(job.folder)
    by_hand = job.folder / cases.KINDS
    report = assay(
        paths,
        claim=claim if claim.items else None,
        kinds=by_hand if by_hand.exists() else None,
        key=job.bench.key(f"case {job.case}"),
        progress=job.progress,
    )
    write_whole(job.folder / cases.REPORT, report.to_json())
    with job.bench.session.begin() as db:
        judged = str(report.data["verdict"]["authentic"])
        db.execute(update(Case).where(Case.id == job.case).values(verdict=judged))
    job.tell(records=report.data["estimates"]["records"]["point"], phase="written")


def _first_look(paths: Sequence[Path]) -> list[dict[str, str]]:
    """Say what the columns are, by the first rows; what cannot be read is told by the assay itself."""
    from leakassay.previewing import columns
    from leakassay.report.names import visible

    try:
        found = columns(paths)
    except LeakassayError:
        return []
    return [
        {
            "table": visible(c.table),
            "column": visible(c.name),
            "kind": c.recognition.kind,
            "sensitivity": c.sensitivity,
        }
        for c in found[:_COLUMNS]
    ]


def _size(path: Path) -> int:
    """Bytes under a path."""
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())


def _draw(job: Working) -> None:
    from leakassay.surveying import begin

    job.tell(phase="reading")
    begin(
        cases.readable(job.bench, job.case),
        job.folder / cases.SURVEY,
        key=job.bench.key(f"calls {job.case}"),
        on=datetime.now(UTC).date(),
        calls=int(job.asked["calls"]),
        spares=int(job.asked["spares"]),
        control=float(job.asked["control"]),
    )


def _compare(job: Working) -> None:
    from leakassay.comparing import compare
    from leakassay.sketching import sketch

    key, both = job.bench.key("sketches"), (job.case, str(job.asked["other"]))
    places = cases.sketch_of(job.bench, both)
    for case, place in zip(both, places, strict=True):
        if not place.exists():
            job.tell(phase="reading")
            sketch(cases.readable(job.bench, case), place, key=key)
    overlap = compare(*places, key=key)
    shared = [
        {"kind": s.kind, "reading": s.reading, "first": s.first.point, "second": s.second.point,
         "first_in_second": s.first_in_second.point, "second_in_first": s.second_in_first.point}
        for s in overlap.shared
    ]  # fmt: skip
    with job.bench.session.begin() as db:
        db.add(Comparison(case=both[0], other=both[1], result=json.dumps(shared), at=time.time()))


_WORKS: dict[Work, Callable[[Working], None]] = {Work.ASSAY: _assay, Work.DRAW: _draw, Work.COMPARE: _compare}


def run(job: Working) -> State:
    """Do a job when its turn comes, and write what became of it."""
    error, state = "", State.DONE
    with (job.bench.settings.data / "turn.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        try:
            _WORKS[job.work](job)
        except (LeakassayError, RefusedError) as refused:
            error, state = str(refused), State.FAILED
        except Exception as unforeseen:  # noqa: BLE001 - whatever it is, the case has to say so
            error, state = f"unforeseen error: {type(unforeseen).__name__}", State.FAILED
    job.tell(state=str(state), error=error, ended=time.time())
    return state


def main() -> int:
    """Run the job that the arguments name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("case")
    parser.add_argument("--job", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    bench = Bench(Settings(given.data, os.environ[DATABASE]))
    return int(run(Working(bench, given.case, given.job)) is not State.DONE)


if __name__ == "__main__":
    sys.exit(main())
