"""Forgeries: a made-up leak changed as a forger would change a real one, and which rows were.

* `padded:SHARE` copies of other rows under new serial numbers
* `shuffled:COLUMN` one column's values in another order; `shuffled:SHARE` the values of every
  column dealt out anew among a share of the rows
* `invented:SHARE` real people with invented facts: what is not about who they are is replaced
* `recycled:SHARE` rows of another source of the same sort, with some of the columns missing
* `generated:SHARE` rows of a rule library: each column drawn alone from a short list
* `model:SHARE` rows of a model trained on the real ones: blends of two alike, numbers redrawn

All of it happens within some thousands of rows, so that any size streams.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.errors import LeakassayError
from leakassay.simulate.draw import digits, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator
    from numpy.typing import NDArray

    from leakassay.simulate.interface import Rows, Table

    Ints = NDArray[np.int64]

_KEYS = frozenset({"serial", "case_number", "timestamp"})
"""Kinds that stay with their row: a forger numbers anew."""
_WHO = frozenset(
    {
        "person_name", "given_name", "family_name", "alias", "username", "sex", "birth_date", "birth_place",
        "email", "phone", "passport", "street", "postal_address", "postal_code", "place", "region",
        "password_hash",
    }
)  # fmt: skip
"""Kinds that say who somebody is, besides the national numbers."""
_SHORT = 60
"""Values in a rule library's list of each column."""
_OTHERS = 1 << 40
"""Where the numbers of the people of another source begin."""


@dataclass(frozen=True, slots=True)
class Forgery:
    """What is to be forged."""

    how: str
    column: str = ""
    share: float = 1.0


def read_forgery(text: str, tables: tuple[Table, ...]) -> Forgery:
    """Read a forgery as written above; raises LeakassayError."""
    how, _, what = text.partition(":")
    if how == "shuffled" and any(column.name == what for t in tables for column in t.columns):
        return Forgery(how, column=what)
    if how in _FORGERS or how == "recycled":
        try:
            share = float(what)
        except ValueError:
            share = -1.0
        if 0 < share <= 1:
            return Forgery(how, share=share)
    kinds = ", ".join(f"{name}:SHARE" for name in (*_FORGERS, "recycled"))
    raise LeakassayError(f"a forgery is one of {kinds} with a share up to 1, or shuffled:COLUMN.")


def forge(rows: Rows, table: Table, forgery: Forgery, rng: Generator, twin: Rows) -> Rows:
    """Give the rows as forged, with a mark on those that are; `twin` is as many of another source."""
    if forgery.column:
        return _one_column(rows, forgery.column, rng)
    forged = rng.random(len(rows.people)) < forgery.share
    if forgery.how == "recycled":
        return _recycled(rows, twin, table, forged)
    kinds = {column.name: column.kind for column in table.columns}
    return _FORGERS[forgery.how](rows, kinds, forged, rng)


def _one_column(rows: Rows, name: str, rng: Generator) -> Rows:
    if name not in rows.columns:
        return replace(rows, forged=np.zeros(len(rows.people), np.bool_))
    order = pa.array(rng.permutation(len(rows.people)))
    columns = rows.columns | {name: rows.columns[name].take(order)}
    return replace(rows, columns=columns, forged=np.ones(len(rows.people), np.bool_))


def _padded(rows: Rows, kinds: dict[str, str], forged: NDArray[np.bool_], rng: Generator) -> Rows:
    source = np.arange(len(forged))
    kept = np.flatnonzero(~forged)
    if len(kept):
        source[forged] = rng.choice(kept, int(forged.sum()))
    places = pa.array(source)
    columns = {
        name: column if kinds[name] in _KEYS else column.take(places) for name, column in rows.columns.items()
    }
    return replace(rows, columns=columns, people=rows.people[source], forged=source != np.arange(len(forged)))


def _shuffled(rows: Rows, kinds: dict[str, str], forged: NDArray[np.bool_], rng: Generator) -> Rows:
    columns, at = {}, np.flatnonzero(forged)
    for name, column in rows.columns.items():
        places = np.arange(len(forged))
        if kinds[name] not in _KEYS:
            places[at] = rng.permutation(at)
        columns[name] = column.take(pa.array(places))
    return replace(rows, columns=columns, people=np.where(forged, -1, rows.people), forged=forged)


