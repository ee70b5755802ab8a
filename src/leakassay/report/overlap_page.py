"""How far leaks overlap, as one self-contained page like the report's."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from leakassay.report.html import pages
from leakassay.report.language import language
from leakassay.report.names import visible
from leakassay.report.overlap import MEANS, share_of
from leakassay.report.overview import between
from leakassay.report.pictures import intervals, shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from leakassay.comparing import Overlap, Shared
    from leakassay.report.language import Language
    from leakassay.report.pictures.drawing import Picture


@dataclass(frozen=True, slots=True)
class Compared:
    """Two leaks with their pictures."""

    overlap: Overlap
    pictures: tuple[Picture, ...]


def render(overlaps: Sequence[Overlap], code: str = "en") -> str:
    """Render every two leaks in a language."""
    say = language(code)
    return (
        pages()
        .get_template("overlap.html")
        .render(
            say=say,
            code=code,
            compared=[Compared(one, tuple(_pictures(one, say))) for one in overlaps],
            means=MEANS,
            share=share_of,
            between=lambda one: between(say, asdict(one)),
        )
    )


def _pictures(overlap: Overlap, say: Language) -> Iterator[Picture]:
    named = partial(_named, say, overlap)
    drawn = shares.draw(
        [row for one in overlap.shared for row in _ways(one, named)],
        say("How much of one the other holds"),
        say("Shares of the different identifiers, with exact 95 % intervals where a sketch keeps a sample."),
    )
    if drawn is not None:
        yield drawn
        rows = [row for one in overlap.shared for row in _sizes(one, say, named)]
        yield intervals.bars(rows, say, say("How many different ones there are"))


def _named(say: Language, overlap: Overlap, template: str, kind: str) -> str:
    first, second = (visible(name, 24) for name in overlap.names)
    return say(template, kind=say(kind), first=first, second=second)


def _ways(one: Shared, named: Callable[[str, str], str]) -> Iterator[shares.Share]:
    for template, way in (
        ("{kind} values of {first} that are in {second}", one.first_in_second),
        ("{kind} values of {second} that are in {first}", one.second_in_first),
    ):
        yield shares.Share(
            named(template, one.kind), way.low, 1.0 if way.high is None else way.high, way.point
        )


def _sizes(
    one: Shared, say: Language, named: Callable[[str, str], str]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield named("{kind} values in {first}", one.kind), asdict(one.first)
    yield named("{kind} values in {second}", one.kind), asdict(one.second)
    if one.behind is not None:
        yield say("{kind} values behind both, if drawn independently", kind=say(one.kind)), asdict(one.behind)
