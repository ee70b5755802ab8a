"""Outward shapes: the share of values that look like an e-mail, a date, a number with a unit …

The shapes are a table, `reference/recognise/shapes.tsv`: a value has a shape where the whole of it matches.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.recognise.features.column import Column

_LONG = 160
"""Longer values have no shape but that of a text."""


@cache
def _table() -> Mapping[str, re.Pattern[str]]:
    """Read the shapes by name."""
    path = resources.files("leakassay.reference") / "recognise" / "shapes.tsv"
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, case, pattern = line.split("\t")
            found[name] = re.compile(pattern, re.DOTALL if case == "cased" else re.DOTALL | re.IGNORECASE)
    return found


def shapes(column: Column) -> dict[str, float]:
    """Give the share of values of each shape."""
    looked = column.values[::2] or column.values
    times = Counter(v for v in looked if len(v) <= _LONG)
    total = max(1, len(looked))
    return {
        f"shape.{name}": sum(n for v, n in times.items() if pattern.fullmatch(v)) / total
        for name, pattern in _table().items()
    }
