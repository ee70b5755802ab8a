"""How many people are in the files read: from what tells persons apart in each table.

In order of trust: a national number; an identifier of the system's own that stays with a name (the same
value, the same name, in pairs of sampled rows); name with birth; name; e-mail address or telephone. What the
better one leaves open widens the interval, and is written among the assumptions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay.estimate.uniting import united
from leakassay.kinds.interface import Sensitivity
from leakassay.records import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leakassay.measures.tables import ColumnSummary, TableSummary

CARRIED = 0.5
"""A column identifies people if it fills this share of its table or more."""
_OWN = frozenset({"serial", "uuid", "object_id", "hash", "unknown", "code", "case_number"})
"""Kinds by which a system may number persons."""
_SINGLE = _OWN | {"driving_licence", "passport", "voter_id", "username"}
"""Kinds that number records or persons."""
_OF_PERSONS = frozenset(
    {"age", "sex", "birth_date", "birth_year", "email", "phone", "password", "password_hash"}
)
_OF_PERSONS |= {"marital_status", "occupation", "education", "username", "postal_address", "health"}
"""Two of these columns or more make a table one of persons."""
_PERSONS = re.compile(
    r"(?:person|people|user|customer|member|employee|client|patient|student|player|subscriber)s?[ _.-]?"
    r"(?:id|no|nr|key|num)",
    re.IGNORECASE,
)
"""How a column is called that numbers persons."""
_REPEATS = 0.995
"""An identifier with fewer different values than this share of the records repeats."""
_PAIRS = 8
"""Pairs of rows with one identifier that are needed to see whether it stays with a name."""
_STAYS = 0.8
"""An identifier is the person's if its pairs bear the same name in this share or more: spellings vary."""
_ALONE = 0.97
"""Where name and birth differ in this share of the rows, an identifier without repeats is the person's."""
_CONTACTS = ("email", "phone")


@dataclass(frozen=True, slots=True)
class Identified:
    """What tells persons apart in one table, and how many there are."""

    table: str
    records: int
    dated: bool
    """Whether the table says when its persons were born."""
    count: Interval
    column: ColumnSummary | None
    """The one column of identifiers, where it is one; its counts say how often each person stands there."""

    @property
    def number(self) -> str:
        """The kind of national number by which they are told apart; empty for anything else."""
        kind = self.column.plan.kind.name if self.column is not None else ""
        return kind if "." in kind else ""


def identified(tables: Iterable[TableSummary]) -> tuple[Identified, ...]:
    """Say who is told apart in each table, by the best that it has; others are left out."""
    found = (
        _by_number(table) or _by_own(table) or _by_record(table) or _by_name(table) or _by_contact(table)
        for table in tables
    )
    return tuple(one for one in found if one is not None)


def _filled(table: TableSummary, column: ColumnSummary) -> bool:
    return column.faults.nonempty >= CARRIED * table.records


def _by_number(table: TableSummary) -> Identified | None:
    """Count the valid values of the national number that most rows carry."""
    held = [
        c
        for c in table.columns.values()
        if "." in c.plan.kind.name
        and c.plan.kind.sensitivity is Sensitivity.DIRECT
        and _filled(table, c)
        and c.faults.valid >= CARRIED * c.faults.nonempty
    ]
    if not held:
        return None
    return _counted(table, max(held, key=lambda c: c.faults.valid), "every person has one, and none has two")


def _by_contact(table: TableSummary) -> Identified | None:
    """Count e-mail addresses, or else telephone numbers."""
    for kind in _CONTACTS:
        held = [c for c in table.columns.values() if c.plan.kind.name == kind and _filled(table, c)]
        if held:
            best = max(held, key=lambda c: c.faults.nonempty)
            found = _counted(table, best, "every person has one, and nobody shares one")
            return replace(found, count=replace(found.count, high=table.records))
    return None


def _counted(table: TableSummary, column: ColumnSummary, assumed: str) -> Identified:
    frequencies = column.frequencies
    valid = int(frequencies.valid.sum()) * frequencies.scale
    without = table.records - int(frequencies.counts[frequencies.valid].sum()) * frequencies.scale
    margin = 0 if frequencies.exact else round(1.96 * (valid * frequencies.scale) ** 0.5)
    kind = column.plan.kind.name
    count = Interval(
        max(valid - margin, 1 if valid else 0),
        valid,
        min(valid + margin + max(0, without), table.records),
        method=f"different valid values of {kind}",
        assumptions=(assumed, WITHOUT),
    )
    return _identified(table, count, column)


