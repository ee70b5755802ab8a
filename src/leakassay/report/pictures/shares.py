"""Shares with their bounds on one axis from none to all, and lines for what they are held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.report.pictures.drawing import WIDTH, Picture, bar, cut, line, tag, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

_LEFT, _RIGHT, _ROW, _TOP = 12.0, WIDTH - 16.0, 38.0, 24.0


@dataclass(frozen=True, slots=True)
class Share:
    """One share; without a point, only its bounds are known."""

    label: str
    low: float
    high: float
    point: float | None = None

    def __str__(self) -> str:
        bounds = f"{self.low:.1%} – {self.high:.1%}"
        return bounds if self.point is None else f"{self.point:.1%} ({bounds})"


def draw(
    shares: Sequence[Share], title: str, note: str, marks: Mapping[float, str] | None = None
) -> Picture | None:
    """Draw shares one below the other; `marks` are lines at shares of their own, with what they stand for."""
    if not shares:
        return None
    bottom = _TOP + _ROW * len(shares)
    parts = [*_axis(bottom), *_marks(marks or {}, bottom)]
    for place, share in enumerate(shares):
        parts += _row(share, _TOP + _ROW * place)
    said = [f"{share.label}: {share}" for share in shares]
    return Picture(title, "; ".join(said), bottom + 20, tuple(parts), note=note)


def _at(share: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, share))


def _axis(bottom: float) -> Iterator[Markup]:
    for quarter in range(5):
        x, label = _at(quarter / 4), f"{quarter / 4:.0%}"
        yield line(x, 18, x, bottom)
        yield words(min(x, WIDTH - 3.7 * len(label)), bottom + 14, label, at="middle", class_="soft")


def _marks(marks: Mapping[float, str], bottom: float) -> Iterator[Markup]:
    for share, label in marks.items():
        x = _at(share)
        yield line(x, 16, x, bottom, "claim")
        yield words(x, 12, label, at="end" if share > 0.75 else "middle", class_="against")


def _row(share: Share, y: float) -> Iterator[Markup]:
    x1, x2, middle = _at(share.low), _at(share.high), y + 22
    yield words(_LEFT, y + 12, cut(share.label, 58))
    yield bar(x1, middle - 3, max(3.0, x2 - x1), 6, "few" if share.point is None else "fill", str(share))
    if share.point is not None:
        yield tag("circle", cx=_at(share.point), cy=middle, r=4.5, class_="dot")
