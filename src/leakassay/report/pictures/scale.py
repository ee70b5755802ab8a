"""Likelihood ratios on one axis: left of the middle the alternative, right of it authentic."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from leakassay.report.overview import HYPOTHESES, ratio
from leakassay.report.pictures.drawing import Picture, bar, line, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from leakassay.report.language import Language

_MIDDLE, _HALF = 286.0, 78.0
"""The longest bar leaves room for its figure: before the names to the left, and the edge to the right."""
_ROW = 26.0


def draw(verdict: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw the likelihood ratio of each pair, with the cap of the corpus at the ends."""
    if not verdict["lr"]:
        return None
    reach = max([1.0, math.log10(verdict["capped_at"] or 10), *(_log(lr) for lr in verdict["lr"].values())])
    top = 22.0
    parts: list[Markup] = [*_axis(reach, top + _ROW * len(verdict["lr"]))]
    for place, (pair, lr) in enumerate(verdict["lr"].items()):
        parts += _row(say, pair.partition(":")[2], lr, reach, top + _ROW * place)
    least = min(verdict["lr"], key=verdict["lr"].__getitem__)
    return Picture(
        title=say("Authentic, or which alternative?"),
        text=say(
            "Likelihood ratio of authentic against each alternative; the nearest rival is {rival}, {lr}.",
            rival=say(HYPOTHESES[least[2:]]),
            lr=ratio(say, verdict["lr"][least]),
        ),
        height=top + _ROW * len(verdict["lr"]) + 20,
        parts=(
            words(_MIDDLE - 6, 13, "← " + say("the alternative"), at="end", class_="against"),
            words(_MIDDLE + 6, 13, say("authentic") + " →", class_="for"),
            *parts,
        ),
        note=say("Bars to the right speak for authentic. None may pass what so many sources can support."),
    )


def _log(lr: float) -> float:
    return abs(math.log10(lr)) if lr > 0 else 0.0


def _axis(reach: float, bottom: float) -> list[Markup]:
    """Draw a line at each power of ten."""
    parts = []
    every = math.ceil(_LABEL * reach / _HALF)
    for power in range(-int(reach), int(reach) + 1):
        x = _MIDDLE + _HALF * power / reach
        parts.append(line(x, 18, x, bottom, "axis" if power else "zero"))
        if not power % every:
            label = f"{10 ** abs(power):,}"
            parts.append(words(x, bottom + 14, label, at="middle", class_="soft"))
    return parts


_LABEL = 36.0
"""A figure of the axis takes no more room."""


def _row(say: Language, other: str, lr: float, reach: float, y: float) -> list[Markup]:
    length = _HALF * min(_log(lr), reach) / reach
    left = lr < 1
    x = _MIDDLE - length if left else _MIDDLE
    at, anchor = (x - 4, "end") if left else (x + length + 4, "start")
    tip, figure = ratio(say, lr), float(f"{1 / lr if left else lr:.2g}")
    return [
        words(0, y + 16, say(HYPOTHESES[other])),
        bar(x, y + 4, max(length, 1.0), _ROW - 9, "against" if left else "for", tip),
        words(at, y + 16, f"{figure:,.12g}", at=anchor, class_="soft"),
    ]


def small(finding: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw one finding: a share against chance, or what it says of each pair."""
    args = finding["sentence"]["args"]
    if all(isinstance(args.get(key), int | float) for key in ("share", "low", "high", "chance")):
        return _share(args, say)
    return _pairs(finding["lr"], say) if finding["lr"] else None


def _share(args: Mapping[str, Any], say: Language) -> Picture:
    left, width = 2.0, 136.0
    at = {key: left + width * min(1.0, max(0.0, args[key])) for key in ("share", "low", "high", "chance")}
    return Picture(
        title=say("Share of rows"),
        text=say("{share:.1%} of rows; by chance {chance:.1%}", share=args["share"], chance=args["chance"]),
        width=140,
        height=30,
        parts=(
            line(left, 12, left + width, 12),
            bar(left, 8, at["share"] - left, 8, "fill"),
            line(at["low"], 5, at["low"], 19, "mark"),
            line(at["high"], 5, at["high"], 19, "mark"),
            line(at["chance"], 3, at["chance"], 21, "chance"),
            words(left, 29, "0"),
            words(left + width, 29, "100%", at="end"),
        ),
    )


def _pairs(lr: Mapping[str, float], say: Language) -> Picture:
    """Six bars about a middle line, in the order of the pairs."""
    parts = [line(0, 20, 140, 20)]
    for place, (pair, one) in enumerate(lr.items()):
        height = 17 * min(1.0, _log(one))
        x = 4.0 + 23 * place
        upward = one >= 1
        tip = f"{pair}: {one:.2g}"
        parts.append(
            bar(x, 20 - height if upward else 20, 16, max(height, 0.7), "for" if upward else "against", tip)
        )
        parts.append(words(x + 8, 46, pair[2:], at="middle", class_="soft"))
    said = "; ".join(f"{say(HYPOTHESES[pair[2:]])} {one:.2g}" for pair, one in lr.items())
    return Picture(
        title=say("What it says of each alternative"),
        text=say("Likelihood ratio of authentic against:") + " " + said,
        width=140,
        height=48,
        parts=tuple(parts),
    )
