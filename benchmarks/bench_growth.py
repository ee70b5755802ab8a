"""Do cost and memory grow with the rows as they should: the first not more than they, the second not at all?

    python benchmarks/bench_growth.py [MOST_ROWS]

Made-up records come by pipe (`pour.py`), in tenfold sizes from 10**5 to MOST_ROWS (10**7). For each:
CPU seconds of the reading behind the plan, rows a CPU second in the second and in the last tenth, the
greatest anonymous memory, and the report against theory: records lost, how far off the number of different
values is in the worst column, and in how many columns the truth lies outside the interval. The exponent is
the slope of log CPU over log rows.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
from measuring import report
from pour import different

ASSAY = """
import json, sys, time
from leakassay.assaying import assay
marks = []
def watch(at):
    marks.append((time.process_time(), at.records))
told = assay("-", seed=1, progress=watch).to_dict()["tables"][0]
distinct = {c["name"]: list(c["distinct"].values()) for c in told["columns"]}
cpu = time.process_time()
print(json.dumps({"marks": marks, "cpu": cpu, "records": told["records"], "distinct": distinct}))
"""
PLANNED = 20_000
"""Rows from which on nothing waits any more."""


def main(most: int) -> None:
    """Measure and report."""
    sizes = [10**power for power in range(5, 13) if 10**power < most] + [most]
    table = [_run(size) for size in sizes]
    logs = np.log([(rows, cpu) for rows, _, cpu, *_ in table])
    exponent = round(float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0]), 3)
    head = (
        "rows",
        "seconds",
        "cpu_reading",
        "cpu_all",
        "rate_early",
        "rate_late",
        "anonymous_mb",
        "lost",
        "distinct_off",
        "outside",
        "exponent",
    )
    report("growth", head, [(*row, exponent) for row in table])


def _run(rows: int) -> tuple[float, ...]:
    begun = time.monotonic()
    pour = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("pour.py")), str(rows)], stdout=subprocess.PIPE
    )
    reader = subprocess.Popen([sys.executable, "-c", ASSAY], stdin=pour.stdout, stdout=subprocess.PIPE)
    peak = [0]
    threading.Thread(target=_watch, args=(reader, peak), daemon=True).start()
    said = json.loads(reader.communicate()[0])
    pour.wait()
    marks = np.array([mark for mark in said["marks"] if mark[1] >= PLANNED])
    counted, spent = marks[-1] - marks[0], said["cpu"]
    cpu = float(counted[0]) * rows / float(counted[1])
    early, late = (_rate(marks, rows * low, rows * high) for low, high in ((0.1, 0.2), (0.9, 1)))
    return (
        rows,
        round(time.monotonic() - begun, 1),
        round(cpu, 3),
        round(spent, 2),
        early,
        late,
        peak[0] // 1024,
        rows - said["records"],
        *_against_theory(said["distinct"], rows),
    )


def _against_theory(distinct: dict[str, tuple[float, float, float]], rows: int) -> tuple[float, int]:
    """Greatest relative error of the number of different values; columns whose interval misses the truth."""
    truth = different(rows)
    off = max(abs(point / truth[name][0] - 1) for name, (_, point, _) in distinct.items())
    outside = sum(
        not low - 2 * truth[name][1] <= truth[name][0] <= high + 2 * truth[name][1]
        for name, (low, _, high) in distinct.items()
    )
    return round(off, 4), outside


def _rate(marks: np.ndarray, low: float, high: float) -> int:
    part = marks[(marks[:, 1] >= low) & (marks[:, 1] <= high)]
    spent, counted = part[-1] - part[0] if len(part) > 1 else marks[-1] - marks[0]
    return round(float(counted / spent))


def _watch(process: subprocess.Popen[bytes], peak: list[int]) -> None:
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            return
        found = [int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon")]
        peak[0] = max(peak[0], *found, 0)
        time.sleep(0.05)


if __name__ == "__main__":
    main(int(float(sys.argv[1])) if len(sys.argv) > 1 else 10**7)
