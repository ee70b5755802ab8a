"""Where people are from: sampled rows by the region that their national number names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from leakassay.estimate.facets import facet, strings
from leakassay.reference.countries import named
from leakassay.reference.population import numbered
from leakassay.report.charts.disclosure import FEWEST, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.measures.tables import TableSummary

_MOST = 20
"""Places that are shown; the others are summed up."""


def chart(table: TableSummary) -> Iterator[dict[str, Any]]:
    """Count sampled rows by region, and by country."""
    region = facet(table, "region")
    if region is not None:
        name, codes = region
        country = table.columns[name].plan.kind.name.partition(".")[0].upper()
        counts = Counter(_iso(country, code) for code in codes.tolist() if code > 0)
        yield from _laid_out("region", name, counts)
    for name, column in table.columns.items():
        if column.plan.kind.name == "country":
            yield from _laid_out("country", name, _countries(table, name))


def _iso(country: str, code: int) -> str:
    return numbered().get((country, code), f"{country}-{code:02}")


def _countries(table: TableSummary, name: str) -> Counter[str]:
    """Count the countries that are known by code or name; others are not told."""
    if strings(table, name) is None:
        return Counter()
    known = named()
    values = (str(value).strip().casefold() for value in table.rows.column(name).to_pylist() if value)
    return Counter(known[value] for value in values if value in known)


def _laid_out(level: str, column: str, counts: Counter[str]) -> Iterator[dict[str, Any]]:
    shown = [(code, n) for code, n in counts.most_common(_MOST) if n >= FEWEST]
    if shown:
        yield {
            "chart": "places",
            "columns": [column],
            "level": level,
            "sampled_rows": counts.total(),
            "places": [{"code": code, "rows": n} for code, n in shown],
            "others": told([counts.total() - sum(n for _, n in shown)])[0],
            "different": len(counts),
        }
