"""Jobs: started, watched and stopped by the web process, done by a worker process of their own.

A worker is born with a lock on its case (`worker.lock`, taken by the web process and inherited), which the
system lets go when the worker ends, however it ends. So a job that is called running while its lock is free
was interrupted; and since the lock is the worker's, it lives on when the web process does not.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from leakassay.apps.workbench.bench import note
from leakassay.apps.workbench.interface import RefusedError, State, Work
from leakassay.apps.workbench.schema import Job

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from leakassay.apps.workbench.bench import Bench

LOCK, LOG = "worker.lock", "worker.log"
DATABASE = "LEAKASSAY_WORKBENCH_DATABASE"
"""The worker's database: an environment variable, since other users may see the arguments of a process."""
_CHILDREN: list[subprocess.Popen[bytes]] = []
"""Workers that were started here: they are polled, so that none stays behind as a zombie."""


def start(bench: Bench, by: str, case: str, work: Work, asked: Mapping[str, Any]) -> None:
    """Start a worker on a case. Raises RefusedError where one is at work."""
    lock = _locked(bench, case)
    if lock is None:
        raise RefusedError(409, "This case is being worked on.")
    try:
        with bench.session.begin() as db:
            job = Job(case=case, work=str(work), asked=json.dumps(dict(asked)), state=str(State.RUNNING),
                      phase="waiting", begun=time.time())  # fmt: skip
            db.add(job)
            note(db, by, f"{work} started", case)
        pid = _spawn(bench, case, job.id, lock)
        with bench.session.begin() as db:
            db.execute(update(Job).where(Job.id == job.id).values(pid=pid))
    finally:
        os.close(lock)


def _spawn(bench: Bench, case: str, job: int, lock: int) -> int:
    _CHILDREN[:] = [child for child in _CHILDREN if child.poll() is None]
    command = [sys.executable, "-m", "leakassay.apps.workbench.worker", case, "--job", str(job)]
    log = os.open(bench.folder(case) / LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        child = subprocess.Popen(  # noqa: S603 - our own module, an identifier and a number
            [*command, "--data", str(bench.settings.data)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, DATABASE: bench.settings.database},
            pass_fds=(lock,),
            start_new_session=True,
        )
    finally:
        os.close(log)
    _CHILDREN.append(child)
    return child.pid


def _locked(bench: Bench, case: str) -> int | None:
    """Take the lock of a case; None where a worker has it."""
    handle = os.open(bench.folder(case) / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def busy(bench: Bench, case: str) -> bool:
    """Tell whether a worker is at work on a case."""
    lock = _locked(bench, case)
    if lock is not None:
        os.close(lock)
    return lock is None


def latest(bench: Bench, case: str, work: Work | None = None) -> Job | None:
    """Give the last job of a case, found to be interrupted where its worker is gone."""
    chosen = [Job.case == case] + ([Job.work == str(work)] if work else [])
    with bench.session() as db:
        job = db.scalar(select(Job).where(*chosen).order_by(Job.id.desc()).limit(1))
    return _checked(bench, job)


def latest_of(bench: Bench, cases: Iterable[str]) -> dict[str, Job]:
    """Give the last job of each of several cases."""
    with bench.session() as db:
        found = {j.case: j for j in db.scalars(select(Job).where(Job.case.in_(list(cases))).order_by(Job.id))}
    return {case: checked for case, job in found.items() if (checked := _checked(bench, job))}


def _checked(bench: Bench, job: Job | None) -> Job | None:
    if job is None or job.state != State.RUNNING or busy(bench, job.case):
        return job
    still = (Job.id == job.id, Job.state == str(State.RUNNING))
    with bench.session.begin() as db:
        db.execute(update(Job).where(*still).values(state=str(State.INTERRUPTED), ended=time.time()))
    with bench.session() as db:
        return db.get(Job, job.id)


def cancel(bench: Bench, by: str, case: str) -> None:
    """Stop the worker of a case, if there is one."""
    job = latest(bench, case)
    if job is None or job.state != State.RUNNING:
        return
    still = (Job.id == job.id, Job.state == str(State.RUNNING))
    with bench.session.begin() as db:
        db.execute(update(Job).where(*still).values(state=str(State.CANCELLED), ended=time.time()))
        note(db, by, f"{job.work} cancelled", case)
    # The lock is held, so that the number is still the worker's.
    if job.pid and busy(bench, case):
        os.kill(job.pid, signal.SIGTERM)


def told(job: Job | None) -> dict[str, Any]:
    """Give what a page shows of a job under way."""
    if job is None:
        return {"state": "none"}
    spent = max(0.001, (job.ended or time.time()) - job.begun)
    done = min(1.0, job.bytes / job.total) if job.total else None
    left = spent * (1 - done) / done if done and job.state == State.RUNNING else None
    return {
        "state": job.state,
        "phase": job.phase,
        "records": job.records,
        "bytes": job.bytes,
        "rate": round(job.records / spent),
        "share": None if done is None else round(done, 4),
        "left": None if left is None else round(left),
        "known": json.loads(job.known),
    }
