"""The sampled rows of a column, read by its kind: dates, sexes, regions; never kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay.kinds.dates import parse
from leakassay.kinds.interface import Strings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leakassay.kinds.dates import Layout
    from leakassay.measures.tables import TableSummary

    Codes = NDArray[np.int32]


def strings(table: TableSummary, name: str) -> Strings | None:
    """Give the sampled values (n,) of a column; None where it holds lists or is not sampled."""
    if name not in table.rows.column_names:
        return None
    column = table.rows.column(name).combine_chunks()
    return Strings.of(column) if pa.types.is_string(column.type) else None


def facet(table: TableSummary, wanted: str) -> tuple[str, Codes] | None:
    """Give the column that tells a facet of most rows, with its codes (n,), 0 where it says nothing."""
    best: tuple[str, Codes] | None = None
    for name, column in table.columns.items():
        said = _said(table, name, wanted)
        if said is not None and column.faults.valid:
            count = int((said > 0).sum())
            if count and (best is None or count > int((best[1] > 0).sum())):
                best = (name, said)
    return best


def _said(table: TableSummary, name: str, wanted: str) -> Codes | None:
    plan = table.columns[name].plan
    if plan.kind.facets is None and plan.kind.name != "birth_date":
        return None
    if plan.kind.name in {"date", "timestamp"}:
        return None  # what happened, not who was born
    values = strings(table, name)
    if values is None:
        return None
    if plan.kind.name == "birth_date":
        return _birth_dates(values, plan.layout, wanted)
    told = plan.kind.facets(values) if plan.kind.facets is not None else {}
    return told.get(wanted)


def _birth_dates(values: Strings, layout: Layout | None, wanted: str) -> Codes | None:
    if layout is None or wanted not in {"birth_date", "birth_year"}:
        return None
    days = parse(values, layout)[0]
    return days if wanted == "birth_date" else days // 10_000


def country_of(table: TableSummary) -> str | None:
    """Give the country (ISO 3166-1) whose national numbers most rows hold."""
    numbers: Counter[str] = Counter()
    for column in table.columns.values():
        country, dot, _ = column.plan.kind.name.partition(".")
        if dot:
            numbers[country.upper()] += column.faults.valid
    return next((code for code, count in numbers.most_common(1) if 2 * count > table.records), None)
