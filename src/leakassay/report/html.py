"""The report as one self-contained page: no script, nothing from elsewhere, safe against any name in it.

Jinja2 escapes everything; names from the data go through `visible` first; the page's own policy
(`Content-Security-Policy`) forbids scripts, fetches and forms, should anything slip through.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from leakassay.report.language import language
from leakassay.report.names import visible
from leakassay.report.overview import ORDER, holdings, totals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

_COLUMNS = 500
"""The most columns of a table on the page: beyond, report.json has them."""


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("leakassay.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["share"] = _share
    environment.filters["figure"] = _figure
    return environment.get_template("report.html")


def render(report: Mapping[str, Any], code: str = "en") -> str:
    """Render the page in a language (`en`, `zh`)."""
    return _template().render(
        report=report,
        say=language(code),
        code=code,
        holdings=holdings(report),
        totals=totals(report),
        levels=[str(level) for level in ORDER],
        findings=sorted(report["findings"], key=lambda f: ("against", "for", "silent").index(f["leaning"])),
        most=_COLUMNS,
    )


def _figure(value: object) -> str:
    """Give what was claimed or found: a number, a range, a list, a text."""
    if value is None:
        return "–"
    if isinstance(value, list):
        between = " – " if all(one is None or isinstance(one, int | float) for one in value) else ", "
        return between.join("…" if one is None else _figure(one) for one in value)
    if isinstance(value, int) and value >= _YEARS:
        return f"{value:,}"
    return visible(str(value))


_YEARS = 10_000
"""Below, a number may be a year, which has no thousands."""


def _share(part: float, whole: float) -> str:
    """Give a share as a percentage that never rounds to all or nothing where it is neither."""
    if not whole:
        return "–"
    share = part / whole
    if 0 < share < 0.001:
        return "<0.1%"
    if 0.999 < share < 1:
        return ">99.9%"
    return f"{share:.1%}"