def _by_own(table: TableSummary) -> Identified | None:
    """Count the values of an identifier that repeats and stays with a name, or is called a person's."""
    held = [
        c
        for c in table.columns.values()
        if c.plan.kind.name in _OWN
        and c.faults.nonempty >= 0.98 * table.records
        and c.distinct.point < _REPEATS * table.records
        and (_PERSONS.search(c.plan.name) or _stays(table, c.plan.name) >= _STAYS)
    ]
    if not held:
        return None
    # Several may stay with a name (a person's number, and a family's): the finest counts.
    column = max(held, key=lambda one: one.distinct.point)
    different = column.distinct
    count = Interval(
        different.low,
        different.point,
        different.high,
        method="different values of an identifier that stays with a name",
        assumptions=("the identifier is the person's, and nobody has two",),
    )
    return _identified(table, count, column)


def _stays(table: TableSummary, name: str) -> float:
    """Give the share of sampled pairs with one value in a column that bear one name; 0 for too few."""
    rows = table.rows
    if (
        not table.persons.names
        or name not in rows.column_names
        or pa.types.is_list(rows.schema.field(name).type)
    ):
        return 0.0
    names = [n for n in table.persons.names if not pa.types.is_list(rows.schema.field(n).type)]
    groups: dict[str, list[tuple[str | None, ...]]] = {}
    for value, *bearer in zip(*(rows.column(n).to_pylist() for n in (name, *names)), strict=True):
        if value:
            groups.setdefault(value, []).append(tuple(bearer))
    pairs = [a == b for bearers in groups.values() for a, b in pairwise(bearers)]
    return sum(pairs) / len(pairs) if len(pairs) >= _PAIRS else 0.0


def _by_name(table: TableSummary) -> Identified | None:
    """Count names with births, or names alone, between what is surely different and every row."""
    persons = table.persons
    if not persons.names or persons.nameless > (1 - CARRIED) * table.records:
        return None
    different = len(persons.hashes) * persons.scale
    count = Interval(
        different,
        different,
        table.records,
        method="different names with births" if persons.birth else "different names",
        assumptions=("one person is spelled in one way", EVERY_RECORD),
    )
    return _identified(table, count)


def _by_record(table: TableSummary) -> Identified | None:
    """Take records for persons where each has an identifier of its own, unless names with births repeat."""
    single = any(
        c.plan.kind.name in _SINGLE and c.distinct.point >= _REPEATS * table.records
        for c in table.columns.values()
    )
    personal = {c.plan.kind.name for c in table.columns.values()} & _OF_PERSONS
    if not single or not (table.persons.names or len(personal) > 1):
        return None
    different = len(table.persons.hashes) * table.persons.scale
    if table.persons.birth and different < _ALONE * (table.records - table.persons.nameless):
        return None
    least = max(
        (c.distinct.low for c in table.columns.values() if c.plan.kind.name in _OF_PERSONS), default=1
    )
    count = Interval(
        min(max(different, round(least)), table.records),
        table.records,
        table.records,
        method="records with an identifier each",
        assumptions=(
            "the identifier of a record is a person's",
            "the lower bound: all namesakes are one person",
        ),
    )
    return _identified(table, count)


def _identified(table: TableSummary, count: Interval, column: ColumnSummary | None = None) -> Identified:
    return Identified(table.name, table.records, table.persons.birth is not None, count, column)


def people_in_leak(found: Sequence[Identified]) -> Interval | None:
    """Give the people over all tables: numbers of one kind are united, other tables lie between.

    At least as many as in the largest table, at most as many as in all together.
    """
    if not found:
        return None
    numbered: dict[str, list[Identified]] = {}
    for one in found:
        numbered.setdefault(one.number, []).append(one)
    others = numbered.pop("", [])
    counts = [one.count for one in others]
    for kind, same in numbered.items():
        counts.append(_united(kind, same) if len(same) > 1 else same[0].count)
    return _over(counts)


def _united(kind: str, same: Sequence[Identified]) -> Interval:
    """Unite the numbers of one kind over tables; people without one may be as many more."""
    columns = [one.column for one in same if one.column is not None]
    together = united([c.frequencies for c in columns], valid=True)
    without = sum((one.count.high or one.count.point) - one.count.point for one in same)
    return Interval(
        together.low,
        together.point,
        (together.high or together.point) + without,
        method=f"different valid values of {kind} over {len(columns)} tables",
        assumptions=("every person has one, and none has two", WITHOUT),
    )


WITHOUT = "records without a valid one may be as many people more"
EVERY_RECORD = "the upper bound: every record is a person"
NOBODY_TWICE = "the upper bound: nobody stands in two tables"
ABOVE = frozenset({WITHOUT, EVERY_RECORD, NOBODY_TWICE})
"""What is assumed for the upper bound alone."""


def _over(counts: Sequence[Interval]) -> Interval:
    most = max(counts, key=lambda count: count.point)
    if len(counts) == 1:
        return most
    return Interval(
        most.low,
        most.point,
        sum(count.high or count.point for count in counts),
        method=f"{most.method}, in the largest of {len(counts)} tables",
        assumptions=(*most.assumptions, NOBODY_TWICE),
    )
