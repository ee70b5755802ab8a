"""One program run and watched: wall and CPU seconds, peak anonymous memory."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run cost."""

    seconds: float
    cpu_seconds: float
    anonymous_mb: float
    """Greatest RssAnon seen, sampled every 20 ms."""
    exit_code: int


def run(command: list[str], stdin: IO[bytes] | None = None) -> Run:
    """Run a command to its end; what it prints is thrown away."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0

    def watch() -> None:
        nonlocal peak
        while process.returncode is None:
            try:
                status = Path(f"/proc/{process.pid}/status").read_text()
            except OSError:
                return
            for line in status.splitlines():
                if line.startswith("RssAnon"):
                    peak = max(peak, int(line.split()[1]))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        round(time.monotonic() - begun, 3),
        round(usage.ru_utime + usage.ru_stime, 3),
        round(peak / 1024, 1),
        process.returncode,
    )


def report(name: str, head: tuple[str, ...], table: list[tuple[object, ...]]) -> None:
    """Print a table and write it as JSON to `results/`."""
    widths = [max(len(str(row[i])) for row in [head, *table]) for i in range(len(head))]
    for row in [head, *table]:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    RESULTS.mkdir(exist_ok=True)
    lines = [dict(zip(head, row, strict=True)) for row in table]
    (RESULTS / f"{name}.json").write_text(json.dumps(lines, indent=1, ensure_ascii=False) + "\n")
