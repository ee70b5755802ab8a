"""The population pyramid: men to the left, women to the right, the country's people as an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leakassay.report.pictures.drawing import WIDTH, Picture, bar, path, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from leakassay.report.language import Language

_GAP, _ROW, _TOP = 18.0, 10.0, 22.0
_SIDES = (("male", -1), ("female", 1))


def draw(chart: Mapping[str, Any], say: Language) -> Picture | None:
    """Draw shares of all people with age and sex."""
    total = sum(n or 0 for counts in chart["groups"].values() for n in counts) or 1
    shares = {sex: [(n or 0) / total for n in counts] for sex, counts in chart["groups"].items()}
    census = {sex: [n / 10_000 for n in row] for sex, row in (chart["census"] or {}).items()}
    most = max(max(row) for row in (*shares.values(), *census.values()))
    groups = len(shares["male"])
    width = (WIDTH / 2 - _GAP) / most
    parts: list[Markup] = []
    for group in range(groups):
        y = _TOP + _ROW * (groups - 1 - group)
        if not group % 4:
            parts.append(words(WIDTH / 2, y + 9, f"{5 * group}", at="middle", class_="soft"))
        for sex, side in _SIDES:
            length = shares[sex][group] * width
            x = WIDTH / 2 + side * _GAP - (length if side < 0 else 0)
            tip = f"{say(sex)} {5 * group}–{5 * group + 4}: {shares[sex][group]:.1%}"
            parts.append(bar(x, y + 0.5, length, _ROW - 1, sex, tip))
    for sex, side in _SIDES if census else ():
        parts.append(path(_outline(census[sex], side, width), "outline"))
    return Picture(
        title=say("Age and sex"),
        text=_text(chart, shares, say),
        height=_TOP + _ROW * groups + 4,
        parts=(
            words(WIDTH / 2 - _GAP - 2, 13, say("men"), at="end", class_="male"),
            words(WIDTH / 2 + _GAP + 2, 13, say("women"), class_="female"),
            *parts,
        ),
        note=_note(chart, say),
    )


def _outline(row: list[float], side: int, width: float) -> list[tuple[float, float]]:
    """Give the steps of the census from the youngest up."""
    points = []
    for group, share in enumerate(row):
        x = WIDTH / 2 + side * (_GAP + share * width)
        bottom = _TOP + _ROW * (len(row) - group)
        points += [(x, bottom), (x, bottom - _ROW)]
    return points


def _text(chart: Mapping[str, Any], shares: Mapping[str, list[float]], say: Language) -> str:
    men = sum(shares["male"])
    both = [m + f for m, f in zip(shares["male"], shares["female"], strict=True)]
    oldest = both.index(max(both))
    return say(
        "{n:,} sampled rows: {men:.0%} men; most often aged {low} to {high}; {minors:.1%} under 15.",
        n=chart["sampled_rows"],
        men=men,
        low=5 * oldest,
        high=5 * oldest + 4,
        minors=sum(both[:3]),
    )


def _note(chart: Mapping[str, Any], say: Language) -> str:
    if chart["census"]:
        return say(
            "Ages in {year}. Outline: the people of {country} (UN World Population Prospects 2019).",
            year=chart["year"],
            country=chart["country"],
        )
    return say("Ages in {year}. No country is known to compare with.", year=chart["year"])
