"""What can be counted in the files read: records, different identifiers, and which of them are valid.

Identifiers are those of the kind that most records carry, national numbers before e-mail addresses before
telephones. Columns of one kind in several tables are united by their keyed hashes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.estimate.persons import CARRIED
from leakassay.estimate.uniting import united
from leakassay.kinds.interface import Sensitivity
from leakassay.records import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leakassay.measures.tables import ColumnSummary, TableSummary

_PERSONAL = ("email", "phone")
"""Kinds that stand for a person where no national number does, the better first."""


def counted(tables: Iterable[TableSummary]) -> dict[str, Interval | None]:
    """Give `records`, `identifiers` and `valid_identifiers` of the report."""
    seen = list(tables)
    records = sum(t.records for t in seen)
    columns = _identifying(seen)
    return {
        "records": Interval(records, records, records, method="exact count"),
        "identifiers": united([c.frequencies for c in columns], valid=False) if columns else None,
        "valid_identifiers": united([c.frequencies for c in columns], valid=True) if columns else None,
    }


def _identifying(tables: list[TableSummary]) -> list[ColumnSummary]:
    """Columns of the one kind that identifies people best."""
    held: dict[str, list[ColumnSummary]] = {}
    carried: dict[str, int] = {}
    for table in tables:
        for column in table.columns.values():
            kind = column.plan.kind
            if kind.sensitivity is not Sensitivity.DIRECT:
                continue
            if "." not in kind.name and kind.name not in _PERSONAL:
                continue
            if column.faults.nonempty < CARRIED * table.records:
                continue
            held.setdefault(kind.name, []).append(column)
            carried[kind.name] = carried.get(kind.name, 0) + column.faults.nonempty
    if not held:
        return []
    best = min(held, key=lambda k: (_PERSONAL.index(k) + 1 if k in _PERSONAL else 0, -carried[k], k))
    return held[best]
