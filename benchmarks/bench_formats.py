"""Open every file of ../shared/data: what it was taken for, what was lost, and whether all bytes add up.

    python benchmarks/bench_formats.py [FOLDER ...]

Folders are of ../shared/data; real, fabricated and formats by default. Prints what needs a look and the
sums; every input is in `results/formats.json`. The charset is scored where it is known: by the catalogue,
and in `formats/encodings` by the file's name, which is how the suites of charset detectors label them.
"""

from __future__ import annotations

import csv
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import save

from leakassay.errors import LeakassayError
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.sources import Input

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SAME = {
    # Label to the names of charsets that read its files alike.
    "utf-8": {"UTF-8", "US-ASCII"},
    "utf-16": {"UTF-16", "UTF-16LE", "UTF-16BE"},
    "gb2312": {"GB18030"},
    "tis-620": {"windows-874"},
    "maccyrillic": {"x-mac-cyrillic"},
}
GUESSED = {"latin-1", "gb18030", "shift_jis"}
"""Labels of the catalogue that only say which codec did not fail."""


def files(folders: list[str]) -> Iterator[Path]:
    """Give the files below, in order."""
    for folder in folders:
        yield from sorted(p for p in (SHARED / folder).rglob("*") if p.is_file())


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Read all inputs of a file; an error is a row too."""
    begun = time.process_time()
    name = str(path.relative_to(SHARED))
    refused = False
    try:
        for one in open_inputs([path], Limits()):
            yield {**counted(one), "file": name, "cpu_seconds": round(time.process_time() - begun, 3)}
            begun = time.process_time()
            refused = refused or one.refused is not None
    except LeakassayError as error:
        if not refused:
            yield {"file": name, "refused": str(error)}
    except Exception as error:  # noqa: BLE001 - the benchmark counts what must never happen
        where = traceback.extract_tb(error.__traceback__)[-1]
        at = f"{Path(where.filename).name}:{where.lineno}"
        yield {"file": name, "traceback": f"{type(error).__name__} at {at}"}


def counted(one: Input) -> dict[str, Any]:
    """Read one input to its end."""
    rejects: Counter[str] = Counter()
    notes: Counter[str] = Counter()
    records, spent = 0, 0
    for block in one.source.blocks() if one.source is not None else ():
        for batch in block.read():
            records += batch.columns.num_rows
            spent += batch.bytes + sum(reject.bytes for reject in batch.rejects)
            rejects.update({reject.reason: reject.records or 1 for reject in batch.rejects})
            notes.update(batch.notes)
    return {
        "input": one.name,
        "container": one.container,
        "format": one.source.format if one.source is not None else None,
        "charset": one.source.charset if one.source is not None else None,
        "refused": one.refused,
        "records": records,
        "rejects": dict(rejects),
        "notes": dict(notes),
        "bytes": one.content_bytes,
        "unaccounted": one.content_bytes - spent if one.source is not None else 0,
    }


def labels() -> dict[str, set[str]]:
    """Give the charsets that count as right, by file."""
    known: dict[str, set[str]] = {}
    with (SHARED / "CATALOG.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            label = row["encoding"].lower()
            if label in SAME:
                known[row["file"]] = SAME[label]
    for path in (SHARED / "formats" / "encodings").glob("*"):
        label = path.name.split("__")[0].lower()
        if label.startswith("windows"):
            label = "-".join(label.split("-")[:2])
        known[str(path.relative_to(SHARED))] = SAME.get(label, {label})
    return known


def charsets(rows: list[dict[str, Any]]) -> None:
    """Print how many charsets are right, and which are not."""
    known = labels()
    text = [r for r in rows if r.get("charset") and not r["container"] and r["file"] in known]
    wrong = [r for r in text if r["charset"].lower() not in {name.lower() for name in known[r["file"]]}]
    named = sum(r["file"].startswith("formats/encodings") for r in text)
    print(f"charset right: {len(text) - len(wrong)} of {len(text)} ({named} labelled by their suites)")
    for row in wrong:
        print(f"  {row['file']}: {row['charset']}, labelled {'/'.join(sorted(known[row['file']]))}")


def main(folders: list[str]) -> None:
    """Open everything, print what needs a look."""
    rows = [row for path in files(folders) for row in read(path)]
    save("formats", rows)
    for title, key in (("TRACEBACK", "traceback"), ("refused", "refused"), ("UNACCOUNTED", "unaccounted")):
        for row in (r for r in rows if r.get(key)):
            print(f"{title}  {row['file']}: {row[key]}")
    by_format = Counter(r["format"] for r in rows if r.get("format"))
    records, rejects = Counter[str](), Counter[str]()
    for row in (r for r in rows if r.get("format")):
        records[row["format"]] += row["records"]
        rejects[row["format"]] += sum(row["rejects"].values())
    for name, count in by_format.most_common():
        print(f"{name:<12} {count:>5} inputs {records[name]:>9,} records {rejects[name]:>8,} rejects")
    seconds = sum(r.get("cpu_seconds", 0) for r in rows)
    print(f"{len({r['file'] for r in rows})} files, {len(rows)} inputs, {seconds:.1f} CPU seconds")
    charsets(rows)


if __name__ == "__main__":
    main(sys.argv[1:] or ["real", "fabricated", "formats"])
