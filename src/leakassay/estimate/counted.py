"""What can be counted in the files read: records, different identifiers, and people as far as these tell.

Identifiers are those of the kind that most records carry, national numbers before e-mail addresses before
telephones. Columns of one kind in several tables are united by their keyed hashes.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from leakassay.kinds.interface import Sensitivity
from leakassay.records import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leakassay.measures.frequencies import FrequencySummary
    from leakassay.measures.tables import ColumnSummary, TableSummary

_PERSONAL = ("email", "phone")
"""Kinds that stand for a person where no national number does, the better first."""
_CARRIED = 0.5
"""A national number counts as the identifier where it fills this share of its table or more."""


def counted(tables: Iterable[TableSummary]) -> dict[str, Interval | None]:
    """Give `records`, `identifiers`, `valid_identifiers`, `people_in_leak` and `people` of the report."""
    seen = list(tables)
    records = sum(t.records for t in seen)
    whole = Interval(records, records, records, method="exact count")
    columns = _identifying(seen)
    if not columns:
        return {"records": whole} | dict.fromkeys(_OF_PEOPLE)
    identifiers = united([c.frequencies for c in columns], valid=False)
    valid = united([c.frequencies for c in columns], valid=True)
    kind = columns[0].plan.kind.name
    people = Interval(
        valid.low,
        valid.point,
        valid.high,
        method=f"different valid values of {kind}: {valid.method}",
        assumptions=("every person has one of these identifiers, and none has two",),
    )
    return {
        "records": whole,
        "identifiers": identifiers,
        "valid_identifiers": valid,
        "people_in_leak": people,
        "people": None,
    }


_OF_PEOPLE = ("identifiers", "valid_identifiers", "people_in_leak", "people")


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
            if column.faults.nonempty < _CARRIED * table.records:
                continue
            held.setdefault(kind.name, []).append(column)
            carried[kind.name] = carried.get(kind.name, 0) + column.faults.nonempty
    if not held:
        return []
    best = min(held, key=lambda k: (_PERSONAL.index(k) + 1 if k in _PERSONAL else 0, -carried[k], k))
    return held[best]


def united(parts: list[FrequencySummary], *, valid: bool) -> Interval:
    """Count different values over several columns under one key: exactly, or from a common sample.

    The sampled estimate has a binomial error: 1.96 / sqrt(kept) of it, where one hash in `scale` is kept.
    """
    scale = max(p.scale for p in parts)
    limit = np.uint64(0xFFFFFFFFFFFFFFFF) >> np.uint64(scale.bit_length() - 1)
    kept: set[int] = set()
    for part in parts:
        chosen = part.hashes[part.valid] if valid else part.hashes
        kept.update(chosen[chosen <= limit].tolist())
    count = len(kept)
    if scale == 1:
        return Interval(count, count, count, method="exact count")
    margin = 1.96 * math.sqrt(count * (1 - 1 / scale)) * scale
    return Interval(
        max(count, round(count * scale - margin)),
        count * scale,
        round(count * scale + margin),
        method=f"every {scale}th different value, by keyed hash",
    )
