"""Names of countries and regions by their ISO codes, in the language of the report where known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.reference import cn_areas
from leakassay.reference.countries import countries
from leakassay.report.charts.places import GB_CODES

if TYPE_CHECKING:
    from leakassay.report.language import Language


def place(code: str, say: Language) -> str:
    """Give a name for a code of ISO 3166-1 or 3166-2; the code itself where there is none."""
    if code in countries():
        return code if say.code == "zh" else f"{countries()[code].name} {code}"[-22:]
    number = GB_CODES.get(code)
    if number is not None and say.code == "zh":
        return cn_areas.areas().names.get(number * 10_000, code)
    return code
