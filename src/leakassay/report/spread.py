"""How the values of a column are spread, and the gaps of a table's rows: figures that show nobody's value.

Lengths and quantiles leave out the ends, where single values stand; numbers are told of kinds that number no
person, within two digits, and only where there are many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.report.charts.disclosure import FEWEST

if TYPE_CHECKING:
    from leakassay.measures.patterns import PatternSummary
    from leakassay.measures.shape import ShapeSummary
    from leakassay.measures.tables import ColumnSummary

SIGNS = (
    *("digit", "lower case", "upper case", "space", "punctuation", "control", "Latin", "Greek", "Cyrillic"),
    *("Hebrew", "Arabic", "Indic", "Thai", "kana", "Hangul", "Han", "full width", "other"),
)
"""The classes of characters, in the order of their bits (`kernels.shapes`); "Latin" is that beyond ASCII."""
_NUMBERS = frozenset({"amount", "measure", "count", "age", "height", "weight", "duration"})
_MANY = 1000
"""Numbers from which on a twentieth of them is of many people."""
_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_BAND = (0.025, 0.5, 0.975)


def spread(column: ColumnSummary) -> dict[str, Any]:
    """Lay out lengths, characters, the commonest value and, of kinds that are amounts, the numbers."""
    numbers = column.quantiles
    told = numbers is not None and column.plan.kind.name in _NUMBERS and numbers.n >= _MANY
    return {
        "lengths": _lengths(column.shape),
        "signs": _signs(column.shape),
        "commonest": int(column.heavy.counters.max(axis=1).min()),
        "numbers": [float(f"{numbers.quantile(q):.2g}") for q in _QUANTILES] if told and numbers else None,
    }


def _lengths(shape: ShapeSummary) -> list[int] | None:
    """Give the lengths below which 2.5 %, half and 97.5 % of the values are."""
    total = int(shape.lengths.sum())
    if total < FEWEST:
        return None
    return [
        int(np.searchsorted(np.cumsum(shape.lengths), share * (total - 1), side="right")) for share in _BAND
    ]


def _signs(shape: ShapeSummary) -> dict[str, int]:
    """Count the values that have a character of each class; what few have is left out."""
    counts = {
        name: sum(n for signature, n in shape.signatures.items() if signature >> bit & 1)
        for bit, name in enumerate(SIGNS)
    }
    return {name: n for name, n in counts.items() if n >= FEWEST}


def gaps(patterns: PatternSummary) -> int:
    """Give how many different sets of columns are filled in a row, of the first 64 columns."""
    return len(patterns.counts) * patterns.scale
