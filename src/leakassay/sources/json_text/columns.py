"""From the walker's buffers to a record batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.kernels.path_columns import PathColumns

_PLAIN: Mapping[str, str] = {}

BARE = "0"
"""Name of the column of records that are no objects: columns without a header go by their number."""


def batch_of(walker: PathColumns, shown: Mapping[str, str] = _PLAIN) -> pa.RecordBatch:
    """Give all columns of the walker, named by their dotted paths, or as these are `shown`."""
    names = [shown.get(name, name) for name in _names(walker.paths())]
    arrays: dict[str, Any] = {}
    for at, kind, buffers in walker.columns():
        array = _array(walker.rows, kind, buffers)
        name = names[at]
        arrays[name] = _joined(arrays[name], array) if name in arrays else array
    if not arrays and walker.rows:
        arrays[BARE] = pa.nulls(walker.rows, pa.string())
    return pa.RecordBatch.from_arrays(list(arrays.values()), names=list(arrays))


def _names(paths: Sequence[tuple[int, bytes, bool, int, int, int, int]]) -> list[str]:
    names = [""]
    for parent, key, *_ in paths[1:]:
        own = key.decode("utf-8", "replace")
        names.append(f"{names[parent]}.{own}" if parent else own)
    names[0] = BARE
    return names


def _array(rows: int, kind: int, buffers: tuple[Any, ...]) -> Any:
    if kind == 0:
        return pa.nulls(rows, pa.string())
    parts = [pa.py_buffer(part) for part in buffers]
    if kind == 1:
        return pa.Array.from_buffers(pa.string(), rows, parts)
    values = pa.Array.from_buffers(pa.string(), len(buffers[2]) - 1, [None, *parts[2:]])
    return pa.Array.from_buffers(pa.list_(pa.string()), rows, parts[:2], children=[values])


def _joined(one: Any, other: Any) -> Any:
    """Two paths that read the same once dotted (`{"a.b": …}` and `{"a": {"b": …}}`): the values of both."""
    rows = []
    for a, b in zip(one.to_pylist(), other.to_pylist(), strict=True):
        both = [
            v for part in (a, b) if part is not None for v in (part if isinstance(part, list) else [part])
        ]
        rows.append(both or None)
    if all(row is None or len(row) == 1 for row in rows):
        return pa.array([row and row[0] for row in rows], pa.string())
    return pa.array(rows, pa.list_(pa.string()))
