"""Forgeries that start from real rows: shuffled (S), padded (P), merged (R), enriched (E). Each says what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from bases import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from bases import Base

Truth = dict[str, Any]
Rng = np.random.Generator


def length(table: Table) -> int:
    """Number of rows."""
    return len(next(iter(table.values())))


def take(table: Table, index: np.ndarray[Any, Any]) -> Table:
    """Rows by number."""
    return {n: c[index] for n, c in table.items()}


def stack(upper: Table, lower: Table) -> Table:
    """One table over another; what one of them lacks is None there."""
    names = list(dict.fromkeys([*upper, *lower]))
    return {
        n: np.concatenate(
            [upper.get(n, np.full(length(upper), None)), lower.get(n, np.full(length(lower), None))]
        )
        for n in names
    }


def informative(table: Table) -> list[str]:
    """Columns with more than one value in a fair part of the rows."""
    few = max(5, length(table) // 50)
    return [
        n
        for n, c in table.items()
        if len({v for v in c if v}) > 1 and sum(v is not None and v != "" for v in c) > few
    ]


# -- S ----------------------------------------------------------------------------------------
def shuffled(table: Table, rng: Rng) -> tuple[Table, Truth]:
    """Columns permuted singly or in groups, in a share of the rows; or joined at an offset; or sorted alone."""
    names = informative(table)
    how = str(rng.choice(["columns", "columns", "group", "group", "offset", "sorted"]))
    most = max(1, len(names) - 1)
    few = (
        int(rng.integers(1, min(3, most) + 1))
        if how == "columns" and rng.random() < 0.5
        else int(rng.integers(1, most + 1))
    )
    chosen = rng.choice(names, few, replace=False).tolist()
    share = 1.0 if how in {"offset", "sorted"} or rng.random() < 0.6 else float(rng.uniform(0.05, 1))
    n = length(table)
    rows = np.sort(rng.permutation(n)[: max(2, int(share * n))])
    out = {k: c.copy() for k, c in table.items()}
    together = rng.permutation(len(rows))
    offset = int(rng.integers(1, max(2, n // 3)))
    for name in chosen:
        values = out[name][rows]
        if how == "offset":
            values = np.roll(values, offset)
        elif how == "sorted":
            values = np.array(sorted(values, key=lambda v: (v is None, v or "")), object)
        else:
            values = values[together if how == "group" else rng.permutation(len(rows))]
        out[name][rows] = values
    return out, {"how": how, "moved": sorted(chosen), "share": share, "strength": share}


# -- P ----------------------------------------------------------------------------------------
def _flip(value: Any, rng: Rng) -> Any:
    """Change a digit, or else a letter."""
    if not value:
        return value
    text = str(value)
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    at = int(rng.choice(digits)) if digits else int(rng.integers(0, len(text)))
    new = str(rng.integers(0, 10)) if digits else chr(ord("a") + int(rng.integers(0, 26)))
    return text[:at] + new + text[at + 1 :]


def padded(table: Table, rng: Rng) -> tuple[Table, Truth]:
    """Copies: exact, with digits changed, with cells of other rows, in cycles; or rows of filler."""
    how = str(rng.choice(["exact", "flips", "swaps", "cycle", "filler", "cycle flips"]))
    share = float(rng.uniform(0.1, 0.85))
    n = length(table)
    kept = max(30, int(n * (1 - share)))
    body = take(table, np.arange(min(kept, n)))
    extra = n - length(body)
    if extra <= 0:
        return table, {"how": "none", "strength": 0.0}
    source = (
        np.arange(extra) % length(body) if how.startswith("cycle") else rng.integers(0, length(body), extra)
    )
    copies = {k: c.copy() for k, c in take(body, source).items()}
    names = informative(table)
    if how in {"flips", "cycle flips"}:
        for name in rng.choice(names, int(rng.integers(1, min(3, len(names)) + 1)), replace=False):
            copies[name] = np.array([_flip(v, rng) for v in copies[name]], object)
    if how == "swaps":
        for name in rng.choice(names, int(rng.integers(1, max(2, len(names) // 3) + 1)), replace=False):
            copies[name] = rng.permutation(table[name])[:extra]
    if how == "filler":
        copies = _filler(body, extra, rng)
    out = stack(body, copies)
    if not how.startswith("cycle") and rng.random() < 0.6:
        out = take(out, rng.permutation(n))
    return _renumbered(out, table, rng), {"how": how, "share": share, "strength": share}


def _renumbered(out: Table, table: Table, rng: Rng) -> Table:
    """Half of the forgers number the rows anew, so that no serial repeats."""
    if rng.random() < 0.5:
        return out
    n = length(out)
    for name, column in table.items():
        if len(set(column.tolist())) == n and all(str(v).isdigit() for v in column[:50]):
            out[name] = column
    return out


def _filler(body: Table, extra: int, rng: Rng) -> Table:
    """Rows whose cells are empty, one constant, or drawn from a handful."""
    out = {}
    for name, column in body.items():
        said = [v for v in column if v] or [None]
        how = rng.random()
        if how < 0.3:
            out[name] = np.full(extra, None)
        elif how < 0.5:
            out[name] = np.full(extra, said[0])
        else:
            few = rng.choice(np.array(said, object), min(len(said), int(rng.integers(2, 12))), replace=False)
            out[name] = rng.choice(few, extra)
    return out


# -- R ----------------------------------------------------------------------------------------
def merged(table: Table, other: Table, pairs: list[tuple[str, str]], rng: Rng) -> tuple[Table, Truth]:
    """Two sources laid over each other; `pairs` are columns of one kind, mine and the other's."""
    share = float(rng.uniform(0.15, 0.6))
    n = length(table)
    m = min(length(other), max(20, int(share * n)))
    lower = take(other, rng.permutation(length(other))[:m])
    renamed = {b: a for a, b in pairs}
    lower = {renamed.get(k, f"{k}_"): c for k, c in lower.items() if k in renamed or rng.random() < 0.4}
    out = stack(take(table, np.arange(n - m if n - m > 20 else n)), lower)
    mixed = rng.random() < 0.5
    if mixed:
        out = take(out, rng.permutation(length(out)))
    if rng.random() < 0.3:
        out = {k: out[k] for k in [a for a, _ in pairs]}
    return out, {
        "how": "mixed" if mixed else "stacked",
        "share": m / length(out),
        "strength": m / length(out),
    }


