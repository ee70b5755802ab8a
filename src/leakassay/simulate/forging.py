"""Forgeries: a made-up leak changed as a forger would change a real one.

* `shuffled:COLUMN` puts one column's values into another order
* `padded:SHARE` replaces a share of the rows by copies of others under new serial numbers
* `independent` orders every column by itself, so that nothing in a row belongs together, as when
  a generator draws each column alone

All of it happens within a chunk, so that any size streams.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.errors import LeakassayError
from leakassay.simulate.interface import Rows

if TYPE_CHECKING:
    from leakassay.simulate.interface import Made, Table

_KEYS = frozenset({"serial", "case_number"})
"""Kinds that stay with their row: a forger numbers anew."""


@dataclass(frozen=True, slots=True)
class Forgery:
    """What is to be forged."""

    how: str
    """`shuffled`, `padded` or `independent`."""
    column: str = ""
    share: float = 0.0


def read_forgery(text: str, tables: tuple[Table, ...]) -> Forgery:
    """Read `shuffled:COLUMN`, `padded:SHARE` or `independent`; raises LeakassayError."""
    how, _, what = text.partition(":")
    if how == "independent" and not what:
        return Forgery(how)
    if how == "shuffled" and any(column.name == what for t in tables for column in t.columns):
        return Forgery(how, column=what)
    if how == "padded":
        try:
            share = float(what)
        except ValueError:
            share = -1.0
        if 0 < share < 1:
            return Forgery(how, share=share)
    raise LeakassayError(
        "A forgery is shuffled:COLUMN with a column of the shape, padded:SHARE with a share "
        "between 0 and 1, or independent."
    )


def forge(made: Made, tables: tuple[Table, ...], forgery: Forgery, rng: np.random.Generator) -> None:
    """Forge a chunk in place."""
    for table in tables:
        rows = made.tables[table.name]
        kinds = {column.name: column.kind for column in table.columns}
        if forgery.how == "shuffled":
            if forgery.column in rows.columns:
                _reorder(rows, forgery.column, rng)
        elif forgery.how == "independent":
            for name, kind in kinds.items():
                if kind not in _KEYS:
                    _reorder(rows, name, rng)
        else:
            made.tables[table.name] = _pad(rows, kinds, forgery.share, rng)


def _reorder(rows: Rows, name: str, rng: np.random.Generator) -> None:
    column = rows.columns[name]
    rows.columns[name] = column.take(pa.array(rng.permutation(len(column))))


def _pad(rows: Rows, kinds: dict[str, str], share: float, rng: np.random.Generator) -> Rows:
    size = len(rows.people)
    copies = round(size * share)
    order = rng.permutation(size)
    source = np.arange(size)
    if copies < size:
        source[order[:copies]] = rng.choice(order[copies:], copies)
    columns = {
        name: column if kinds[name] in _KEYS else column.take(pa.array(source))
        for name, column in rows.columns.items()
    }
    return Rows(columns, rows.people[source])
