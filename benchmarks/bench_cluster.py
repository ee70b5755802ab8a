"""One file read by a thread of this process and by a Dask cluster of one and of two workers on this machine.

    python benchmarks/bench_cluster.py [ROWS] [FOLDER]

Seconds by the clock, and CPU seconds of whoever conducts, of the scheduler and of the workers, with what the
tasks themselves took of these. The first of them bounds what a larger cluster can do for one run, the last
says what a core of it does. The tests are left out: only the pass counts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from distributed import Client
from made_up import packed, write
from measuring import report

from leakassay.conducting import opened_pass
from leakassay.measures.interface import Key
from leakassay.sources import contained, open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

PORT = 18_786
HEAD = ("file", "who", "rows", "seconds", "conductor", "scheduler", "workers", "tasks", "rows_per_second")


def main(rows: int, folder: Path) -> None:
    """Measure and report."""
    plain, columnar = (write(folder / f"people-{rows}{ending}", rows) for ending in (".csv", ".parquet"))
    leaks = [plain, packed(plain, "gzip"), columnar]
    table = [_line(leak, "one thread", "local", []) for leak in leaks]
    for count in (1, 2):
        with _cluster(count) as processes:
            engine = f"dask://127.0.0.1:{PORT}"
            _read(leaks[0], engine)  # workers import on their first task
            table += [_line(leak, f"{count} workers", engine, processes) for leak in leaks]
    report("cluster", HEAD, [(leak, who, rows, *told, round(rows / told[0])) for leak, who, told in table])


def _line(leak: Path, who: str, engine: str, processes: list[int]) -> tuple[str, str, tuple[float, ...]]:
    before = [_spent(pid) for pid in processes]
    seconds, own, tasks = _read(leak, engine)
    after = [_spent(pid) for pid in processes]
    scheduler, *workers = [late - early for late, early in zip(after, before, strict=True)] or [0.0]
    told = (seconds, own, scheduler, sum(workers), tasks)
    return "".join(leak.suffixes), who, tuple(round(one, 2) for one in told)


def _read(leak: Path, engine: str) -> tuple[float, float, float]:
    begun, own = time.monotonic(), time.process_time() + contained.cpu_seconds()
    with opened_pass(engine, 1, Key.of(b"a key for benchmarks")) as reading:
        for source in open_inputs([leak], Limits()):
            reading.read(source)
        reading.finish()
    spent = time.process_time() + contained.cpu_seconds() - own
    return time.monotonic() - begun, spent, reading.cpu_elsewhere


@contextmanager
def _cluster(count: int) -> Iterator[list[int]]:
    """Start a scheduler and workers of one thread, each a process; give the scheduler's id, then theirs."""
    address = f"tcp://127.0.0.1:{PORT}"
    with ExitStack() as running:
        scheduler = _started(
            running, "scheduler", "--host", "127.0.0.1", "--port", str(PORT), "--no-dashboard"
        )
        how = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        workers = [_started(running, "worker", address, *how) for _ in range(count)]
        with Client(address, timeout="30s") as client:
            client.wait_for_workers(count, timeout=60)
        yield [scheduler, *workers]


def _started(running: ExitStack, what: str, *arguments: str) -> int:
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    running.callback(process.wait)
    running.callback(process.kill)
    return process.pid


def _spent(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


if __name__ == "__main__":
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    if len(sys.argv) > 2:
        main(rows, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(rows, Path(scratch))
