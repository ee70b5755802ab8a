"""Kill a run at random moments, go on, and compare the report with that of a run which nobody disturbed.

    python benchmarks/bench_resume.py [KILLS] [ROWS] [FOLDER]

Each kill is a run of its own over one of several inputs (CSV, Elasticsearch, gzip, Parquet, mysqldump, a
folder of two files): begun, killed (SIGKILL) at a random moment between its first state and its last, gone on
with to the end. They keep states ten times a second, so that there are many to be killed in. What keeping
costs at its own pace is measured on ten times the rows: CPU seconds of all states, beside those of the run.
"""

from __future__ import annotations

import json
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from made_up import packed, write
from measuring import report

if TYPE_CHECKING:
    from collections.abc import Callable

OFTEN = """
from leakassay import cli, keeping
keeping.EVERY, keeping._SHARE, keeping._EXPECTED = 0.1, 1, 0
raise SystemExit(cli.main())
"""
PRICED = """
import json, sys, time
from leakassay import cli, keeping
kept, seconds = keeping.Keeping.keep, []
def priced(*given):
    begun = time.process_time()
    kept(*given)
    seconds.append(time.process_time() - begun)
keeping.Keeping.keep = priced
cli.main()
print(json.dumps([len(seconds), sum(seconds), time.process_time()]), file=sys.stderr)
"""
ASSAY = ["assay", "--workers", "1"]


def main(kills: int, rows: int, folder: Path) -> None:
    """Kill, go on, compare."""
    key = folder / "key"
    key.write_bytes(secrets.token_bytes(32))
    table = []
    for number, (name, make) in enumerate(INPUTS.items()):
        share = kills * (number + 1) // len(INPUTS) - kills * number // len(INPUTS)
        (folder / name).mkdir(exist_ok=True)
        leak = make(folder / name, rows)
        found = _killed(leak, key, folder / f"{name}-case", share)
        table.append((name, rows, share, found["with_state"], found["same_report"]))
    report("resume", ("input", "rows", "kills", "with_state", "same_report"), table)
    states, keeping, all_ = _priced(write(folder / "large.csv", 10 * rows), key, folder / "priced")
    head = ("rows", "states", "cpu_keeping", "cpu_run", "share")
    share_of = round(keeping / all_, 4)
    report("resume_cost", head, [(10 * rows, states, round(keeping, 2), round(all_, 2), share_of)])


def _killed(leak: Path, key: Path, out: Path, kills: int) -> Counter[str]:
    """Count the kills that found a state, and the reports that are those of a run that nobody disturbed."""
    command = [sys.executable, "-c", OFTEN, *ASSAY, str(leak), "--key", str(key)]
    undisturbed = out.with_name(out.name + "-undisturbed")
    lasting = _lasting(command, undisturbed)
    rng, found = random.Random(str(leak.name)), Counter[str]()  # noqa: S311 - moments need no secrecy
    for number in range(kills):
        one = out.with_name(f"{out.name}{number}")
        found["with_state"] += _kill(command, one, rng.random() * lasting)
        subprocess.run(
            [*command, "--out", str(one), "--resume"], stdout=subprocess.DEVNULL, check=False, timeout=600
        )
        found["same_report"] += _told(one) == _told(undisturbed)
    return found


def _lasting(command: list[str], out: Path) -> float:
    """Run to the end; give the seconds from the first state to the last."""
    process = subprocess.Popen([*command, "--out", str(out)], stdout=subprocess.DEVNULL)
    _when_kept(process, out)
    first = last = time.time()
    while process.poll() is None:
        with suppress(FileNotFoundError):
            last = (out / "reading.state").stat().st_mtime
        time.sleep(0.01)
    return max(0.0, last - first)


def _kill(command: list[str], out: Path, later: float) -> bool:
    """Kill a run so long after its first state; tell whether there is one then."""
    process = subprocess.Popen([*command, "--out", str(out)], stdout=subprocess.DEVNULL)
    _when_kept(process, out)
    while process.poll() is None and later > 0:
        time.sleep(min(later, 0.05))
        later -= 0.05
    process.kill()
    process.wait()
    return (out / "reading.state").exists()


def _when_kept(process: subprocess.Popen[bytes], out: Path) -> None:
    while process.poll() is None and not (out / "reading.state").exists():
        time.sleep(0.01)


def _priced(leak: Path, key: Path, out: Path) -> tuple[int, float, float]:
    """Give states, their CPU seconds, and those of the run."""
    command = [sys.executable, "-c", PRICED, *ASSAY, str(leak), "--key", str(key), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, check=False)
    states, keeping, all_ = json.loads(done.stderr.splitlines()[-1])
    return states, keeping, all_


def _told(out: Path) -> Any:
    """Give a report without what tells times and memory."""
    path = out / "report.json"
    return {**json.loads(path.read_text("utf-8")), "tool": None} if path.exists() else out.name


def _folder(folder: Path, rows: int) -> Path:
    write(folder / "one.csv", rows // 2)
    packed(write(folder / "two.ndjson", rows // 2), "zstd")
    (folder / "two.ndjson").unlink()
    return folder


INPUTS: dict[str, Callable[[Path, int], Path]] = {
    "csv": lambda folder, rows: write(folder / "people.csv", rows),
    "elasticsearch": lambda folder, rows: write(folder / "people.ndjson", rows),
    "gzip": lambda folder, rows: packed(write(folder / "people.csv", rows), "gzip"),
    "parquet": lambda folder, rows: write(folder / "people.parquet", rows),
    "mysqldump": lambda folder, rows: write(folder / "people.sql", rows),
    "folder": _folder,
}


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:3]]
    kills, rows = [*given, *(50, 1_000_000)[len(given) :]]
    if len(sys.argv) > 3:
        main(kills, rows, Path(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(kills, rows, Path(scratch))
