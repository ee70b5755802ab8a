"""The laws, as dated data files with sources: one TOML file a regime, so that a lawyer needs no code.

    [law]        id, name, to ("authority" or "people"), as_of, sources, checked (on, against)
    [[deadline]] hours or days, from, text
    [[threshold]] people (reached at or above), text
    [[item]]     ask (what has to be said), answer (a fact, or "blank")

Texts are tables of languages: `en`, and `zh` where the notice goes out in Chinese.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from collections.abc import Mapping

LAWS = Path(__file__).parent / "laws"

Said = dict[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due."""

    text: Said
    since: str
    """`awareness`, `determination`, `notice`, `handling` or `year` (the end of the calendar year)."""
    hours: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """What follows from a number of people."""

    people: int
    text: Said


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a notice has to say."""

    ask: Said
    answer: str
    """`categories`, `sensitive`, `people`, `records`, `inputs`, `latest`, `consequences`, or `blank`."""


@dataclass(frozen=True, slots=True)
class Check:
    """When the figures of a file were held against something, and against what."""

    on: str
    """A date of ISO 8601."""
    against: str


@dataclass(frozen=True, slots=True)
class Law:
    """One notice that one regime asks for."""

    id: str
    name: Said
    to: str
    as_of: str
    sources: tuple[str, ...]
    checked: Check | None
    """None: the file rests on summaries."""
    deadlines: tuple[Deadline, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    items: tuple[Item, ...] = ()
    note: Said = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which all of it is there."""
        return tuple(code for code in ("en", "zh") if all(code in item.ask for item in self.items))


@cache
def laws() -> Mapping[str, Law]:
    """Give all laws by their id."""
    read = (_law(tomllib.loads(path.read_text("utf-8"))) for path in sorted(LAWS.glob("*.toml")))
    return {law.id: law for law in read}


def law(name: str) -> Law:
    """Give one law. Raises LeakassayError that lists those there are."""
    if name not in laws():
        raise LeakassayError(f"no law is called so; there are {', '.join(laws())}, us, hibp, misp, veris.")
    return laws()[name]


def _checked(said: Mapping[str, Any] | None) -> Check | None:
    return None if said is None else Check(said["on"].isoformat(), said["against"])


def _law(data: Mapping[str, Any]) -> Law:
    head = data["law"]
    return Law(
        id=head["id"],
        name=head["name"],
        to=head["to"],
        as_of=head["as_of"].isoformat(),
        sources=tuple(head["sources"]),
        checked=_checked(head.get("checked")),
        deadlines=tuple(Deadline(**one) for one in data.get("deadline", ())),
        thresholds=tuple(Threshold(**one) for one in data.get("threshold", ())),
        items=tuple(Item(**one) for one in data.get("item", ())),
        note=head.get("note", {}),
    )
