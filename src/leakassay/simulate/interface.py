"""What a shape is: the contract of every file that makes up a leak.

All people are invented. A table makes the rows at any positions of it alone, so any number of
rows takes the same memory, any part of a source can be written, and the same seed gives the
same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.source import Source

FileFormat = Literal["ndjson", "csv", "sql", "copy"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a made-up table."""

    name: str
    kind: str
    """As in INTERFACE.md."""


@dataclass(slots=True)
class Rows:
    """Some rows of one table."""

    columns: dict[str, pa.StringArray]
    """One array a column, in the order of the table."""
    people: NDArray[np.int64]
    """Shape (n,): number of the invented person that each row is of."""
    faults: dict[str, int] = field(default_factory=dict)
    """What was spoilt on purpose: `column: fault` and how many rows show it."""
    forged: NDArray[np.bool_] | None = None
    """Shape (n,): which rows are not as the source has them; None where nothing is forged."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its columns in order, and how its rows are made."""

    name: str
    columns: tuple[Column, ...]
    make: Callable[[Any, Source, NDArray[np.int64]], Rows]
    """(world, source, positions in the table) to the rows at these positions."""
    ratio: float = 1.0
    """Rows for each row of the main table."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One sort of leak. Its main table is the first."""

    name: str
    tables: tuple[Table, ...]
    world: Callable[[Source], Any]
    """What holds for the whole leak: operators, offices, habits."""
    envelope: Mapping[str, str] = field(default_factory=dict)
    """Table to the name of its Elasticsearch index, where NDJSON comes as search hits."""
    repeated: float = 0.04
    """Share of records that are of somebody who has one already, unless told otherwise."""
