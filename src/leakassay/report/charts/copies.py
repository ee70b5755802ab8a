"""How many records stand in the table once, twice, more often: whole records, without their identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.measures.tables import TableSummary

_EDGES = (1, 2, 3, 4, 5, 10, 100)
"""Copies from so many on, up to the next."""


def chart(table: TableSummary) -> Iterator[dict[str, Any]]:
    """Count records by the number of their copies, and those alike but for a quarter of the columns."""
    found = table.duplicates
    counts = found.counts[0]
    rows = int(counts.sum())
    if not rows:
        return
    place = np.searchsorted(_EDGES, counts, side="right") - 1
    held = np.bincount(place, weights=counts, minlength=len(_EDGES))
    yield {
        "chart": "copies",
        "columns": [],
        "records": found.rows(),
        "from": list(_EDGES),
        "shares": [round(float(one) / rows, 6) for one in held],
        "repeated": round(found.repeated() / max(1, found.rows()), 6),
        "nearly": round(_nearly(table), 6),
    }


def _nearly(table: TableSummary) -> float:
    """Share of records that some other equals but for one group of columns, the most of any group."""
    found = table.duplicates
    some = [which for which in range(1, len(found.counts)) if found.rows(which)]
    return max((found.repeated(which) / found.rows(which) for which in some), default=0.0)
