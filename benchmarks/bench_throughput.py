"""Rows a second, CPU beside the bare scan, and memory: CSV, NDJSON, pipe.

    python benchmarks/bench_throughput.py [ROWS] [FOLDER]

ROWS defaults to one million; the figures of the changelog are of ten. Each run is a process of its own.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from made_up import write
from measuring import Run, report, run

BARE_CSV = """
import sys, pyarrow as pa, pyarrow.csv as csv
names = open(sys.argv[1], encoding="utf-8").readline().strip().split(",")
convert = csv.ConvertOptions(check_utf8=False, column_types={n: pa.string() for n in names})
with csv.open_csv(sys.argv[1], convert_options=convert) as reader:
    print(sum(batch.num_rows for batch in reader))
"""
BARE_NDJSON = """
import sys
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits
sources = (one.source for one in open_inputs([sys.argv[1]], Limits()))
batches = (batch for source in sources for block in source.blocks() for batch in block.read())
print(sum(batch.columns.num_rows for batch in batches))
"""
# The reader that `assay` uses, with nothing behind it.


def main(count: int, folder: Path) -> None:
    """Measure and report."""
    table = []
    for name, bare, path in (
        ("csv", BARE_CSV, write(folder / f"people-{count}.csv", count)),
        ("ndjson", BARE_NDJSON, write(folder / f"people-{count}.ndjson", count, elasticsearch=True)),
    ):
        scan = run([sys.executable, "-c", bare, str(path)])
        table.append(_row(f"{name}: bare scan", count, scan, scan))
        table.append(_row(f"{name}: assay", count, run([*ASSAY, str(path)]), scan))
        with path.open("rb") as file:
            table.append(_row(f"{name}: assay, pipe", count, run([*ASSAY, "-"], stdin=file), scan))
    report(
        "throughput",
        ("what", "rows", "seconds", "cpu_seconds", "rows_per_second", "cpu_vs_scan", "anonymous_mb", "exit"),
        table,
    )


ASSAY = [sys.executable, "-m", "leakassay.cli", "assay", "--seed", "1"]


def _row(what: str, count: int, one: Run, scan: Run) -> tuple[object, ...]:
    return (
        what,
        count,
        one.seconds,
        one.cpu_seconds,
        round(count / one.seconds),
        round(one.cpu_seconds / scan.cpu_seconds, 2),
        one.anonymous_mb,
        one.exit_code,
    )


if __name__ == "__main__":
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:
        main(rows, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(rows, Path(scratch))
