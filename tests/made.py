"""Made-up tables, measured; nobody in them exists."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from leakassay.evidence.interface import InputFacts, Leak
from leakassay.measures.interface import Key
from leakassay.measures.planning import plan_table
from leakassay.measures.prepare import prepare
from leakassay.measures.tables import TableMeasures, TableSummary
from leakassay.records import Batch

KEY = Key.of(b"a key for tests")


def measured(
    columns: dict[str, list[str | None]], kinds: dict[str, str], name: str = "people"
) -> TableSummary:
    """Measure a table whose kinds are known."""
    batch = pa.RecordBatch.from_pydict({k: pa.array(v, pa.string()) for k, v in columns.items()})
    plan = plan_table(name, batch, kinds, KEY)
    measures = TableMeasures(plan)
    measures.update(prepare(Batch(name, batch, 0, batch.nbytes), plan))
    return measures.summary()


def leak(*tables: TableSummary, facts: dict[str, str] | None = None) -> Leak:
    """Make a leak of tables."""
    one = InputFacts("leak.csv", "csv", "UTF-8", facts or {}, tuple(t.name for t in tables))
    return Leak(tables, (one,))


def resident_numbers(
    rng: np.random.Generator, count: int, areas: tuple[int, ...] = (310104, 330102, 130102, 440103)
) -> tuple[list[str], list[str], list[str], list[int]]:
    """Resident numbers of nobody, with right check digits: numbers, birth dates, sexes, provinces."""
    area = rng.choice(areas, count)
    days = np.datetime64("1950-01-01") + rng.integers(0, 18_000, count)
    order = rng.integers(1, 999, count)
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    numbers, born, sexes = [], [], []
    for a, day, o in zip(area.tolist(), days.astype(str).tolist(), order.tolist(), strict=True):
        base = f"{a}{day.replace('-', '')}{o:03d}"
        check = "10X98765432"[sum(w * int(d) for w, d in zip(weights, base, strict=True)) % 11]
        numbers.append(base + check)
        born.append(day)
        sexes.append("男" if o % 2 else "女")
    return numbers, born, sexes, [a // 10_000 for a in area.tolist()]
