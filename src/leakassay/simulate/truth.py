"""What is true of a made-up leak: `truth.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from leakassay.simulate.interface import Made, Shape


@dataclass(slots=True)
class Truth:
    """Counts of what was written, chunk by chunk."""

    shape: Shape
    seed: int
    form: str
    forge: str | None
    rows: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    injected: dict[str, int] = field(default_factory=dict)

    def add(self, made: Made) -> None:
        """Count a chunk; people of different chunks are different people."""
        for name, rows in made.tables.items():
            self.rows[name] = self.rows.get(name, 0) + len(rows.people)
            self.people[name] = self.people.get(name, 0) + len(np.unique(rows.people))
        for fault, count in made.injected.items():
            self.injected[fault] = self.injected.get(fault, 0) + count

    def to_dict(self) -> dict[str, Any]:
        """Give everything as it is written to the file."""
        main = self.shape.tables[0].name
        return {
            "schema": "leakassay.truth/1",
            "shape": self.shape.name,
            "seed": self.seed,
            "format": self.form,
            "forge": self.forge,
            "rows": self.rows[main],
            "distinct_people": self.people[main],
            "tables": {
                table.name: {
                    "rows": self.rows[table.name],
                    "distinct_people": self.people[table.name],
                    "columns": {column.name: column.kind for column in table.columns},
                }
                for table in self.shape.tables
            },
            "injected": {
                fault: {"rows": count, "rate": count / max(1, self.rows[fault.partition(".")[0]])}
                for fault, count in sorted(self.injected.items())
            },
        }

    def save(self, path: Path) -> None:
        """Write the file."""
        path.write_text(json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n", "utf-8")
