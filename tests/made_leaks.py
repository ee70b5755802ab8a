"""Made-up leaks in several formats, and what a pass says of one; nobody in them exists."""

import gzip
import json
import random
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from leakassay.reading import Pass
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd  # type: ignore[attr-defined,unused-ignore]  # Python 3.14 has its own

SMALL = Limits(block_bytes=1 << 16)


def _rows(count: int, seed: int = 1) -> Iterator[list[str]]:
    rng = random.Random(seed)
    for i in range(count):
        name = f"{rng.choice(('Ana', 'Bo', 'Cy', 'Di'))} {rng.choice(('Sol', 'Tan', 'Ude', 'Vik'))}"
        born = f"{rng.randint(1940, 2005)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        yield [str(i), name, f"{name[:2].lower()}{rng.randint(1, 9999)}@example.org", born]


HEAD = ("id", "name", "mail", "born")


def write_csv(path: Path, count: int, seed: int = 1) -> Path:
    lines = [",".join(row) for row in _rows(count, seed)]
    lines[count // 2] = "too,few"
    path.write_text("\n".join([",".join(HEAD), *lines]) + "\n", "utf-8")
    return path


def _ndjson(path: Path, count: int) -> Path:
    """Write records of which some get further columns, now a value and now a list, when the plan is made."""
    records = [dict(zip(HEAD, row, strict=True)) for row in _rows(count)]
    for number, record in enumerate(records):
        if number > 0.8 * count:
            record["seen"] = ["2019-05-01", "2020-02-29"] if number % 5 == 0 else "2019-05-01"  # type: ignore[assignment]
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    return path


def write_folder(folder: Path) -> Path:
    for number in range(14):
        write_csv(folder / f"part{number:02d}.csv", 400, seed=number)
    return folder


def _archive(folder: Path) -> Path:
    with tarfile.open(folder / "leak.tar.gz", "w:gz") as archive:
        for number, count in enumerate((24_000, 2000, 300)):
            archive.add(write_csv(folder / f"{number}.csv", count, seed=number), f"{number}.csv")
    for number in range(3):
        (folder / f"{number}.csv").unlink()
    return folder / "leak.tar.gz"


def _packed(folder: Path, name: str, pack: Callable[[bytes], bytes]) -> Path:
    content = write_csv(folder / "plain.csv", 30_000).read_bytes()
    (folder / "plain.csv").unlink()
    (folder / name).write_bytes(pack(content))
    return folder / name


def _zipped(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "leak.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("people.ndjson", _ndjson(folder / "0", 24_000).read_bytes())
        archive.writestr("more.csv", write_csv(folder / "0", 24_000, seed=2).read_bytes())
    (folder / "0").unlink()
    return folder / "leak.zip"


def _dump(folder: Path) -> Path:
    """Write tables one of which is too small for a plan of its own until the end, and one that comes late."""
    path = folder / "leak.sql"
    with path.open("w") as file:
        for table, count in (("notes", 30), ("people", 24_000), ("visitors", 23_000), ("people", 9000)):
            file.write(f"CREATE TABLE IF NOT EXISTS {table} (id int, name text, mail text, born date);\n")
            for row in _rows(count, len(table)):
                values = "','".join(row[1:])
                file.write(f"INSERT INTO {table} VALUES ({row[0]},'{values}');\n")  # noqa: S608 - nobody runs it
                if row[0] == "22000" and table == "visitors":
                    file.write("INSERT INTO notes VALUES (99,'Ana Sol','an1@example.org','1999-01-02');\n")
    return path


def _parquet(folder: Path) -> Path:
    columns = dict(zip(HEAD, map(list, zip(*_rows(60_000), strict=True)), strict=True))
    pq.write_table(pa.table(columns), folder / "leak.parquet", row_group_size=8000)
    return folder / "leak.parquet"


def _broken(folder: Path) -> Path:
    """Break a row group that workers read."""
    path = _parquet(folder)
    content = bytearray(path.read_bytes())
    middle = len(content) * 7 // 10
    content[middle : middle + 4000] = bytes(4000)
    path.write_bytes(content)
    return path


LEAKS: dict[str, Callable[[Path], Path]] = {
    "csv": lambda folder: write_csv(folder / "leak.csv", 30_000),
    "ndjson": lambda folder: _ndjson(folder / "leak.ndjson", 30_000),
    "folder": write_folder,
    "archive": _archive,
    "gzip": lambda folder: _packed(folder, "leak.csv.gz", gzip.compress),
    "zstd": lambda folder: _packed(folder, "leak.csv.zst", zstd.compress),
    "zip": _zipped,
    "utf16": lambda folder: _packed(folder, "leak.csv", lambda data: data.decode().encode("utf-16")),
    "sql": _dump,
    "parquet": _parquet,
    "broken": _broken,
}


def plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, pa.Table):
        return value.to_pydict()
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if hasattr(value, "__dataclass_fields__"):
        return {f: plain(getattr(value, f)) for f in value.__dataclass_fields__ if f != "plan"}
    return value


def told(reading: Pass, path: Path) -> Any:
    """Read a leak in small blocks; give all that is known of its tables, and what became of its bytes."""
    for source in open_inputs([path], SMALL):
        reading.read(source)
    tables = reading.finish()
    read = [(t.name, plain(t.recognised), plain(t.later), plain(t.summary), plain(t.changes)) for t in tables]
    return read, [(t.input.name, t.input.sha256, t.state()) for t in reading.tallies]
