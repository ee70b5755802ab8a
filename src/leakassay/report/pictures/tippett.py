"""Tippett plot: how often tables of known origin reach a likelihood ratio, and where this leak stands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from leakassay.report.overview import HYPOTHESES
from leakassay.report.pictures.drawing import WIDTH, Picture, line, path, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from leakassay.report.language import Language

_LEFT, _TOP, _HEIGHT = 34.0, 18.0, 130.0


def draw(verdict: Mapping[str, Any], pair: str, say: Language) -> Picture | None:
    """Draw the curves of one pair on left-out sources; None where the calibration has none."""
    curves = verdict["error_rates"].get("tippett", {}).get(pair)
    if not curves or pair not in verdict["lr"]:
        return None
    logs = curves["log10"]
    low, high = logs[0], logs[-1]

    def at(log: float, share: float) -> tuple[float, float]:
        x = _LEFT + (WIDTH - _LEFT - 8) * (min(high, max(low, log)) - low) / (high - low)
        return x, _TOP + _HEIGHT * (1 - share)

    parts: list[Markup] = []
    for share in (0.0, 0.5, 1.0):
        y = at(low, share)[1]
        parts += [
            line(_LEFT, y, WIDTH - 8, y),
            words(_LEFT - 4, y + 4, f"{share:.0%}", at="end", class_="soft"),
        ]
    for power in range(math.ceil(low), math.floor(high) + 1):
        x = at(power, 0)[0]
        label = f"{10**power:,}" if power >= 0 else f"1/{10**-power:,}"
        parts.append(words(x, _TOP + _HEIGHT + 15, label, at="middle", class_="soft"))
    for name, class_ in (("authentic", "curve-for"), ("other", "curve-against")):
        parts.append(path([at(log, s) for log, s in zip(logs, curves[name], strict=True)], class_))
    here = at(math.log10(verdict["lr"][pair]), 0)[0]
    parts += [
        line(here, _TOP - 4, here, _TOP + _HEIGHT, "mark"),
        words(here, 11, say("this leak"), at="middle"),
    ]
    return Picture(
        title=say("How rarely that misleads"),
        text=say(
            "Share of tables that reach a likelihood ratio, authentic (solid) and {other} (dashed), of "
            "sources left out; the line is this leak.",
            other=say(HYPOTHESES[pair[2:]]),
        ),
        height=_TOP + _HEIGHT + 22,
        parts=tuple(parts),
    )
