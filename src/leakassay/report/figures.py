"""The charts of a report as Vega-Altair objects: for notebooks, where people change and combine them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt

from leakassay.report.language import MONTHS
from leakassay.report.names import visible
from leakassay.report.pictures.grids import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Figure = Callable[[Mapping[str, Any]], Any]

_KNOWN = "count, 0 where too few to be told"


def _chart(rows: Iterable[Mapping[str, Any]]) -> Any:
    return alt.Chart(alt.InlineData(values=list(rows)))


def _age_sex(chart: Mapping[str, Any]) -> Any:
    groups = chart["groups"]
    rows = [
        {"age": 5 * place, "sex": sex, "people": (-1 if sex == "male" else 1) * (n or 0)}
        for sex, counts in groups.items()
        for place, n in enumerate(counts)
    ]
    age = alt.Y("age:O", sort="descending", title="age, from")
    return _chart(rows).mark_bar().encode(x=alt.X("people:Q", title="men | women"), y=age, color="sex:N")


def _places(chart: Mapping[str, Any]) -> Any:
    return _chart(chart["places"]).mark_bar().encode(x="rows:Q", y=alt.Y("code:N", sort="-x"))


def _years(chart: Mapping[str, Any]) -> Any:
    rows = [{"year": chart["first"] + i, "count": n or 0} for i, n in enumerate(chart["counts"])]
    return _chart(rows).mark_bar().encode(x="year:O", y=alt.Y("count:Q", title=_KNOWN))


def _hours(chart: Mapping[str, Any]) -> Any:
    rows = [
        {"weekday": WEEKDAYS[day], "hour": hour, "count": n or 0}
        for day, cells in enumerate(chart["counts"])
        for hour, n in enumerate(cells)
    ]
    weekday = alt.Y("weekday:N", sort=list(WEEKDAYS))
    return _chart(rows).mark_rect().encode(x="hour:O", y=weekday, color=alt.Color("count:Q", title=_KNOWN))


def _days(chart: Mapping[str, Any]) -> Any:
    rows = [
        {"month": MONTHS[month], "day": day + 1, "count": n or 0}
        for month, cells in enumerate(chart["counts"])
        for day, n in enumerate(cells)
    ]
    month = alt.Y("month:N", sort=list(MONTHS))
    return _chart(rows).mark_rect().encode(x="day:O", y=month, color=alt.Color("count:Q", title=_KNOWN))


def _dependence(chart: Mapping[str, Any]) -> Any:
    rows = [{**one, "left": visible(one["left"]), "right": visible(one["right"])} for one in chart["pairs"]]
    color = alt.Color("measured:Q", title="Cramér's V")
    told = ["left:N", "right:N", "measured:Q", "shuffled:Q", "depends:N"]
    return _chart(rows).mark_rect().encode(x="left:N", y="right:N", color=color, tooltip=told)


def _copies(chart: Mapping[str, Any]) -> Any:
    edges = chart["from"]
    labels = [f"{low}" if high == low + 1 else f"{low}-{high - 1}" for low, high in pairwise(edges)]
    labels.append(f"{edges[-1]}+")
    rows = [{"copies": label, "share": share} for label, share in zip(labels, chart["shares"], strict=True)]
    return _chart(rows).mark_bar().encode(x=alt.X("copies:N", sort=labels), y=alt.Y("share:Q"))


FIGURES: dict[str, Figure] = {
    "age_sex": _age_sex,
    "places": _places,
    "years": _years,
    "hours": _hours,
    "days": _days,
    "dependence": _dependence,
    "copies": _copies,
}


def figures(report: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Give the charts of a report by name, the largest table first; those of later versions are left out."""
    found: dict[str, list[Any]] = defaultdict(list)
    for chart in report.get("charts", ()):
        draw = FIGURES.get(chart["chart"])
        if draw is not None:
            title = ", ".join(visible(one) for one in (chart.get("table", ""), *chart["columns"][:3]) if one)
            found[chart["chart"]].append(draw(chart).properties(title=title))
    return dict(found)
