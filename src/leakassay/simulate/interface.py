"""What a shape is: the contract of every file that makes up a leak.

All people are invented. A shape makes its rows in chunks that know nothing of each other, so that
any number of rows takes the same memory, and the same seed gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

FileFormat = Literal["ndjson", "csv", "sql"]
CHUNK = 20_000
"""Rows of the main table in a chunk. A constant: another size would be another leak."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a made-up table."""

    name: str
    kind: str
    """As in INTERFACE.md."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name and columns, in order."""

    name: str
    columns: tuple[Column, ...]


@dataclass(slots=True)
class Rows:
    """Some rows of one table."""

    columns: dict[str, pa.StringArray]
    """One array a column, in the order of the table."""
    people: NDArray[np.int64]
    """Shape (n,): which invented person each row is of, counted within the chunk."""


@dataclass(slots=True)
class Made:
    """One chunk of all tables."""

    tables: dict[str, Rows]
    injected: dict[str, int] = field(default_factory=dict)
    """What was spoilt on purpose: `table.column: fault` and how many rows show it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One sort of leak. Its main table is the first."""

    name: str
    tables: tuple[Table, ...]
    make: Callable[[Any, np.random.Generator, int, int, int], Made]
    """(world, generator, first row, rows, rows of the whole main table) to one chunk."""
    world: Callable[[np.random.Generator], Any]
    """What holds for the whole leak: operators, offices, habits."""
    envelope: Mapping[str, str] = field(default_factory=dict)
    """Table to the name of its Elasticsearch index, where NDJSON comes as search hits."""
