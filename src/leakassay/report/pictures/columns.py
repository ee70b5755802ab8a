"""The columns and how much they would hurt: one cell for each, filled as far as the column is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leakassay.report.names import visible
from leakassay.report.overview import ORDER
from leakassay.report.pictures.drawing import WIDTH, Picture, bar, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from leakassay.report.language import Language

_CELL, _MOST = 20.0, 500


def draw(table: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw the columns of one table in their order."""
    columns = table["columns"][:_MOST]
    if not columns:
        return None
    across = int(WIDTH // _CELL)
    levels = [str(level) for level in ORDER]
    parts: list[Markup] = []
    for place, column in enumerate(columns):
        y, x = _CELL * (place // across), _CELL * (place % across)
        filled = min(1.0, column["nonempty"] / max(1, table["records"]))
        height = (_CELL - 2) * filled
        level = levels.index(column["sensitivity"])
        tip = f"{visible(column['name'])}: {say(column['kind'])}, {filled:.0%}"
        parts.append(bar(x, y, _CELL - 2, _CELL - 2, "cell", tip))
        parts.append(bar(x, y + _CELL - 2 - height, _CELL - 2, height, f"s{level}"))
    bottom = _CELL * -(-len(columns) // across)
    counts = [sum(column["sensitivity"] == level for column in columns) for level in levels]
    parts += _legend(levels, counts, bottom + 16, say)
    said = ", ".join(f"{say(level)}: {n}" for level, n in zip(levels, counts, strict=True) if n)
    return Picture(
        title=say("Columns by how much they would hurt"),
        text=said,
        height=bottom + 42,
        parts=tuple(parts),
        note=say("One square a column, in their order, filled as far as the column is."),
    )


def _legend(levels: list[str], counts: list[int], y: float, say: Language) -> list[Markup]:
    parts: list[Markup] = []
    for place, (level, n) in enumerate(zip(levels, counts, strict=True)):
        x, below = WIDTH / 2 * (place % 2), y + 17 * (place // 2)
        parts += [bar(x, below - 10, 11, 11, f"s{place}"), words(x + 16, below, f"{say(level)}: {n}")]
    return parts
