"""The tables that the corpus is made from: real ones, and those that other people's generators made."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent.parent / "reference-data")]

import labelled  # noqa: E402 - found in reference-data

Column = NDArray[np.object_]
Table = dict[str, Column]
"""Columns of one length by name; None where nothing is there."""

STRUCTURE = frozenset(
    {
        "serial",
        "uuid",
        "hash",
        "code",
        "flag",
        "count",
        "measure",
        "constant",
        "empty",
        "unknown",
        "token",
        "object_id",
        "snowflake_id",
    }
)
"""Kinds that say nothing of a person."""
NO_TABLES = (
    "chinook",
    "cbdb_STATUS",
    "adventureworks",
    "ofac_add",
    "ofac_alt",
    "esridc",
    "genusai_fake_customers",
    "shahin.csv",
)
"""Several tables in one, or too few columns to be judged."""
COUNTRIES = {
    "au": "AU", "baltimore": "US", "baseball": "US", "chicago": "US", "cn": "CN", "de": "DE", "fifa": "ZZ", "in": "IN", "mlb": "US", "moma": "ZZ",
    "nasa": "US", "nobel": "ZZ", "nyc": "US", "ofac": "ZZ", "taiwan": "TW", "tate": "GB", "transfers": "IT", "us": "US", "civilservice": "US",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Base:
    """One table as it was published or made."""

    name: str
    source: str
    """The system that wrote it: left out as a whole."""
    country: str
    real: bool
    table: Table
    persons: frozenset[str]
    """Columns that say something of a person."""
    kinds: dict[str, str]

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(next(iter(self.table.values())))


def labelled_bases(data: Path, rows: int = 20_000) -> list[Base]:
    """The labelled tables of `data` with three person columns and 200 rows or more."""
    csv.field_size_limit(1 << 30)
    found = []
    for file, batch, labels in labelled.tables(data):
        if any(part in file for part in NO_TABLES):
            continue
        kinds = {n: k[0] for n, k in labels.items()}
        table = {n: np.array(batch.column(n).to_pylist()[:rows], object) for n in batch.schema.names}
        persons = frozenset(n for n, k in kinds.items() if k not in STRUCTURE)
        source = labelled.source_of(file)
        if len(persons) >= 3 and batch.num_rows >= 200:
            country = _country(file, source)
            found.append(Base(file, source, country, file.startswith("real/"), table, persons, kinds))
    return found


def _country(file: str, source: str) -> str:
    if source == "everypolitician":
        return Path(file).name.split("_")[0]
    return COUNTRIES.get(source.split("_", maxsplit=1)[0], "ZZ")


def more_bases(folder: Path, rows: int = 20_000) -> list[Base]:
    """Tables of `more_sources.tsv` that lie in `folder`; their kinds are recognised."""
    import pyarrow as pa

    from leakassay.recognise import recognise

    found = []
    for path in sorted(folder.glob("*__*__*.csv")):
        source, country, _ = path.stem.split("__")
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig", errors="replace"))))
        header, body = lines[0], [r for r in lines[1 : rows + 1] if len(r) == len(lines[0])]
        names = [h if h.strip() and header.count(h) == 1 else f"c{i}" for i, h in enumerate(header)]
        table = {n: np.array([r[i] or None for r in body], object) for i, n in enumerate(names)}
        batch = pa.RecordBatch.from_pydict(
            {n: pa.array(v[:3000].tolist(), pa.string()) for n, v in table.items()}
        )
        kinds = {n: r.kind for n, r in recognise(batch, headers=True).items()}
        persons = frozenset(n for n, k in kinds.items() if k not in STRUCTURE)
        if len(persons) >= 3 and len(body) >= 200:
            found.append(Base(path.name, source, country, True, table, persons, kinds))
    return found


def sample(base: Base, rng: np.random.Generator, rows: int, *, whole: bool = False) -> Table:
    """Some rows (a stretch, or at random in or out of order) and some columns, three of persons among them."""
    n = base.rows
    rows = min(rows, n)
    how = rng.integers(0, 3)
    if how == 0:
        start = int(rng.integers(0, n - rows + 1))
        index = np.arange(start, start + rows)
    else:
        index = rng.permutation(n)[:rows]
        index = np.sort(index) if how == 1 else index
    names = list(base.table)
    if not whole and len(names) > 4 and rng.random() < 0.6:
        persons = [n for n in names if n in base.persons]
        must = set(rng.choice(persons, min(len(persons), int(rng.integers(3, 6))), replace=False).tolist())
        share = rng.uniform(0.1, 0.9)
        names = [n for n in names if n in must or rng.random() < share]
    return {n: base.table[n][index] for n in names}
