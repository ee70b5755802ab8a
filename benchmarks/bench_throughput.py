"""Rows a second, CPU beside the bare scan, and memory: text, pipes, packed text, Parquet and dumps.

    python benchmarks/bench_throughput.py [ROWS] [FOLDER]

ROWS defaults to one million; the figures of the changelog are of ten. Each run is a process of its own. The
bare scan is pyarrow's of CSV and Parquet, else the reader that `assay` uses, with nothing behind it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from made_up import packed, write
from measuring import Run, report, run

BARE_CSV = """
import sys, pyarrow as pa, pyarrow.csv as csv
with pa.input_stream(sys.argv[1]) as file:
    names = file.read(1 << 16).split(b"\\n")[0].decode().strip().split(",")
convert = csv.ConvertOptions(check_utf8=False, column_types={n: pa.string() for n in names})
with pa.input_stream(sys.argv[1]) as file, csv.open_csv(file, convert_options=convert) as reader:
    print(sum(batch.num_rows for batch in reader))
"""
BARE_PARQUET = """
import sys, pyarrow.parquet as pq
print(sum(batch.num_rows for batch in pq.ParquetFile(sys.argv[1]).iter_batches()))
"""
BARE_READER = """
import sys
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits
sources = (one.source for one in open_inputs([sys.argv[1]], Limits()))
batches = (batch for source in sources for block in source.blocks() for batch in block.read())
print(sum(batch.columns.num_rows for batch in batches))
"""


def main(count: int, folder: Path) -> None:
    """Measure and report."""
    csv, ndjson, dump, parquet = (
        write(folder / f"people-{count}.{suffix}", count) for suffix in ("csv", "ndjson", "sql", "parquet")
    )
    table = []
    for bare, path in (
        (BARE_CSV, csv),
        (BARE_READER, ndjson),
        (BARE_CSV, packed(csv, "gzip")),
        (BARE_READER, packed(ndjson, "zstd")),
        (BARE_PARQUET, parquet),
        (BARE_READER, dump),
    ):
        name = path.name.partition(".")[2]
        scan = run([sys.executable, "-c", bare, str(path)])
        table.append(_row(f"{name}: bare scan", count, scan, scan))
        table.append(_row(f"{name}: assay", count, run([*ASSAY, str(path)]), scan))
        if path in {csv, ndjson}:
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