def _invented(rows: Rows, kinds: dict[str, str], forged: NDArray[np.bool_], rng: Generator) -> Rows:
    def is_fact(kind: str) -> bool:
        return kind not in _KEYS and kind not in _WHO and "." not in kind

    columns = {
        name: _from_list(column, forged, rng) if is_fact(kinds[name]) else column
        for name, column in rows.columns.items()
    }
    return replace(rows, columns=columns, forged=forged)


def _generated(rows: Rows, kinds: dict[str, str], forged: NDArray[np.bool_], rng: Generator) -> Rows:
    columns = {}
    for name, column in rows.columns.items():
        kind = kinds[name]
        if kind in _KEYS:
            columns[name] = column
        elif "." in kind or kind in ("email", "phone", "passport"):
            order = pa.array(rng.permutation(len(forged)))
            columns[name] = pc.if_else(pa.array(forged), column.take(order), column)
        else:
            columns[name] = _from_list(column, forged, rng)
    return replace(rows, columns=columns, people=np.where(forged, -1, rows.people), forged=forged)


def _model(rows: Rows, kinds: dict[str, str], forged: NDArray[np.bool_], rng: Generator) -> Rows:
    partner, columns = _alike(rows, kinds, rng), {}
    for name, column in rows.columns.items():
        kind, mask = kinds[name], forged & (rng.random(len(forged)) < 0.5)
        if kind in _KEYS:
            columns[name] = column
        elif "." in kind:
            columns[name] = pc.if_else(pa.array(forged), _redrawn(column, rng), column)
        else:
            columns[name] = pc.if_else(pa.array(mask), column.take(pa.array(partner)), column)
    return replace(rows, columns=columns, people=np.where(forged, -1, rows.people), forged=forged)


def _recycled(rows: Rows, other: Rows, table: Table, forged: NDArray[np.bool_]) -> Rows:
    """Take rows of another source, which knew only every second of the columns that say no name."""
    mask, columns = pa.array(forged), {}
    for place, column in enumerate(table.columns):
        own, taken = rows.columns[column.name], other.columns[column.name]
        if column.kind in _KEYS:
            columns[column.name] = own
            continue
        known = column.kind in _WHO or "." in column.kind or place % 2
        columns[column.name] = pc.if_else(mask, taken if known else pa.scalar(None, pa.string()), own)
    people = np.where(forged, other.people + _OTHERS, rows.people)
    return replace(rows, columns=columns, people=people, forged=forged)


def _from_list(column: pa.StringArray, forged: NDArray[np.bool_], rng: Generator) -> pa.StringArray:
    """Draw the forged rows at equal weight from a short list of the column's own values."""
    words = pc.unique(column).drop_null()[:_SHORT]
    if len(words) == 0:
        return column
    drawn = words.take(pa.array(rng.integers(0, len(words), len(forged))))
    return pc.if_else(pa.array(forged), drawn, column)


def _alike(rows: Rows, kinds: dict[str, str], rng: Generator) -> Ints:
    """Give each row a partner of the same sex, or of the same code where there is no sex."""
    size = len(rows.people)
    chosen = next((name for wanted in ("sex", "code", "flag") for name in kinds if kinds[name] == wanted), "")
    if not chosen:
        return rng.permutation(size)
    group = pc.fill_null(rows.columns[chosen], "").dictionary_encode().indices.to_numpy()
    order, mixed = np.argsort(group, kind="stable"), np.lexsort((rng.random(size), group))
    partner = np.empty(size, np.int64)
    partner[order] = mixed
    return partner


def _redrawn(column: pa.StringArray, rng: Generator) -> pa.StringArray:
    """Give numbers three new digits before the last: plausible, and wrong nine times in ten."""
    tail = digits(rng.integers(0, 1000, len(column)), 3)
    redrawn = join(pc.utf8_slice_codeunits(column, 0, -4), tail, pc.utf8_slice_codeunits(column, -1))
    return pc.if_else(pc.greater(pc.fill_null(pc.utf8_length(column), 0), 6), redrawn, column)


_FORGERS: dict[str, Callable[[Rows, dict[str, str], NDArray[np.bool_], Generator], Rows]] = {
    "padded": _padded,
    "shuffled": _shuffled,
    "invented": _invented,
    "generated": _generated,
    "model": _model,
}
