"""What is true of a made-up leak: `truth.json`."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

from leakassay.simulate.distinct import Distinct, hash_numbers, hash_texts

if TYPE_CHECKING:
    from pathlib import Path

    from leakassay.simulate.interface import Rows, Shape, Table
    from leakassay.simulate.source import Source

IDENTIFIERS = frozenset({"email", "phone", "passport", "iban", "device_id", "username"})
"""Kinds whose different values are counted, besides the national numbers."""
_MARKED = 20_000_000
"""Up to so many rows the truth says of each whether it is forged."""
_COUNTED = 20_000_000
"""Up to so many records the repeats of the whole source are counted."""
_MOST = 20
"""Repeats from here on are counted together."""


@dataclass(slots=True)
class TableTruth:
    """What was written of one table."""

    table: Table
    rows: int = 0
    people: Distinct = field(default_factory=Distinct)
    households: Distinct = field(default_factory=Distinct)
    nonempty: dict[str, int] = field(default_factory=dict)
    identifiers: dict[str, Distinct] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    forged: int = 0
    marks: list[bytes] = field(default_factory=list)

    def add(self, rows: Rows, source: Source) -> None:
        """Count some rows as they are written."""
        self.rows += len(rows.people)
        known = rows.people[rows.people >= 0]
        self.people.add(np.unique(hash_numbers(known)))
        inside = known[known < source.people]
        self.households.add(np.unique(hash_numbers(source.households(inside)[0])))
        for column in self.table.columns:
            values = rows.columns[column.name]
            there = pc.sum(pc.greater(pc.fill_null(pc.binary_length(values), 0), 0)).as_py() or 0
            self.nonempty[column.name] = self.nonempty.get(column.name, 0) + there
            if "." in column.kind or column.kind in IDENTIFIERS:
                self.identifiers.setdefault(column.name, Distinct()).add(hash_texts(values))
        for fault, count in rows.faults.items():
            self.faults[fault] = self.faults.get(fault, 0) + count
        if rows.forged is not None:
            self.forged += int(rows.forged.sum())
            self.marks.append(rows.forged.tobytes())

    def to_dict(self) -> dict[str, Any]:
        """Give it as it is written to the file."""
        forged: dict[str, Any] = {}
        if self.marks:
            forged["forged_rows"] = self.forged
            if self.rows <= _MARKED:
                bits = np.packbits(np.frombuffer(b"".join(self.marks), np.bool_))
                forged["forged_marks"] = base64.b64encode(zlib.compress(bits.tobytes())).decode()
        return {
            "rows": self.rows,
            "distinct_people": self.people.count(),
            "households": self.households.count(),
            "columns": {column.name: column.kind for column in self.table.columns},
            "nonempty": self.nonempty,
            "distinct": {name: seen.count() for name, seen in self.identifiers.items()},
            "exact": all(seen.exact for seen in (self.people, *self.identifiers.values())),
            "faults": {
                fault: {"rows": count, "rate": count / max(1, self.rows)}
                for fault, count in sorted(self.faults.items())
            },
            **forged,
        }


@dataclass(slots=True)
class Truth:
    """What was written of all tables, and what the source is that they come from."""

    shape: Shape
    source: Source
    options: dict[str, Any]
    tables: dict[str, TableTruth] = field(default_factory=dict)

    def add(self, table: Table, rows: Rows) -> None:
        """Count some rows of a table."""
        self.tables.setdefault(table.name, TableTruth(table)).add(rows, self.source)

    def to_dict(self) -> dict[str, Any]:
        """Give everything as it is written to the file."""
        main = self.tables[self.shape.tables[0].name]
        everyone = Distinct()
        for one in self.tables.values():
            everyone.threshold = min(everyone.threshold, one.people.threshold)
            everyone.add(one.people.kept)
        return {
            "schema": "leakassay.truth/2",
            "shape": self.shape.name,
            "seed": self.source.seed,
            **self.options,
            "rows": main.rows,
            "distinct_people": main.people.count(),
            "distinct_people_in_all_tables": everyone.count(),
            "source": {
                "records": self.source.records,
                "people": self.source.people,
                "records_per_person": self.source.records / self.source.people,
                "repeats": "even"
                if self.source.even
                else "geometric: the next repeat is of anyone met so far",
                "people_by_records": repeats(self.source),
            },
            "tables": {name: one.to_dict() for name, one in self.tables.items()},
        }

    def save(self, path: Path) -> None:
        """Write the file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n", "utf-8")


def repeats(source: Source) -> dict[str, int] | None:
    """Count how many people have one record in the main table of the source, two, and so on."""
    if source.records > _COUNTED:
        return None
    counts = np.zeros(source.people, np.int64)
    for first in range(0, source.records, 1_000_000):
        numbers = np.arange(first, min(first + 1_000_000, source.records))
        counts += np.bincount(source.persons(numbers), minlength=source.people)
    times = np.bincount(np.minimum(counts, _MOST), minlength=_MOST + 1)
    named = {(f"{_MOST}+" if n == _MOST else str(n)): int(times[n]) for n in range(1, _MOST + 1)}
    return {name: people for name, people in named.items() if people}
