"""One program run and watched, and figures shown and saved."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """Print a table and save it."""
    lines = [dict(zip(head, row, strict=True)) for row in table]
    show(lines)
    save(name, lines)


def show(lines: Sequence[Mapping[str, Any]]) -> None:
    """Print lines as a table whose columns are the fields that any of them has."""
    head = list(dict.fromkeys(field for line in lines for field in line))
    cells = [head, *([str(line.get(field, "")) for field in head] for line in lines)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def save(name: str, figures: Any, folder: Path = RESULTS) -> None:
    """Write figures as JSON, with the date, the command and what machine they are of."""
    told = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": " ".join(["python", *sys.argv]),
        "machine": _machine(),
        "figures": figures,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _machine() -> dict[str, Any]:
    """Tell what bears on figures; no name of a host."""
    about = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next((line.split(":")[1].strip() for line in about.splitlines() if "model name" in line), "")
    return {
        "processor": model or platform.processor(),
        "processors": os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }
