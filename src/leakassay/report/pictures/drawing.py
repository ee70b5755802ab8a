"""Static SVG, drawn here: every text is escaped, colours come from the page's style sheet.

Measured against Vega-Altair with vl-convert (100 MB installed, 0.8 CPU seconds to the first picture, colours
fixed at drawing time) and matplotlib (75 MB, 0.8 s): this way a report of thirty pictures takes a tenth of a
second, turns dark with its page, and its words are translated text that can be read aloud and searched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from leakassay.report.language import Language

    Draw = Callable[[Mapping[str, Any], Language], "Picture | None"]

WIDTH = 400
"""Of every picture, in its own units: on a telephone its text is still 10 pixels high."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing with the text that stands for it."""

    title: str
    text: str
    """What there is to see, in a sentence or two; read aloud in place of the picture."""
    height: float
    parts: tuple[Markup, ...]
    width: float = WIDTH
    note: str = ""
    """Shown below."""

    def svg(self) -> Markup:
        """Give the drawing alone."""
        return tag(
            "svg",
            tag("title", self.title),
            tag("desc", self.text),
            *self.parts,
            viewBox=f"0 0 {_short(self.width)} {_short(self.height)}",
            role="img",
            aria_label=f"{self.title}. {self.text}",
            width=_short(self.width),
        )

    def figure(self) -> Markup:
        """Give the drawing with its caption."""
        caption = [tag("b", self.title), " ", self.note or self.text]
        return tag("figure", self.svg(), tag("figcaption", *caption), class_="picture")


def tag(name: str, *inside: str | Markup, **attributes: str | float | None) -> Markup:
    """Make an element; text and attributes are escaped, `class_` is `class` and `a_b` is `a-b`.

    >>> print(tag("text", "<b>", x=1.50, class_="soft"))
    <text x="1.5" class="soft">&lt;b&gt;</text>
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not inside:
        return Markup(f"<{name}{said}/>")  # noqa: S704 - names are ours, attributes are escaped
    return Markup(f"<{name}{said}>{Markup('').join(inside)}</{name}>")  # noqa: S704 - join escapes


def _short(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".rstrip("0").rstrip(".")


def words(x: float, y: float, text: str, *, at: str = "start", class_: str | None = None) -> Markup:
    """Write text with its base line at y; `at`: start, middle or end."""
    return tag("text", text, x=x, y=y, text_anchor=None if at == "start" else at, class_=class_)


def bar(x: float, y: float, width: float, height: float, class_: str, tip: str = "") -> Markup:  # noqa: PLR0917 - as in SVG
    """Draw a rectangle; a pointer that rests on it shows the tip."""
    inside = (tag("title", tip),) if tip else ()
    return tag("rect", *inside, x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), class_=class_)


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "axis") -> Markup:
    """Draw a line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def path(points: Iterable[tuple[float, float]], class_: str) -> Markup:
    """Draw a broken line through points."""
    return tag("polyline", points=" ".join(f"{_short(x)},{_short(y)}" for x, y in points), class_=class_)


def cut(text: str, most: int) -> str:
    """Shorten a label; wide characters count twice.

    >>> cut("abcdefgh", 5), cut("身份证号码", 6)
    ('abcd…', '身份…')
    """
    out, room = "", most
    for char in text:
        room -= 2 if ord(char) > 0x2E7F else 1
        if room < (0 if out + char == text else 1):
            return out + "…"
        out += char
    return out
