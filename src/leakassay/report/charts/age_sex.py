"""The population pyramid: sampled people by age and sex, and those of the country beside them.

Age is taken at the last year of the dates in the table; without any, at the year of the youngest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.estimate.facets import country_of, facet
from leakassay.reference.age_sex import NEWEST, population
from leakassay.report.charts.disclosure import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.measures.tables import TableSummary

GROUPS = 21
"""Ages of five years, the last 100 and more."""
_LEAST = 100
"""Fewer people with age and sex make no pyramid."""
_EVENTS = ("timestamp", "date")


def chart(table: TableSummary) -> Iterator[dict[str, Any]]:
    """Count sampled rows by age group and sex; at most one chart."""
    born, sex = facet(table, "birth_year"), facet(table, "sex")
    if born is None or sex is None:
        return
    years, sexes = born[1].astype(np.int64), sex[1]
    year = _year(table, years)
    known = (years > 0) & (years <= year) & (years > year - 5 * GROUPS - 15)
    ages = np.minimum((year - years) // 5, GROUPS - 1)
    groups = {
        name: np.bincount(ages[known & (sexes == code)], minlength=GROUPS)
        for name, code in (("male", 1), ("female", 2))
    }
    rows = int(sum(counts.sum() for counts in groups.values()))
    if rows < _LEAST:
        return
    country = country_of(table)
    yield {
        "chart": "age_sex",
        "columns": sorted({born[0], sex[0]}),
        "sampled_rows": rows,
        "year": year,
        "groups": {name: told(counts) for name, counts in groups.items()},
        "country": country,
        "census": population(country, year) if country else None,
    }


def _year(table: TableSummary, births: NDArray[np.int64]) -> int:
    """Give the year at which ages are taken: of the last events, but for the last one in a thousand."""
    last = [
        int(np.searchsorted(np.cumsum(c.calendar.years), 0.999 * c.calendar.n))
        for c in table.columns.values()
        if c.plan.kind.name in _EVENTS and c.calendar is not None and c.calendar.n
    ]
    newest = int(np.quantile(births[births > 0], 0.999)) if (births > 0).any() else NEWEST
    return max([newest, *(year for year in last if year <= newest + 100)])
