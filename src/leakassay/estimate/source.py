"""How many people and records are in the whole source, of which the files are all or a draw.

The gate decides: the whole needs no estimate; a random draw lets its repeats and its counter speak; of a
stretch, or where nothing says how the records were chosen, only that there are at least those in the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.estimate import repeats, tank
from leakassay.estimate.persons import identified, people_in_leak
from leakassay.records import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leakassay.estimate.gate import Draw
    from leakassay.estimate.persons import Identified
    from leakassay.measures.tables import TableSummary

WHOLE = 0.97
"""Files with this share of the records that are claimed are the whole."""
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


def in_source(tables: Sequence[TableSummary], draw: Draw, claimed: float | None) -> Source:
    """Estimate the source of these tables, drawn so; `claimed`: how many records it is said to have."""
    held = sum(table.records for table in tables)
    largest = max((table.records for table in tables), default=0)
    if claimed is not None and max(held, largest) >= WHOLE * claimed and draw.drawn != "head":
        return Source(people_in_leak(tables), Interval(held, held, held, method="exact count"))
    if draw.drawn != "random":
        return Source(_at_least(people_in_leak(tables)), None)
    found = [(t, one) for t in tables if (one := identified(t)) is not None and one.column is not None]
    if not found:
        return Source(_at_least(people_in_leak(tables)), _issued(tables))
    methods = _methods(*max(found, key=lambda each: _trust(*each)), claimed)
    return Source(_best(methods), _issued(tables), methods)


def _trust(table: TableSummary, one: Identified) -> tuple[bool, bool, int]:
    """Rank a table of persons before one of events: it has their numbers and births."""
    numbered = one.column is not None and "." in one.column.plan.kind.name
    return numbered, table.persons.birth is not None, table.records


def _at_least(found: Interval | None) -> Interval | None:
    """Keep only the lower bound of what was counted in the files."""
    if found is None:
        return None
    said = "at least those in the files: how the records were chosen does not allow more to be said"
    return Interval(found.low, found.low, None, method=said, assumptions=found.assumptions)


def _methods(table: TableSummary, one: Identified, records: float | None) -> tuple[Interval, ...]:
    """Every estimate from the repeats of an identifier."""
    if one.column is None:
        return ()
    frequencies = one.column.frequencies
    seen = repeats.Repeats.of(frequencies.counts[frequencies.valid], frequencies.scale)
    if not seen.rows:
        return ()
    # Of the source's records as many carry a valid identifier as of those drawn.
    claimed = None if records is None else records * min(1.0, seen.rows / table.records)
    floor = repeats.floor(seen, claimed)
    methods = [floor]
    if seen.different - seen.of_times(1) >= 2:
        methods.append(repeats.fitted(seen, claimed))
    most = repeats.ceiling(seen, claimed) if claimed and claimed >= seen.rows else None
    if most is not None:
        assumed = (repeats.DRAWN, _CLAIMED)
        methods.append(Interval(floor.low, floor.point, most, method=ANY_PATTERN, assumptions=assumed))
    return tuple(methods)


def _best(methods: Sequence[Interval]) -> Interval | None:
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
