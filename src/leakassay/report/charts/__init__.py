"""What the pictures of a report show: counts of many people, drawn from summaries.

Nothing here names a person or shows a value: categories are years, hours, ages, counts and the codes of
countries and regions, and whatever holds fewer than `disclosure.FEWEST` is left out. One file, one chart;
to add one, list it here, and its picture in `pictures/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leakassay.report.charts import age_sex, copies, dependence, places, times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.measures.tables import TableSummary
    from leakassay.records import Finding

CHARTS = (age_sex.chart, places.chart, times.chart, dependence.chart, copies.chart)
_TABLES = 8
"""The most tables that are drawn, the largest first."""

_OF_TESTS = {
    "T08": "places",
    "T16": "dependence",
    "T26": "age_sex",
    "T27": "hours",
    "T30": "copies",
}
"""The chart in which people can see what a test speaks of."""


def charts(tables: Sequence[TableSummary]) -> list[dict[str, Any]]:
    """Give the charts of the largest tables, as plain data for report.json."""
    largest = sorted(tables, key=lambda t: -t.records)[:_TABLES]
    return [{"table": table.name, **one} for table in largest for chart in CHARTS for one in chart(table)]


def place_of(finding: Finding, drawn: Sequence[Mapping[str, Any]]) -> int | None:
    """Give the place of the chart in which a finding can be seen; None where there is none."""
    for place, one in enumerate(drawn):
        same = one["table"] == finding.table and one["chart"] == _OF_TESTS.get(finding.test)
        if same and (not one["columns"] or set(one["columns"]) & set(finding.columns)):
            return place
    return None
