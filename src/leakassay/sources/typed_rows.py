"""Rows of Python values, as drivers of databases give them, cut into blocks and spelled out as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.records import Batch, Reject
from leakassay.sources.cells import as_text, text_of
from leakassay.sources.whole import nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leakassay.sources.interface import Limits

    Row = tuple[Any, ...]
    Fetch = Callable[[int], list[Row]]

MOST_ROWS = 16_384
_TYPES = {int: pa.int64(), float: pa.float64(), str: pa.string(), bytes: pa.binary(), bool: pa.bool_()}
_TEXT, _BYTES = frozenset({str, type(None)}), frozenset({bytes, type(None)})
_SCALAR = 8
"""Bytes that a value counts which is no text."""
CHUNK = 32
_LARGE = 1 << 18
"""Bytes of a row from which on rows are fetched one by one."""


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Consecutive rows of one table."""

    table: str
    names: tuple[str, ...]
    rows: Sequence[Row]
    first: int
    bytes: int
    """What they are charged for."""
    rejects: tuple[Reject, ...] = ()
    texts: frozenset[int] = frozenset()
    """Columns whose bytes are text."""

    def read(self) -> tuple[Batch, ...]:
        """Spell the rows out."""
        if not self.rows:
            return (nothing(self.table, self.first, self.bytes, *self.rejects),)
        columns = zip(*self.rows, strict=True)
        arrays = [_array(values, as_text=at in self.texts) for at, values in enumerate(columns)]
        cells = as_text(pa.RecordBatch.from_arrays(arrays, names=list(self.names)), 4, len(self.names))
        notes = {"undecodable": cells.undecodable} if cells.undecodable else {}
        return (Batch(self.table, cells.columns, self.first, self.bytes, self.rejects, notes),)


def runs(fetch: Fetch, limits: Limits) -> Iterator[tuple[list[Row], int]]:
    """Gather rows up to about a block's size: the rows, and their bytes as text, about.

    `fetch`: gives up to so many rows, none at the end. What was gathered before it raises is given first.
    At most CHUNK rows are held that were not measured yet.
    """
    run: list[Row] = []
    size, next_ = 0, 1
    while True:
        try:
            rows = fetch(next_)
        except Exception:
            if run:
                yield run, size
            raise
        run += rows
        taken = _size(rows)
        size += taken
        if run and (not rows or size >= limits.block_bytes or len(run) >= MOST_ROWS):
            yield run, size
            run, size = [], 0
        if not rows:
            return
        next_ = CHUNK if taken < len(rows) * _LARGE else 1


def _size(rows: list[Row]) -> int:
    """Measure values as text, column by column, since columns mostly have one type."""
    size = 0
    for column in zip(*rows, strict=True):
        kinds = set(map(type, column))
        if kinds <= _TEXT or kinds <= _BYTES:
            size += sum(map(len, filter(None, column)))
        else:
            size += sum(len(value) if isinstance(value, str | bytes) else _SCALAR for value in column)
    return size


def _array(values: Sequence[Any], *, as_text: bool) -> Any:
    """Lay the values of one column out: of their type where they share one, else as text."""
    if as_text:
        return pa.array(values, pa.binary()).view(pa.string())
    kinds = set(map(type, values)) - {type(None)}
    kind = _TYPES.get(kinds.pop()) if len(kinds) == 1 else None
    if kind is not None:
        try:
            return pa.array(values, kind)
        except (pa.ArrowException, ValueError, OverflowError):
            # Surrogates that stand for bytes that are no UTF-8, or a whole number beyond 64 bits.
            pass
    return pa.array([_spelled(value) for value in values], pa.binary()).view(pa.string())


def _spelled(value: object) -> bytes | None:
    text = text_of(value)
    return None if text is None else text.encode("utf-8", "surrogateescape")
