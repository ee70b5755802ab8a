"""Kill a run at random moments, go on, and compare the report with that of a run which nobody disturbed.

    python benchmarks/bench_resume.py [KILLS] [ROWS] [FOLDER]

Each kill is a run of its own: begun, killed (SIGKILL) after a random part of the time that it takes, gone on
with to the end. Also what keeping costs: CPU seconds of a run that keeps states and of one that does not.
"""

from __future__ import annotations

import json
import random
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from made_up import write
from measuring import report, run

ASSAY = [sys.executable, "-m", "leakassay.cli", "assay", "--workers", "1"]


def main(kills: int, rows: int, folder: Path) -> None:
    """Kill, go on, compare."""
    leak, key = write(folder / f"people-{rows}.csv", rows), folder / "key"
    key.write_bytes(secrets.token_bytes(32))
    command = [*ASSAY, str(leak), "--key", str(key)]
    plain = run([*ASSAY, str(leak), "--seed", "1", "--out", str(folder / "plain")])  # without a key: no state
    keeping = run([*command, "--out", str(folder / "undisturbed")])
    expected = told(folder / "undisturbed" / "report.json")
    same = kept = 0
    rng = random.Random(rows)  # noqa: S311 - moments need no secrecy
    for number in range(kills):
        out = folder / f"case{number}"
        process = subprocess.Popen([*command, "--out", str(out)], stdout=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.05, 1) * keeping.seconds)
        process.kill()
        process.wait()
        kept += (out / "reading.state").exists()
        subprocess.run([*command, "--out", str(out), "--resume"], stdout=subprocess.DEVNULL, check=False)
        same += told(out / "report.json") == expected
    report(
        "resume",
        ("rows", "kills", "with_state", "same_report", "cpu_plain", "cpu_keeping"),
        [(rows, kills, kept, same, plain.cpu_seconds, keeping.cpu_seconds)],
    )


def told(path: Path) -> Any:
    """Give a report without what tells times and memory."""
    return {**json.loads(path.read_text("utf-8")), "tool": None}


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:3]]
    kills, rows = [*given, *(50, 1_000_000)[len(given) :]]
    if len(sys.argv) > 3:
        main(kills, rows, Path(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(kills, rows, Path(scratch))
