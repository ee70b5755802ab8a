"""How pages are filled: everything is escaped, what is missing is an error, names from data are visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from leakassay.report.names import visible

if TYPE_CHECKING:
    from collections.abc import Callable


def environment(package: str, **filters: Callable[..., object]) -> Environment:
    """Give what fills the templates of a package, with filters of its own beside `visible`."""
    pages = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(visible=visible, **filters)
    return pages
