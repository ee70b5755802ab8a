"""Places, years and copies: one bar for each category."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from leakassay.report.pictures.drawing import WIDTH, Picture, bar, line, words
from leakassay.report.pictures.naming import place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from leakassay.report.language import Language

_HEIGHT = 120.0


def places(chart: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw the commonest regions or countries as lying bars."""
    total, found = chart["sampled_rows"], chart["places"][:12]
    rest = total - sum(one["rows"] for one in found)
    rows = [(place(one["code"], say), one["rows"] / total) for one in found]
    if rest:
        rows.append((say("others"), rest / total))
    left, room = 130.0, WIDTH - 130.0 - 48
    most = max(share for _, share in rows)
    parts: list[Markup] = []
    for i, (label, share) in enumerate(rows):
        y, length = 18.0 * i, room * share / most
        parts += [
            words(left - 6, y + 13, label, at="end"),
            bar(left, y + 3, max(length, 0.5), 12, "fill"),
            words(left + length + 4, y + 13, f"{share:.1%}", class_="soft"),
        ]
    return Picture(
        title=say("Places"),
        text=say(
            "{n:,} sampled rows name {different} places; the commonest is {first} with {share:.0%}.",
            n=total,
            different=chart["different"],
            first=rows[0][0],
            share=found[0]["rows"] / total,
        ),
        height=18.0 * len(rows) + 4,
        parts=tuple(parts),
    )


def years(chart: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw counts by year; by month where there is only one year."""
    single = len(chart["counts"]) == 1
    if single and sum(1 for n in chart["months"] if n) < 2:
        return None
    counts = chart["months"] if single else chart["counts"]
    labels = list(range(1, 13)) if single else [chart["first"] + i for i in range(len(counts))]
    busiest = max(range(len(counts)), key=lambda i: counts[i] or 0)
    return Picture(
        title=say("Over the months of {year}", year=chart["first"]) if single else say("Over the years"),
        text=say(
            "{n:,} dates from {first} to {last}; the most in {busiest}.",
            n=chart["n"],
            first=labels[0],
            last=labels[-1],
            busiest=labels[busiest],
        ),
        height=_HEIGHT + 22,
        parts=tuple(_standing(counts, [str(one) for one in labels])),
    )


def _standing(counts: Sequence[float | None], labels: Sequence[str]) -> list[Markup]:
    """Draw standing bars; too few to be told is a mark on the base line."""
    most = max(n or 0 for n in counts) or 1
    step = WIDTH / len(counts)
    every = max(1, -(-len(counts) * 46 // WIDTH))
    parts = [line(0, _HEIGHT, WIDTH, _HEIGHT)]
    for i, n in enumerate(counts):
        height = 2.0 if n is None else (_HEIGHT - 6) * n / most
        tip = f"{labels[i]}: " + ("<5" if n is None else f"{n:,}" if n >= 1 else f"{n:.1%}")
        width = max(step - 2, 1.0)
        parts.append(bar(i * step, _HEIGHT - height, width, height, "few" if n is None else "fill", tip))
        if not i % every:
            middle = max(i * step + width / 2, 3.5 * len(labels[i]))
            parts.append(words(middle, _HEIGHT + 15, labels[i], at="middle", class_="soft"))
    return parts


def copies(chart: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw the shares of records that stand once, twice … in the table."""
    edges = chart["from"]
    labels = [f"{low}" if high == low + 1 else f"{low}–{high - 1}" for low, high in pairwise(edges)]
    return Picture(
        title=say("Copies of whole records"),
        text=say(
            "{repeated:.1%} of records repeat another whole; {nearly:.1%} repeat another but for a few "
            "columns.",
            repeated=chart["repeated"],
            nearly=chart["nearly"],
        ),
        height=_HEIGHT + 22,
        parts=tuple(_standing(chart["shares"], [*labels, f"{edges[-1]}+"])),
        note=say(
            "Records by how often the same stands in the table, identifiers left out. {repeated:.1%} repeat "
            "another whole, {nearly:.1%} but for a few columns.",
            repeated=chart["repeated"],
            nearly=chart["nearly"],
        ),
    )
