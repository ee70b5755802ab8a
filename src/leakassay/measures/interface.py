"""What a measure is, and the batch as measures see it.

A measure begins empty, is updated by prepared batches, merges with another of its own, and is read.
Law (tests/laws/test_measures.py): split anywhere, merge, equals one pass. Raw values stop here:
what a measure keeps of a value is a keyed hash, a count or a number, save the bounded sample of
rows (`rows.py`), which lives in memory and leaves it only encrypted, or to a worker of the same run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

import numpy as np

from leakassay.kernels.sketches import parse_numbers
from leakassay.kinds.dates import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.kinds.dates import Layout
    from leakassay.kinds.interface import Kind, Reading, Strings

BLANK = 255
"""Fault code of a value that says "nothing": empty, NULL, n/a …"""

State = dict[str, Any]
"""What a measure is made of: arrays, whole numbers and strings, for `state.pack`."""


@dataclass(frozen=True, slots=True)
class Key:
    """The case key: 128 bits for SipHash-2-4. Sketches compare only under the same key."""

    k0: int
    k1: int

    @classmethod
    def of(cls, secret: bytes) -> Key:
        """Derive the key from a secret of any length (BLAKE2b, 16 bytes)."""
        import hashlib

        digest = hashlib.blake2b(secret, digest_size=16, person=b"leakassay.case").digest()
        return cls(int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little"))


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What is to be measured of one column."""

    name: str
    number: int
    """Place of the column in its table, from 0; the same in every part of the leak."""
    kind: Kind
    capacity: int
    """How many distinct hashes are counted exactly."""
    numeric: bool
    """Whether values are read as numbers."""
    layout: Layout | None
    """How values are read as dates; None for no dates."""
    text: bool
    """Whether personal data is looked for inside the values."""
    identifying: bool
    """False for serials and the like, which would make every row unlike every other."""


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What is to be measured of one table."""

    table: str
    key: Key
    columns: tuple[ColumnPlan, ...]
    small: Mapping[str, NDArray[np.uint64]]
    """Columns of few values, with the sorted hashes of the values seen while planning."""
    sample_rows: int
    width: int
    """How many of the columns were planned first: the others turned up later."""

    @property
    def early(self) -> TablePlan:
        """The plan as it was at first: what all measures over whole rows rest on, whenever they begin."""
        return self if self.width == len(self.columns) else replace(self, columns=self.columns[: self.width])

    def column(self, name: str) -> ColumnPlan:
        """Give the plan of one column. Raises KeyError."""
        for plan in self.columns:
            if plan.name == name:
                return plan
        raise KeyError(name)


@dataclass(slots=True)
class Cells:
    """One column of one batch: m values of n rows (m = n unless the column holds lists)."""

    strings: Strings
    owner: NDArray[np.int64] | None
    """Row of each value, (m,); None where value i belongs to row i."""
    nulls: int
    """How many of the rows have no value at all, as against an empty one."""
    faults: NDArray[np.uint8]
    """(m,) fault codes of the planned kind; BLANK where there is nothing."""
    hashes: NDArray[np.uint64]
    """(m,) keyed hashes; 0 where there is nothing."""
    row_hashes: NDArray[np.uint64]
    """(n,) the same by row: values of a list are added up."""
    layout: Layout | None = None
    reading: Reading | None = None
    """What the kind's one look told, where it has one."""
    _dates: tuple[NDArray[np.int32], NDArray[np.int32]] | None = None
    _numbers: NDArray[np.float64] | None = None

    def dates(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Read the values (m,) as dates by the column's layout, once: yyyymmdd and seconds of the day."""
        if self._dates is None:
            self._dates = self._read_already() or parse(self.strings, self.layout)
        return self._dates

    def _read_already(self) -> tuple[NDArray[np.int32], NDArray[np.int32]] | None:
        """Give the dates that the kind has read, where the layout reads no value otherwise."""
        if self.reading is None or self.reading.dates is None or self.layout is None or self.layout.decides:
            return None
        return self.reading.dates.date, self.reading.dates.second

    def numbers(self) -> NDArray[np.float64]:
        """Read the values (m,) as plain decimal numbers, once; NaN for anything else."""
        if self._numbers is None:
            self._numbers = np.empty(len(self.strings), np.float64)
            parse_numbers(self.strings.offsets, self.strings.data, self._numbers)
        return self._numbers


@dataclass(slots=True)
class Prepared:
    """A batch with all that the measures share, computed once."""

    plan: TablePlan
    rows: int
    first: int
    columns: Mapping[str, Cells]
    """By name; a planned column that the batch lacks is not here."""
    batch: pa.RecordBatch


class ColumnMeasure(Protocol):
    """What is counted of one column."""

    name: ClassVar[str]

    def __init__(self, plan: ColumnPlan) -> None: ...

    @classmethod
    def wants(cls, plan: ColumnPlan) -> bool:
        """Whether this column is of interest."""
        ...

    def update(self, cells: Cells, first: int) -> None:
        """Count the cells of a batch whose first row stands at position `first`."""
        ...

    def merge(self, other: Self) -> None:
        """Take in what another one counted elsewhere."""
        ...

    def summary(self) -> Any:
        """Give what was counted, as a frozen record without any value of a row."""
        ...

    def state(self) -> State:
        """Give all that `load` needs."""
        ...

    def load(self, state: State) -> None:
        """Become what `state` was taken from."""
        ...


class TableMeasure(Protocol):
    """What is counted over whole rows."""

    name: ClassVar[str]

    def __init__(self, plan: TablePlan) -> None: ...

    def update(self, batch: Prepared) -> None:
        """Count a batch."""
        ...

    def merge(self, other: Self) -> None:
        """Take in what another one counted elsewhere."""
        ...

    def summary(self) -> Any:
        """Give what was counted."""
        ...

    def state(self) -> State:
        """Give all that `load` needs."""
        ...

    def load(self, state: State) -> None:
        """Become what `state` was taken from."""
        ...
