"""Names of countries and regions by their ISO codes, in the language of the report where known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.reference.countries import countries
from leakassay.reference.population import regions

if TYPE_CHECKING:
    from leakassay.report.language import Language


def place(code: str, say: Language) -> str:
    """Give a name for a code of ISO 3166-1 or 3166-2; the code itself where there is none."""
    if code in countries():
        return code if say.code == "zh" else f"{countries()[code].name} {code}"[-22:]
    region = regions().get(code)
    if region is None:
        return code
    if say.code == "zh" and region.country == "CN":
        return region.spelled[0]
    return code if say.code == "zh" else f"{region.name} {code}"[-22:]
