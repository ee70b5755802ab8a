"""One file read by threads of this process and by a Dask cluster of one and of two workers on this machine.

    python benchmarks/bench_cluster.py [ROWS] [FOLDER]

Seconds by the clock, and CPU seconds of whoever conducts and of the workers: the first bound what a larger
cluster can do for one run, the second what a core of it does. The tests are left out: only the pass counts.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import psutil
from distributed import LocalCluster
from made_up import write
from measuring import report

from leakassay.conducting import opened_pass
from leakassay.measures.interface import Key
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits


def main(rows: int, folder: Path) -> None:
    """Measure and report."""
    leak = write(folder / f"people-{rows}.csv", rows)
    table = [("threads: 1", rows, *_read(leak, "local", []))]
    for count in (1, 2):
        with LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None) as cluster:
            engine = "dask://" + cluster.scheduler_address.removeprefix("tcp://")
            pids = [worker.process.pid for worker in cluster.workers.values()]
            _read(leak, engine, pids)  # workers import on their first task
            table.append((f"workers: {count}", rows, *_read(leak, engine, pids)))
    head = ("who", "rows", "seconds", "conductor_cpu", "workers_cpu", "rows_per_second")
    report("cluster", head, [(*row, round(rows / row[2])) for row in table])


def _read(leak: Path, engine: str, pids: list[int]) -> tuple[float, float, float]:
    begun, own, theirs = time.monotonic(), time.process_time(), _spent(pids)
    with opened_pass(engine, 1, Key.of(b"a key for benchmarks")) as reading:
        for source in open_inputs([leak], Limits()):
            reading.read(source)
        reading.finish()
    return (
        round(time.monotonic() - begun, 2),
        round(time.process_time() - own, 2),
        round(_spent(pids) - theirs, 2),
    )


def _spent(pids: list[int]) -> float:
    times = [psutil.Process(pid).cpu_times() for pid in pids]
    return sum(one.user + one.system for one in times)


if __name__ == "__main__":
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    if len(sys.argv) > 2:
        main(rows, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(rows, Path(scratch))
