"""How far two leaks overlap, from their sketches alone.

Identifiers of one kind are compared by their keyed hashes: of the different ones in A, how many are in B, and
the other way round. Where a sketch keeps a sample of them, it is a uniform one of the different values, so
that a share of it is binomial and its interval exact (Clopper and Pearson).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from leakassay.errors import LeakassayError
from leakassay.estimate.captures import chapman
from leakassay.intervals import clopper_pearson
from leakassay.kinds import all_kinds
from leakassay.kinds.interface import VALID, Sensitivity
from leakassay.records import Finding, Interval, Text
from leakassay.sketching import key_beside, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

Reading = Literal["same", "first in second", "second in first", "overlap", "apart"]
"""What two sets of identifiers are to each other."""

_FEW = 30
_CONTAINED = 0.95
_APART = 0.01
_RECORDS = frozenset({"uuid", "object_id", "es_auto_id", "snowflake_id", "hash"})
"""Identifiers of records: the same ones in two leaks are copies of the same rows."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The overlap of one kind of identifier."""

    kind: str
    first: Interval
    """Different ones in the first leak."""
    second: Interval
    first_in_second: Interval
    """Share of the first's that the second has."""
    second_in_first: Interval
    reading: Reading
    behind: Interval | None
    """How many there are behind both, if they were drawn independently (Chapman); None where samples overlap
    too little or one holds the other."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two leaks, compared."""

    names: tuple[str, str]
    shared: tuple[Shared, ...]
    """The kinds that both have, national numbers first."""

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{s.kind}</td><td>{s.first_in_second.point:.1%}</td>"
            f"<td>{s.second_in_first.point:.1%}</td><td>{s.reading}</td></tr>"
            for s in self.shared
        )
        head = "<tr><th>kind</th><th>first in second</th><th>second in first</th><th></th></tr>"
        return f"<table>{head}{rows}</table>"


@dataclass(frozen=True, slots=True)
class _Set:
    """Different identifiers of one kind: the kept ones, each for `scale` of them."""

    hashes: NDArray[np.uint64]
    scale: int


def compare(first: str | Path, second: str | Path, *, key: bytes | None = None) -> Overlap:
    """Compare two sketches that were made under one `key`: without, under that which lies beside one of them.

    Raises LeakassayError where one is no sketch, was altered, or was made under another key.
    """
    paths = Path(first), Path(second)
    key = key_beside(paths) if key is None else key
    return _compared((paths[0].name, paths[1].name), [_sets(read(path, key)) for path in paths])


def compare_all(paths: Sequence[str | Path], *, key: bytes) -> list[Overlap]:
    """Compare every two of several sketches. Raises LeakassayError, as `compare`, and for fewer than two."""
    if len(paths) < 2:
        raise LeakassayError("give two sketches or more to compare.")
    read_ = [(Path(path).name, _sets(read(Path(path), key))) for path in paths]
    return [_compared((a, b), [ours, theirs]) for (a, ours), (b, theirs) in combinations(read_, 2)]


def recycled(
    tables: Sequence[tuple[str, Sequence[Any]]], known: Mapping[str, Any], name: str
) -> Iterator[Finding]:
    """T03: say of each table whether its identifiers are those of a leak that is known by its sketch.

    `tables`: name and column states of each table of the leak; `known`: the content of the sketch, under the
    same key. Contained in an older leak speaks for recycled (R); apart from it proves nothing.
    """
    theirs = _sets(known)
    for table, columns in tables:
        ours = _sets({"tables": [{"columns": columns}]})
        found = [one for kind in ours if kind in theirs and (one := _shared(kind, ours[kind], theirs[kind]))]
        if not found:
            yield Finding(
                "T03",
                table,
                (),
                0,
                "silent",
                None,
                Text("{name} holds no kind of identifier that this table holds often enough", {"name": name}),
                ("R",),
            )
        yield from (_contained(table, name, one) for one in found)


