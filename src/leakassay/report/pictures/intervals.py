"""How many: intervals on one axis, such as every estimate of the people that may speak, against the claim."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Any

from leakassay.report.overview import between
from leakassay.report.phrases import phrase
from leakassay.report.pictures.drawing import WIDTH, Picture, bar, cut, line, tag, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from leakassay.report.language import Language

_LEFT, _RIGHT, _ROW = 12.0, WIDTH - 16.0, 38.0


def draw(report: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw every estimate of the people, one below the other, and the claim as a line through all."""
    rows = [(_name(say, title, one), one) for title, one in _rows(report)]
    title = say("How many people, by each method")
    return bars(rows, say, title, claimed=_claimed(report, "people")) if rows else None


def records(report: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw the records and identifiers that were counted or estimated, and the records that are claimed."""
    known = ((title, report["estimates"].get(key)) for key, title in _RECORDS.items())
    rows = [(say(title), one) for title, one in known if one]
    if not rows:
        return None
    return bars(rows, say, say("How many records and identifiers"), claimed=_claimed(report, "records"))


_RECORDS = {
    "records": "records in the files read",
    "records_in_source": "records in the whole source, by serial numbers",
    "identifiers": "different identifiers in the files",
    "valid_identifiers": "valid ones among them",
}


def bars(
    rows: Sequence[tuple[str, Mapping[str, Any]]], say: Language, title: str, *, claimed: int | None = None
) -> Picture:
    """Draw intervals (low, point, high) with their labels on a logarithmic axis; there is one at least."""
    figures = [v for _, one in rows for v in (one["low"], one["high"]) if v] + ([claimed] if claimed else [])
    low = math.floor(math.log10(max(1.0, min(figures, default=1.0))) * 2) / 2
    high = max(math.ceil(math.log10(max([*figures, 1.0])) * 2 + 0.1) / 2, low + 1)

    def at(value: float) -> float:
        share = (math.log10(max(1.0, value)) - low) / (high - low)
        return _LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, share))

    bottom = 24 + _ROW * len(rows)
    parts = [*_axis(low, high, at, bottom)]
    for place, (label, one) in enumerate(rows):
        parts += _row(label, one, at, 24 + _ROW * place)
    if claimed:
        x = at(claimed)
        end = "end" if x > WIDTH / 2 else "start"
        parts += [
            line(x, 16, x, bottom, "claim"),
            words(x, 12, say("claimed: {n}", n=f"{claimed:,}"), at=end, class_="against"),
        ]
    said = "; ".join(f"{label}: {between(say, one)}" for label, one in rows)
    return Picture(
        title=title,
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


def _claimed(report: Mapping[str, Any], item: str) -> int | None:
    found = next((one["claimed"] for one in report["claim"] if one["item"] == item), None)
    return found if isinstance(found, int) and found > 0 else None


def _axis(low: float, high: float, at: Any, bottom: float) -> Iterator[Markup]:
    # Figures between the powers of ten where there is room for them.
    longest = len(f"{10 ** math.floor(high):,}")
    steps = (1, 2, 5) if 0.3 * (_RIGHT - _LEFT) / (high - low) > 7.4 * longest else (1,)
    for power, step in product(range(math.floor(low), math.floor(high) + 1), steps):
        if not low <= power + math.log10(step) <= high:
            continue
        x = at(step * 10.0**power)
        yield line(x, 18, x, bottom)
        label = f"{step * 10**power:,}" if power < _LONG else f"{step}e{power}"
        room = 3.7 * len(label)
        yield words(min(max(x, room), WIDTH - room), bottom + 14, label, at="middle", class_="soft")


_LONG = 8
"""The power of ten from which figures are written short."""


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
