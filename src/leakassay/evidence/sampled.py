"""The sample of rows as the tests read it: every column as codes, prepared once for a table."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from leakassay.measures.tables import TableSummary

T = TypeVar("T")
_NOTHING = frozenset({"", "null", "none", "nan", "n/a", "na", "-", "--", "nil", "\\n", "unknown"})
NAMES = frozenset({"person_name", "given_name", "family_name", "alias"})
DATES = frozenset({"birth_date", "date", "timestamp", "birth_year"})


@dataclass(slots=True)
class Column:
    """One column of the sample."""

    name: str
    kind: str
    codes: NDArray[np.int64]
    """(rows,) number of the value; -1 where nothing is there."""
    values: list[str]
    """The different values, by number."""
    found: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What several tests need of the column, by what it is: found once (`once`)."""
    whole: Column | None = field(default=None, repr=False, compare=False)
    """Of a stretch of rows: the same column in all of them."""
    place: NDArray[np.int64] | None = field(default=None, repr=False, compare=False)
    """(values,) number that each value has in `whole`."""

    def each(self, of: Callable[[str], T]) -> list[T]:
        """Give what `of` says of the different values, by number; asked once a value, stretches included."""
        if self.whole is not None and self.place is not None:
            said = self.whole.each(of)
            return [said[i] for i in self.place.tolist()]
        return once(self, of, lambda: [of(v) for v in self.values])

    @property
    def said(self) -> NDArray[np.int64]:
        """Codes of the rows that say something."""
        return self.codes[self.codes >= 0]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How often each value occurs."""
        return np.bincount(self.said, minlength=len(self.values))

    @property
    def text(self) -> bool:
        """Whether most of the different values hold a letter."""
        few = self.values[:400]
        return 2 * sum(any(c.isalpha() for c in v) for v in few) > len(few)

    def rows(self) -> list[str]:
        """Give the values row by row; the empty string where nothing is there."""
        return [self.values[c] if c >= 0 else "" for c in self.codes.tolist()]


@dataclass(frozen=True)
class Sample:
    """Rows in the order of the leak."""

    table: TableSummary
    columns: tuple[Column, ...]
    whole: bool
    """Whether these are all the rows, so that neighbours are neighbours."""
    found: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What several tests need of the sample, by what it is: found once (`once`)."""

    @property
    def length(self) -> int:
        """Rows."""
        return len(self.columns[0].codes) if self.columns else 0

    @cached_property
    def telling(self) -> tuple[Column, ...]:
        """Columns of more than one value, with something said in 30 rows."""
        return tuple(c for c in self.columns if len(c.values) > 1 and len(c.said) >= 30)

    def rng(self, why: str) -> np.random.Generator:
        """Random numbers that depend on the purpose alone: the same table, the same figures."""
        return np.random.default_rng(zlib.crc32(why.encode()))


def once(of: Column | Sample, what: object, find: Callable[[], T]) -> T:
    """Find something of a column or a sample the first time it is asked for."""
    if what not in of.found:
        of.found[what] = find()
    found: T = of.found[what]
    return found


def sample_of(table: TableSummary) -> Sample:
    """Code the sampled rows of a table."""
    rows = table.rows
    # pyarrow looks a name up in all of them.
    kept = dict(zip(rows.column_names, rows.columns, strict=True))
    columns = tuple(
        _column(name, summary.plan.kind.name, kept[name])
        for name, summary in table.columns.items()
        if name in kept
    )
    return Sample(table, columns, whole=rows.num_rows >= table.records)


def stretch_of(sample: Sample, table: TableSummary, rows: slice) -> Sample:
    """Take consecutive rows as a table of its own, `table`, whose values are coded as they come."""
    columns = tuple(_stretch(column, rows) for column in sample.columns)
    return Sample(table, columns, whole=True)


def _stretch(column: Column, rows: slice) -> Column:
    codes = column.codes[rows]
    said = codes[codes >= 0]
    place, first = np.unique(said, return_index=True)
    place = place[np.argsort(first)]
    number = np.full(len(column.values) + 1, -1, np.int64)
    number[place] = np.arange(len(place))
    values = [column.values[i] for i in place.tolist()]
    return Column(column.name, column.kind, number[codes], values, whole=column, place=place)


def _column(name: str, kind: str, array: pa.ChunkedArray) -> Column:
    known: dict[str, int] = {}
    codes = np.full(len(array), -1, np.int64)
    for i, value in enumerate(_texts(array)):
        text = value.strip()
        if text.casefold() not in _NOTHING:
            codes[i] = known.setdefault(text, len(known))
    return Column(name, kind, codes, list(known))


def _texts(array: pa.ChunkedArray) -> Iterable[str]:
    """Values as text; the values of a list are laid side by side."""
    if pa.types.is_list(array.type):
        return ("; ".join(v or "" for v in one) if one else "" for one in array.to_pylist())
    return (value or "" for value in array.to_pylist())


def numbered(values: list[str]) -> tuple[NDArray[np.int64], int]:
    """Codes of values that may be empty (-1), and how many different ones there are."""
    known: dict[str, int] = {}
    codes = [known.setdefault(v, len(known)) if v else -1 for v in values]
    return np.array(codes, np.int64), len(known)


def shape(text: str) -> str:
    """Outline a value: runs of capitals, small letters, other letters, digits; all else as it is."""
    out: list[str] = []
    for char in text:
        if char.isdigit():
            mark = "9"
        elif char.isalpha():
            mark = "A" if char.isupper() else "a" if char.islower() else "x"
        else:
            mark = char
        if not out or out[-1] != mark:
            out.append(mark)
    return "".join(out[:24])


def alike(counts: NDArray[np.int64]) -> float:
    """Chance that two different rows hold the same value, unbiased (Simpson 1949)."""
    total = int(counts.sum())
    return float((counts * (counts - 1)).sum()) / (total * (total - 1)) if total > 1 else 1.0


def log10(value: float, least: float = 1e-6) -> float:
    """Logarithm of something that may be 0."""
    return float(np.log10(max(value, least)))
