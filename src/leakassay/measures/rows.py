"""A uniform sample of rows for the tests that need to see rows.

The k rows whose position has the least keyed scramble: the same rows for any split. It leaves this process
only encrypted, or to a worker of the same run; cells are cut at 4 KiB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.kernels.sketches import position_keys

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.measures.interface import Prepared, State, TablePlan

_CELL = 4096


def _cut(array: pa.Array) -> pa.Array:
    if pa.types.is_list(array.type):
        return pa.ListArray.from_arrays(
            array.offsets, _cut(array.values), mask=array.is_null() if array.null_count else None
        )
    lengths = pc.binary_length(array)
    if (pc.max(lengths).as_py() or 0) <= _CELL:
        return array
    return pc.utf8_slice_codeunits(array, 0, _CELL // 4)


class Rows:
    """Bottom-k rows by scrambled position."""

    name: ClassVar[str] = "rows"

    def __init__(self, plan: TablePlan) -> None:
        self._most = plan.sample_rows
        self._seed = plan.key.k0 ^ plan.key.k1
        self._limit = np.uint64(0xFFFFFFFFFFFFFFFF)
        self._keys: list[NDArray[np.uint64]] = []
        self._positions: list[NDArray[np.int64]] = []
        self._parts: list[pa.Table] = []
        self._held = 0

    def update(self, batch: Prepared) -> None:
        """Take rows with keys under the limit."""
        keys = np.empty(batch.rows, np.uint64)
        position_keys(batch.first, self._seed, keys)
        taken = np.flatnonzero(keys <= self._limit)
        if not len(taken):
            return
        part = batch.batch.take(pa.array(taken))
        columns = {f.name: _cut(c) for f, c in zip(part.schema, part.columns, strict=True)}
        self._add(keys[taken], taken + batch.first, pa.table(columns))

    def _add(self, keys: NDArray[np.uint64], positions: NDArray[np.int64], part: pa.Table) -> None:
        self._keys.append(keys)
        self._positions.append(positions)
        self._parts.append(part)
        self._held += len(keys)
        if self._held > 2 * self._most:
            self._settle()

    def _settle(self) -> None:
        """Keep the least keys, in the order of the leak."""
        if not self._parts:
            return
        keys = np.concatenate(self._keys)
        positions = np.concatenate(self._positions)
        kept = np.argsort(keys, kind="stable")[: self._most]
        if len(kept) == self._most:
            self._limit = keys[kept].max()
        kept = kept[np.argsort(positions[kept], kind="stable")]
        table = stack(self._parts).take(pa.array(kept)).combine_chunks()
        self._keys, self._positions, self._parts = [keys[kept]], [positions[kept]], [table]
        self._held = len(kept)

    def merge(self, other: Self) -> None:
        """Keep the least keys of both."""
        for keys, positions, part in zip(other._keys, other._positions, other._parts, strict=True):
            self._add(keys, positions, part)

    def summary(self) -> pa.Table:
        """Give the rows, in the order of the leak, columns of string or list<string>."""
        self._settle()
        if not self._parts:
            return pa.table({})
        [rows] = self._parts
        return pa.table({n: _singled(c) for n, c in zip(rows.column_names, rows.columns, strict=True)})

    def state(self) -> State:
        """Give the rows. For another worker of the same run only."""
        self._settle()
        if not self._parts:
            return {"held": 0}
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, self._parts[0].schema) as writer:
            writer.write_table(self._parts[0])
        return {
            "held": self._held,
            "keys": self._keys[0],
            "positions": self._positions[0],
            "rows": sink.getvalue().to_pybytes(),
        }

    def load(self, state: State) -> None:
        """Take them."""
        self._keys, self._positions, self._parts, self._held = [], [], [], 0
        if state["held"]:
            table = pa.ipc.open_stream(state["rows"]).read_all()
            self._add(state["keys"], state["positions"], table)


def _singled(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give text where no row that was kept holds two values: lists of rows that were not leave no trace."""
    if not pa.types.is_list(column.type):
        return column
    lists = column.combine_chunks()
    lengths = pc.fill_null(pc.list_value_length(lists), 0).to_numpy(zero_copy_only=False)
    if lengths.max(initial=0) > 1:
        return column
    return lists.flatten().take(pa.array(np.cumsum(lengths) - 1, mask=lengths == 0))


def stack(parts: list[pa.Table]) -> pa.Table:
    """Lay tables of differing columns over each other; a list anywhere makes lists everywhere."""
    names = list(dict.fromkeys(name for part in parts for name in part.column_names))
    lists = {f.name for p in parts for f in p.schema if pa.types.is_list(f.type)}
    return pa.concat_tables([_even(part, names, lists) if names else part for part in parts])


def _even(part: pa.Table, names: list[str], lists: set[str]) -> pa.Table:
    """Give a part all of `names`; nothing where it lacks one."""
    present = dict(zip(part.column_names, part.columns, strict=True))
    columns = [_column(present.get(n), part.num_rows, as_list=n in lists) for n in names]
    return pa.table(dict(zip(names, columns, strict=True)))


def _column(found: pa.ChunkedArray | None, rows: int, *, as_list: bool) -> pa.Array:
    if found is None:
        return pa.nulls(rows, pa.list_(pa.string()) if as_list else pa.string())
    column = found.combine_chunks()
    if as_list and not pa.types.is_list(column.type):
        offsets = pa.array(np.arange(len(column) + 1, dtype=np.int32))
        return pa.ListArray.from_arrays(offsets, column)
    return column
