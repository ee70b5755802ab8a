"""The pictures of a report, by the name of their chart. To add one, list it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.report.pictures import age_sex, bars, grids

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from leakassay.report.language import Language
    from leakassay.report.pictures.drawing import Draw, Picture

PICTURES: dict[str, Draw] = {
    "age_sex": age_sex.draw,
    "places": bars.places,
    "years": bars.years,
    "hours": grids.hours,
    "days": grids.days,
    "dependence": grids.dependence,
    "copies": bars.copies,
}


def picture(chart: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw a chart of report.json; None where there is nothing to see, or a later version made it."""
    draw = PICTURES.get(chart["chart"])
    return draw(chart, say) if draw is not None else None
