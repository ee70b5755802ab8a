"""From a batch to what all measures share: blanks, faults, keyed hashes, computed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.kernels.siphash import hash_strings
from leakassay.kinds.blanks import blanks
from leakassay.kinds.interface import Strings
from leakassay.measures.interface import BLANK, Cells, Prepared

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import ColumnPlan, Key, TablePlan
    from leakassay.records import Batch


def prepare(batch: Batch, plan: TablePlan) -> Prepared:
    """Compute the cells of every planned column that the batch has."""
    present = {field.name: i for i, field in enumerate(batch.columns.schema)}
    cells = {
        column.name: _cells(batch.columns.column(present[column.name]), column, plan.key)
        for column in plan.columns
        if column.name in present
    }
    return Prepared(plan, batch.columns.num_rows, batch.first, cells, batch.columns)


def _cells(array: pa.Array, column: ColumnPlan, key: Key) -> Cells:
    owner: NDArray[np.int64] | None = None
    rows = len(array)
    nulls = array.null_count
    if pa.types.is_list(array.type):
        owner = np.repeat(np.arange(rows), np.diff(_list_offsets(array)))
        array = array.flatten()
    strings = Strings.of(array)
    blank = blanks(strings).view(np.bool_)
    some = bool(blank.any())
    reading = column.kind.reading(strings) if column.kind.reading is not None else None
    faults = reading.faults if reading is not None else column.kind.faults(strings)
    hashes = np.empty(len(strings), np.uint64)
    spelled = strings if column.kind.identity is None else column.kind.identity(strings)
    hash_strings(spelled.offsets, spelled.data, key.k0, key.k1, hashes)
    if some:
        faults[blank] = BLANK
        hashes[blank] = 0
    row_hashes = hashes
    if owner is not None:
        row_hashes = np.zeros(rows, np.uint64)
        np.add.at(row_hashes, owner, hashes)
    return Cells(strings, owner, nulls, faults, hashes, row_hashes, column.layout, reading)


def _list_offsets(array: pa.ListArray) -> NDArray[np.int64]:
    lengths = array.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