def partners(base: Base, others: list[Base], rng: Rng) -> tuple[Base, list[tuple[str, str]]] | None:
    """A table of another source with three columns of the same kinds, and which those are."""
    for i in rng.permutation(len(others)):
        other = others[i]
        if other.source == base.source and other.name == base.name:
            continue
        left: dict[str, list[str]] = {}
        for name in other.table:
            left.setdefault(other.kinds[name], []).append(name)
        pairs = [(n, left[k].pop(0)) for n, k in base.kinds.items() if left.get(k)]
        if sum(a in base.persons for a, _ in pairs) >= 3:
            return other, pairs
    return None


# -- E ----------------------------------------------------------------------------------------
def enriched(table: Table, make: Callable[[Rng, int], Table], rng: Rng) -> tuple[Table, Truth]:
    """Real rows with invented columns added, or put in the place of real ones."""
    invented = make(rng, length(table))
    names = list(table)
    kept = names if rng.random() < 0.7 else [n for n in names if rng.random() < 0.6] or names[:2]
    out = {n: table[n] for n in kept} | invented
    order = list(out)
    if rng.random() < 0.7:
        order = rng.permutation(np.array(order, object)).tolist()
    share = len(invented) / len(out)
    return {n: out[n] for n in order}, {"how": "columns", "share": share, "strength": share}


def column(values: list[Any]) -> Column:
    """A column of text."""
    return np.array([None if v is None else str(v) for v in values], object)