def _contained(table: str, name: str, shared: Shared) -> Finding:
    share, n = shared.first_in_second, int(shared.first.point)
    figures = {"kind": shared.kind, "share": share.point, "low": share.low, "name": name}
    if share.low >= _RECYCLED:
        said = Text(
            "{share:.0%} of the different {kind} values ({low:.0%} at the least) are in {name} too: either "
            "may have been taken from the other, or both from a third",
            figures,
        )
        return Finding("T03", table, (), n, "against", share.point, said, ("R",))
    said = Text(
        "{share:.0%} of the different {kind} values are in {name}, too few for rows that come from there",
        figures,
    )
    return Finding("T03", table, (), n, "silent", share.point, said, ("R",))


_RECYCLED = 0.8
"""Popular services share people; four fifths of all identifiers are more than that [P] (METHOD.md T03)."""


def _compared(names: tuple[str, str], sets: Sequence[Mapping[str, _Set]]) -> Overlap:
    kinds = [k for k in sets[0] if k in sets[1]]
    shared = [_shared(kind, sets[0][kind], sets[1][kind]) for kind in kinds]
    kept = [one for one in shared if one is not None]
    return Overlap(names, tuple(sorted(kept, key=lambda s: ("." not in s.kind, s.kind))))


def _sets(content: Mapping[str, Any]) -> dict[str, _Set]:
    """Unite the columns of each kind that identifies."""
    columns: dict[str, list[Mapping[str, Any]]] = {}
    for table in content["tables"]:
        for _, kind, states in table["columns"]:
            known = all_kinds().get(kind)
            direct = known is not None and known.sensitivity is Sensitivity.DIRECT
            if direct or kind in _RECORDS:
                columns.setdefault(kind, []).append(states["frequencies"])
    return {kind: _united(states) for kind, states in columns.items()}


def _united(states: Sequence[Mapping[str, Any]]) -> _Set:
    level = max(int(state["level"]) for state in states)
    kept = [_under(state["hashes"][state["codes"] == VALID], level) for state in states]
    return _Set(np.unique(np.concatenate(kept)), 1 << level)


def _under(hashes: NDArray[np.uint64], level: int) -> NDArray[np.uint64]:
    """Keep the hashes that a sample at this level keeps."""
    return hashes[hashes <= np.uint64(0xFFFFFFFFFFFFFFFF) >> np.uint64(level)]


def _shared(kind: str, first: _Set, second: _Set) -> Shared | None:
    level = max(first.scale, second.scale).bit_length() - 1
    a, b = _under(first.hashes, level), _under(second.hashes, level)
    if min(len(a), len(b)) < _FEW:
        return None
    both = len(np.intersect1d(a, b, assume_unique=True))
    exact = level == 0
    ours, theirs = _share(both, len(a), exact=exact), _share(both, len(b), exact=exact)
    reading = _read(ours, theirs)
    behind = _behind(len(a), len(b), both, 1 << level) if reading == "overlap" else None
    return Shared(kind, _count(first), _count(second), ours, theirs, reading, behind)


def _behind(first: int, second: int, both: int, scale: int) -> Interval:
    """Estimate the different ones behind two lists; every `scale`-th of them was kept."""
    found = chapman(first, second, both)
    high = None if found.high is None else found.high * scale
    return replace(found, low=found.low * scale, point=found.point * scale, high=high)


def _share(both: int, of: int, *, exact: bool) -> Interval:
    point = both / of
    low, high = (point, point) if exact else clopper_pearson(both, of)
    return Interval(low, point, high, method="exact count" if exact else "sample of the different values")


def _count(of: _Set) -> Interval:
    size, margin = len(of.hashes) * of.scale, 0.0
    if of.scale > 1:
        margin = 1.96 * (len(of.hashes) * (1 - 1 / of.scale)) ** 0.5 * of.scale
    return Interval(size - margin, size, size + margin, method="different valid values")


def _read(ours: Interval, theirs: Interval) -> Reading:
    inside, outside = ours.point >= _CONTAINED, theirs.point >= _CONTAINED
    if inside and outside:
        return "same"
    if inside:
        return "first in second"
    if outside:
        return "second in first"
    return "apart" if max(ours.point, theirs.point) < _APART else "overlap"
