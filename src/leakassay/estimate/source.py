"""How many people and records are in the whole source, of which the files are all or a draw.

The gate decides: the whole needs no estimate; a random draw lets its repeats and its counter speak; of a
stretch, or where nothing says how the records were chosen, only that there are at least those in the files.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.estimate import repeats, tank
from leakassay.estimate.captures import chapman
from leakassay.estimate.persons import ABOVE, people_in_leak
from leakassay.records import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakassay.estimate.gate import Draw
    from leakassay.estimate.persons import Identified
    from leakassay.measures.tables import TableSummary

_FROM_ONE = 3.0
"""A counter began at 1 if the least of k numbers is below this many times the greatest over k."""
ANY_PATTERN = "any pattern of repeats"
_CLAIMED = "the source has as many records as claimed"


@dataclass(frozen=True, slots=True)
class Source:
    """What can be said of the whole source."""

    people: Interval | None
    records: Interval | None
    """None where nothing but the claim speaks of it."""
    methods: tuple[Interval, ...] = ()
    """Every estimate of the people that may speak, the one in `people` among them."""
    covered: float | None = None
    """Share of the source's records whose person is in the files (Good-Turing)."""


def whole(tables: Sequence[TableSummary], found: Sequence[Identified]) -> Source:
    """Take the files for the whole source, as the claim has it."""
    held = sum(table.records for table in tables)
    return Source(people_in_leak(found), Interval(held, held, held, method="exact count"))


def drawn_from(
    tables: Sequence[TableSummary], found: Sequence[Identified], draw: Draw, claimed: float | None
) -> Source:
    """Estimate the source from which these tables were drawn.

    `found`: who is told apart in them; `claimed`: how many records the source is said to have.
    """
    at_least = _at_least(people_in_leak(found))
    if draw.drawn != "random":
        return Source(at_least, None)
    told = [one for one in found if one.column is not None]
    if not told:
        return Source(at_least, _issued(tables))
    # A table of persons says more of people than one of events: it has their numbers and births.
    best = max(told, key=lambda one: (bool(one.number), one.dated, one.records))
    methods, covered = _methods(best, claimed)
    return Source(headline(methods), _issued(tables), (*methods, *_captures(told)), covered)


def _captures(told: Sequence[Identified]) -> Iterator[Interval]:
    """Take the two largest tables of one kind of number for two captures of the same people."""
    for first, second in combinations(sorted(told, key=lambda one: -one.records), 2):
        ours, theirs = first.column, second.column
        if ours is None or theirs is None or not first.number or first.number != second.number:
            continue
        a, b = ours.frequencies, theirs.frequencies
        if a.exact and b.exact:
            lists = a.hashes[a.valid], b.hashes[b.valid]
            both = len(np.intersect1d(*lists, assume_unique=True))
            found = chapman(len(lists[0]), len(lists[1]), both)
            yield replace(found, method=TWO_TABLES, assumptions=(*found.assumptions, IN_BOTH))
            return


TWO_TABLES = "two tables as two captures (Chapman)"
IN_BOTH = "who has many records in one table has not more of them in the other; else this is a floor"


def _at_least(found: Interval | None) -> Interval | None:
    """Keep only the lower bound of what was counted in the files."""
    if found is None:
        return None
    said = "at least those in the files: how the records were chosen does not allow more to be said"
    below = tuple(one for one in found.assumptions if one not in ABOVE)
    return Interval(found.low, found.low, None, method=said, assumptions=below)


def _methods(one: Identified, records: float | None) -> tuple[tuple[Interval, ...], float | None]:
    """Every estimate from the repeats of an identifier, and Good-Turing's coverage."""
    if one.column is None:
        return (), None
    frequencies = one.column.frequencies
    seen = repeats.Repeats.of(frequencies.counts[frequencies.valid], frequencies.scale)
    if not seen.rows:
        return (), None
    # Of the source's records as many carry a valid identifier as of those drawn.
    claimed = None if records is None else records * min(1.0, seen.rows / one.records)
    floor = repeats.floor(seen, claimed)
    methods = [floor]
    least = repeats.chao1(seen, claimed)
    if least is not None:
        methods.append(least)
    if seen.different - seen.of_times(1) >= 2:
        methods.append(repeats.fitted(seen, claimed))
    most = repeats.ceiling(seen, claimed) if claimed and claimed >= seen.rows else None
    if most is not None:
        assumed = (repeats.DRAWN, _CLAIMED)
        methods.append(Interval(floor.low, floor.point, most, method=ANY_PATTERN, assumptions=assumed))
    return tuple(methods), repeats.coverage(seen)


def headline(methods: Sequence[Interval]) -> Interval | None:
    """Give the point of the best fitting law, between the floor and what any pattern of repeats allows."""
    if not methods:
        return None
    named = {one.method: one for one in methods}
    floor = methods[0]
    law = named.get(repeats.BY_LAW)
    widest = named.get(ANY_PATTERN)
    if law is None:
        high = widest.high if widest else None
        return Interval(floor.low, floor.point, high, method=floor.method, assumptions=floor.assumptions)
    low = min(floor.low, law.low)
    high = law.high if widest is None or widest.high is None else widest.high
    return Interval(
        low,
        law.point,
        high,
        method=f"{repeats.BY_LAW}; from the floor to what any pattern of repeats allows",
        assumptions=(repeats.DRAWN, *((_CLAIMED,) if widest else (repeats.LAW,)), repeats.FLOOR),
    )


def _issued(tables: Sequence[TableSummary]) -> Interval | None:
    """Estimate the records by the counter of the table that has the most."""
    best: Interval | None = None
    for table in tables:
        for column in table.columns.values():
            order = column.order
            if column.plan.kind.name != "serial" or order is None or order.n < 2:
                continue
            if column.distinct.point < 0.98 * table.records or order.greatest <= order.least:
                continue
            from_one = 0 < order.least <= _FROM_ONE * order.greatest / order.n
            found = tank.issued(order.least, order.greatest, order.n, from_one=from_one)
            if best is None or found.point > best.point:
                best = found
    return best
