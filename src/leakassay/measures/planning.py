"""What is to be measured of a table, given what its columns were recognised to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.kernels.siphash import hash_strings
from leakassay.kernels.sketches import parse_numbers
from leakassay.kinds import all_kinds
from leakassay.kinds.blanks import blanks
from leakassay.kinds.dates import find_layout
from leakassay.kinds.interface import Sensitivity, Strings
from leakassay.measures.interface import ColumnPlan, TablePlan
from leakassay.measures.pairs import COLUMNS, VALUES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from leakassay.measures.interface import Key

RECORD_KINDS = frozenset({"serial", "uuid", "object_id", "es_auto_id", "snowflake_id", "hash", "token"})
"""Kinds that number records: they tell copies of a row apart, and say nothing of its person."""
DATE_KINDS = frozenset({"birth_date", "date", "timestamp", "birth_year"})
TEXT_KINDS = frozenset({"free_text", "unknown", "event_type", "health", "criminal_record"})

_EXACT_VALUES = 1 << 20
"""Distinct hashes counted exactly, over all columns of a table together: some 32 MB a worker."""
IDENTIFIERS = 1 << 20
"""Distinct values of a column that identifies counted exactly: estimates of people rest on them."""
_MOST_IDENTIFIERS = 4
_SAMPLE_CELLS = 1 << 18
_SAMPLE_ROWS = 4096


def plan_table(table: str, sample: pa.RecordBatch, kinds: Mapping[str, str], key: Key) -> TablePlan:
    """Plan the measures of a table.

    `sample` holds rows seen while planning, `kinds` the name of the kind of each of its columns.
    """
    width = max(1, sample.num_columns)
    capacity = int(np.clip(1 << int(np.log2(_EXACT_VALUES / width)), 512, 1 << 16))
    counted = _identifiers(sample, kinds)
    columns = tuple(
        _column(
            field.name,
            number,
            sample.column(number),
            kinds[field.name],
            IDENTIFIERS if field.name in counted else capacity,
        )
        for number, field in enumerate(sample.schema)
    )
    rows = int(np.clip(_SAMPLE_CELLS // width, 64, _SAMPLE_ROWS))
    return TablePlan(table, key, columns, _small(sample, columns, key), rows, len(columns))


def _identifiers(sample: pa.RecordBatch, kinds: Mapping[str, str]) -> list[str]:
    """Give the columns that tell people or records apart, national numbers first, at most four."""

    def rank(name: str) -> int:
        kind = kinds[name]
        return 0 if "." in kind else 1 if kind in RECORD_KINDS else 2

    named = [
        n
        for n in sample.schema.names
        if kinds[n] in RECORD_KINDS or all_kinds()[kinds[n]].sensitivity is Sensitivity.DIRECT
    ]
    return sorted(named, key=rank)[:_MOST_IDENTIFIERS]


def extend(plan: TablePlan, sample: pa.RecordBatch, kinds: Mapping[str, str]) -> TablePlan:
    """Plan the columns of `sample` that turned up after the table was planned."""
    known = {column.name for column in plan.columns}
    capacity = min((c.capacity for c in plan.columns), default=512)
    late = tuple(
        _column(name, len(known) + i, sample.column(name), kinds[name], capacity)
        for i, name in enumerate(n for n in sample.schema.names if n not in known)
    )
    return replace(plan, columns=plan.columns + late)


def _column(name: str, number: int, array: pa.Array, kind: str, capacity: int) -> ColumnPlan:
    strings = _strings(array)
    blank = blanks(strings).astype(np.bool_)
    numbers = np.empty(len(strings), np.float64)
    parse_numbers(strings.offsets, strings.data, numbers)
    said = max(1, int((~blank).sum()))
    return ColumnPlan(
        name=name,
        number=number,
        kind=all_kinds()[kind],
        capacity=capacity,
        numeric=bool((~np.isnan(numbers)).sum() > 0.5 * said),
        layout=find_layout(strings) if kind in DATE_KINDS else None,
        text=kind in TEXT_KINDS,
        identifying=kind not in RECORD_KINDS,
    )


def _strings(array: pa.Array) -> Strings:
    return Strings.of(array.flatten() if pa.types.is_list(array.type) else array)


def _small(
    sample: pa.RecordBatch, columns: tuple[ColumnPlan, ...], key: Key
) -> dict[str, NDArray[np.uint64]]:
    """Columns of 2 to 62 values, those that divide the rows most evenly first."""
    found: list[tuple[float, str, NDArray[np.uint64]]] = []
    for column in columns:
        array = sample.column(column.number)
        if not column.identifying or pa.types.is_list(array.type):
            continue
        strings = Strings.of(array)
        hashes = np.empty(len(strings), np.uint64)
        hash_strings(strings.offsets, strings.data, key.k0, key.k1, hashes)
        hashes[blanks(strings).astype(np.bool_)] = 0
        values, counts = np.unique(hashes[hashes != 0], return_counts=True)
        if 2 <= len(values) <= VALUES:
            shares = counts / counts.sum()
            found.append((float(-(shares * np.log(shares)).sum()), column.name, values))
    found.sort(key=lambda one: (-one[0], one[1]))
    return {name: values for _, name, values in found[:COLUMNS]}
