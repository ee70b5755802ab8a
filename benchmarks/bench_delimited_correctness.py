"""Does delimited text become the records, names and cells that it should? One command:

    python benchmarks/bench_delimited_correctness.py [DATA]

Three truths: the row counts and column names of `labels.jsonl`; csv-spectrum, which is RFC 4180 throughout
and is read by Python's own `csv`; and Pollock's polluted files, which are one table of 83 rows with one fault
each, so that the majority of them says what each cell is. A damaged record may be right or rejected for a
reason; a record that stands and is wrong counts against us. Prints figures, never a row.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import report

from leakassay.errors import LeakassayError
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, ...]
DATA = Path(__file__).parents[2] / "shared" / "data"


@dataclass
class Opened:
    """What became of one file."""

    format: str = "refused"
    names: Row = ()
    rows: list[Row] = field(default_factory=list)
    rejects: Counter[str] = field(default_factory=Counter)
    complete: bool = True
    """Bytes of records and rejects add up."""


def opened(path: Path) -> Opened:
    """Read one file through the front door."""
    result = Opened()
    try:
        for one in open_inputs([path], Limits()):
            if one.source is None:
                continue
            result.format = one.source.format
            size = 0
            for block in one.source.blocks():
                for batch in block.read():
                    size += batch.bytes + sum(reject.bytes for reject in batch.rejects)
                    for reject in batch.rejects:
                        result.rejects[reject.reason] += reject.records
                    if batch.columns.num_columns:
                        result.names = tuple(batch.columns.schema.names)
                        columns = [column.to_pylist() for column in batch.columns.columns]
                        result.rows += zip(*columns, strict=True)
            result.complete = size == one.content_bytes
    except LeakassayError:
        pass
    return result


def labels(data: Path) -> Iterator[tuple[object, ...]]:
    """Hold row counts and names against the labelled tables."""
    for line in (data / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if not label["file"].endswith(".csv"):
            continue
        got = opened(data / label["file"])
        wanted = list(label["columns"])
        named = sum(name in got.names for name in wanted) / len(wanted)
        right = len(got.rows) == label["rows"] and named == 1
        found = f"{len(got.rows)} of {label['rows']} rows, {named:.0%} of names"
        yield "labels", label["file"], "right" if right else "differs", found, _rejected(got)


def spectrum(data: Path) -> Iterator[tuple[object, ...]]:
    """Hold csv-spectrum against Python's reader."""
    for path in sorted((data / "formats" / "csv-spectrum").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            head, *wanted = map(tuple, csv.reader(file))
        got = opened(path)
        right = (got.names, got.rows) == (head, wanted)
        found = f"{len(set(wanted) & set(got.rows))} of {len(set(wanted))} records"
        yield "csv-spectrum", path.name, "right" if right else "differs", found, _rejected(got)


def pollock(data: Path) -> Iterator[tuple[object, ...]]:
    """Hold Pollock's polluted files against the table that most of them agree on."""
    files = {path.name: opened(path) for path in sorted((data / "formats/pollock/polluted").glob("*.csv"))}
    votes = Counter(row for got in files.values() for row in set(got.rows))
    # A quote too many is the fault of the file: what counts is where the cells were cut.
    truth = {
        tuple(cell.replace('"', "") for cell in row)
        for row, times in votes.items()
        if times > 0.5 * len(files)
    }
    [(names, _)] = Counter(got.names for got in files.values()).most_common(1)
    for name, got in files.items():
        standing = {tuple(cell.replace('"', "") for cell in row) for row in got.rows}
        wrong = standing - truth
        header = sum(a == b for a, b in zip(got.names, names, strict=False)) / len(names)
        if "no_header" in name:
            header = float(got.names == tuple(map(str, range(len(names)))))
        elif "multirow" in name:
            header = float(all(want in have for want, have in zip(names, got.names, strict=False)))
        found = f"{len(truth & standing)} of {len(truth)} records, header {header:.0%}, {len(wrong)} wrong"
        lost = len(truth - standing)
        right = header == 1 and not wrong and lost <= 1 and lost <= sum(got.rejects.values())
        yield "pollock", name, "right" if right else "differs", found, _rejected(got)


def others(data: Path) -> Iterator[tuple[object, ...]]:
    """See that what has no known truth is opened or refused, and that its bytes add up."""
    for folder in ("pollock/survey_sample", "csvkit"):
        for path in sorted((data / "formats" / folder).iterdir()):
            got = opened(path)
            share = len(got.rows) / max(1, len(got.rows) + sum(got.rejects.values()))
            how = "opened" if got.complete else "bytes differ"
            found = f"{got.format}: {len(got.rows)} rows of {len(got.names)} columns, {share:.0%} kept"
            yield folder, path.name, how, found, _rejected(got)


def _rejected(got: Opened) -> str:
    return ", ".join(f"{reason}: {count}" for reason, count in got.rejects.items())


def main(data: Path) -> None:
    """Measure and report; the totals come last."""
    table = [row for part in (labels, spectrum, pollock, others) for row in part(data)]
    totals = Counter((row[0], row[2]) for row in table)
    table += [("total", truth, how, count, "") for (truth, how), count in sorted(totals.items(), key=str)]
    report("delimited_correctness", ("truth", "file", "how", "found", "rejected"), table)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
