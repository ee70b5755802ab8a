"""Heat maps: weekday by hour, month by day, and column by column against shuffled rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leakassay.report.language import MONTHS
from leakassay.report.names import visible
from leakassay.report.pictures.drawing import WIDTH, Picture, bar, cut, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from leakassay.report.language import Language

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_STEPS = 8
"""Shades of the heat maps, `h0` to `h8` in the style sheet."""


def _shade(value: float) -> str:
    return f"h{round(_STEPS * min(1.0, max(0.0, value)))}"


def hours(chart: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw counts by weekday (rows) and hour (columns)."""
    counts = chart["counts"]
    most = max(n or 0 for day in counts for n in day) or 1
    left, step, row = 36.0, (WIDTH - 36.0) / 24, 17.0
    parts: list[Markup] = [
        words(left + step * (hour + 0.5), 12, f"{hour}", at="middle", class_="soft")
        for hour in range(0, 24, 3)
    ]
    for day, cells in enumerate(counts):
        y = 17 + row * day
        parts.append(words(left - 5, y + 13, say(WEEKDAYS[day]), at="end", class_="soft"))
        for hour, n in enumerate(cells):
            tip = f"{say(WEEKDAYS[day])} {hour}:00: " + ("<5" if n is None else f"{n:,}")
            parts.append(bar(left + step * hour, y, step - 1, row - 1, _shade((n or 0) / most), tip))
    night, week = _shares(counts)
    return Picture(
        title=say("By weekday and hour"),
        text=say(
            "{n:,} times: {night:.0%} from midnight to six, {week:.0%} on Saturday and Sunday.",
            n=chart["n"],
            night=night,
            week=week,
        ),
        height=17 + row * 7 + 2,
        parts=tuple(parts),
    )


def _shares(counts: list[list[int | None]]) -> tuple[float, float]:
    """Share of the night and of the weekend; evenly spread they would be 25 % and 29 %."""
    whole = sum(n or 0 for day in counts for n in day) or 1
    night = sum(n or 0 for day in counts for n in day[:6])
    weekend = sum(n or 0 for day in counts[5:] for n in day)
    return night / whole, weekend / whole


def days(chart: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw counts by month (rows) and day of the month (columns)."""
    counts = chart["counts"]
    most, busiest = max((n or 0, (m, d)) for m, days in enumerate(counts) for d, n in enumerate(days))
    left, step, row = 70.0, (WIDTH - 70.0) / 31, 14.0
    parts: list[Markup] = [
        words(left + step * (day + 0.5), 12, f"{day + 1}", at="middle", class_="soft")
        for day in (0, 4, 9, 14, 19, 24, 30)
    ]
    for month, cells in enumerate(counts):
        y, name = 17 + row * month, say(MONTHS[month])
        parts.append(words(left - 5, y + 11, name, at="end", class_="soft"))
        for day, n in enumerate(cells):
            if n != 0:
                tip = f"{name} {day + 1}: " + ("<5" if n is None else f"{n:,}")
                parts.append(bar(left + step * day, y, step - 1, row - 1, _shade((n or 0) / most), tip))
    return Picture(
        title=say("By day of the year"),
        text=say(
            "{n:,} dates; the most on {day} {month}: {times:.1f} times as many as if all days were alike.",
            n=chart["n"],
            day=busiest[1] + 1,
            month=say(MONTHS[busiest[0]]),
            times=365.25 * most / chart["n"],
        ),
        height=17 + row * 12 + 2,
        parts=tuple(parts),
    )


def dependence(chart: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw V as measured below the diagonal, and of shuffled rows above it."""
    names = chart["columns"]
    value = {}
    for one in chart["pairs"]:
        i, j = sorted((names.index(one["left"]), names.index(one["right"])))
        value[j, i], value[i, j] = one["measured"], one["shuffled"]
    left = 120.0
    step = min(34.0, (WIDTH - left) / len(names))
    parts: list[Markup] = []
    for i, name in enumerate(names):
        parts.append(words(left - 6, 4 + step * (i + 0.65), cut(_ending(name), 16), at="end"))
        for j in range(len(names)):
            if (i, j) in value:
                tip = f"{visible(name)} × {visible(names[j])}: {value[i, j]:.2f}"
                shade = _shade(value[i, j] ** 0.5)  # so that weak ties are seen at all
                parts.append(bar(left + step * j, 4 + step * i, step - 1, step - 1, shade, tip))
    stand = sum(one["depends"] for one in chart["pairs"])
    return Picture(
        title=say("Which columns hang together"),
        text=say(
            "{stand} of {pairs} pairs of columns depend on each other beyond what shuffled rows show.",
            stand=stand,
            pairs=len(chart["pairs"]),
        ),
        height=4 + step * len(names) + 4,
        parts=tuple(parts),
        note=say(
            "Lower left: these rows. Upper right: the same columns shuffled. The more it stands out, the "
            "stronger (Cramér's V). {stand} of {pairs} pairs depend on each other.",
            stand=stand,
            pairs=len(chart["pairs"]),
        ),
    )


def _ending(name: str) -> str:
    """Give the last part of a path, made safe to show."""
    return visible(name.rpartition(".")[2] or name)
