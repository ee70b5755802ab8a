"""How Sphinx builds these pages: `make docs`; a warning is an error."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = Path(__file__).parent

project = "leakassay"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "leakassay"
exclude_patterns = ["_build"]
# The reference numbers its tests and kinds itself; two of them may begin with the same words.
myst_heading_anchors = 3


def _listed(_app: Sphinx, name: str, source: list[str]) -> None:
    """Put all pages that the index links to into the menu, in that order."""
    if name == "index":
        pages = dict.fromkeys(re.findall(r"\]\(([^)#:]+)\.md\)", source[0]))
        source[0] += "\n".join(["", "```{toctree}", ":hidden:", "", *pages, "```", ""])


def setup(app: Sphinx) -> None:
    """Connect what is above."""
    app.connect("source-read", _listed)
