"""How many people: every estimate that may speak, with its bounds, against what is claimed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from leakassay.report.overview import between
from leakassay.report.phrases import phrase
from leakassay.report.pictures.drawing import WIDTH, Picture, bar, cut, line, tag, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from leakassay.report.language import Language

_LEFT, _RIGHT, _ROW = 12.0, WIDTH - 16.0, 38.0


def draw(report: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw intervals on a logarithmic axis, one below the other, and the claim as a line through all."""
    rows = list(_rows(report))
    if not rows:
        return None
    claimed = _claimed(report)
    figures = [v for _, one in rows for v in (one["low"], one["high"]) if v] + ([claimed] if claimed else [])
    low = math.floor(math.log10(max(1.0, min(figures))) * 2) / 2
    high = max(math.ceil(math.log10(max(figures)) * 2 + 0.1) / 2, low + 1)

    def at(value: float) -> float:
        share = (math.log10(max(1.0, value)) - low) / (high - low)
        return _LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, share))

    bottom = 24 + _ROW * len(rows)
    parts = [*_axis(low, high, at, bottom)]
    for place, (title, one) in enumerate(rows):
        parts += _row(_name(say, title, one), one, at, 24 + _ROW * place)
    if claimed:
        x = at(claimed)
        end = "end" if x > WIDTH / 2 else "start"
        parts += [
            line(x, 16, x, bottom, "claim"),
            words(x, 12, say("claimed: {n}", n=f"{claimed:,}"), at=end, class_="against"),
        ]
    said = "; ".join(f"{_name(say, title, one)}: {between(say, one)}" for title, one in rows)
    return Picture(
        title=say("How many people, by each method"),
        text=said + ("; " + say("claimed: {n}", n=f"{claimed:,}") if claimed else ""),
        height=bottom + 20,
        parts=tuple(parts),
        note=say("Bars are 95 % intervals on a logarithmic axis; a bar with an arrow has no upper bound."),
    )


def _rows(report: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    estimates = report["estimates"]
    if estimates.get("people_in_leak"):
        yield "in the files read", estimates["people_in_leak"]
    for one in estimates.get("methods") or ():
        yield "", one
    if estimates.get("people"):
        yield "in the whole source, all said", estimates["people"]


def _name(say: Language, title: str, one: Mapping[str, Any]) -> str:
    return say(title) if title else phrase(say, one["method"])


def _claimed(report: Mapping[str, Any]) -> int | None:
    found = next((one["claimed"] for one in report["claim"] if one["item"] == "people"), None)
    return found if isinstance(found, int) and found > 0 else None


def _axis(low: float, high: float, at: Any, bottom: float) -> Iterator[Markup]:
    for power in range(math.ceil(low), math.floor(high) + 1):
        x = at(10.0**power)
        yield line(x, 18, x, bottom)
        label = _POWERS.get(power, f"1e{power}")
        room = 3.7 * len(label)
        yield words(min(max(x, room), WIDTH - room), bottom + 14, label, at="middle", class_="soft")


_POWERS = {n: f"{10**n:,}" for n in range(8)}


def _row(label: str, one: Mapping[str, Any], at: Any, y: float) -> list[Markup]:
    open_ended = one["high"] is None
    x1, x2 = at(one["low"]), _RIGHT if open_ended else at(one["high"])
    middle = y + 22
    parts = [
        words(_LEFT, y + 12, cut(label, 58)),
        bar(x1, middle - 3, max(3.0, x2 - x1), 6, "fill"),
        tag("circle", cx=at(one["low"] if open_ended else one["point"]), cy=middle, r=4.5, class_="dot"),
    ]
    if open_ended:
        parts.append(
            tag("path", d=f"M{x2 - 2} {middle - 6}l10 6l-10 6z", class_="fill"),
        )
    return parts
