"""The states of the United States as a table: when residents, and an authority, are told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leakassay.report.language import language
from leakassay.report.notice.drafting import reached
from leakassay.report.notice.laws import Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.report.language import Language


@dataclass(frozen=True, slots=True)
class State:
    """The rule of one state."""

    code: str
    days: int
    """To tell residents; 0: without unreasonable delay."""
    residents: int
    """From so many residents an authority is told; 0: no authority."""
    authority_days: str
    """To tell it; 0: with the residents or before, `b`: business days."""
    statute: str
    checked: str
    """What the row was held against: `text`, `quoted` or `summary` (the table says when)."""


@cache
def states() -> tuple[State, ...]:
    """Read the table."""
    text = (Path(__file__).parent / "laws" / "us_states.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(State(r[0], int(r[1]), int(r[2]), r[3], r[4], r[5]) for r in rows)


def table(people: Mapping[str, Any] | None, code: str = "en") -> Iterator[str]:
    """Give the table in Markdown; the number of all people bounds the residents of each state from above."""
    say = language(code)
    yield f"# {say('United States: who is told, and when')}"
    yield ""
    yield say("The last column says what a row was held against: check before use. Counts go by state of")
    yield say(
        "residence, which the report does not know; what all people together do not reach, no state reaches."
    )
    yield ""
    heads = (
        say("state"),
        say("residents within"),
        say("authority from"),
        say("within"),
        say("all people"),
        say("statute"),
        say("held against"),
    )
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for one in states():
        above = say(reached(Threshold(one.residents, {}), people)) if one.residents else "–"
        residents = _days(str(one.days), say, "without delay")
        authority = _days(one.authority_days, say, "with it") if one.residents else "–"
        held = say(_HELD[one.checked])
        cells = (one.code, residents, str(one.residents or "–"), authority, above, one.statute, held)
        yield "| " + " | ".join(cells) + " |"


_HELD = {"text": "the statute", "quoted": "amendments as quoted", "summary": "charts of law firms"}


def _days(days: str, say: Language, none: str) -> str:
    if days == "0":
        return say(none)
    return say("{n} business days", n=days[:-1]) if days.endswith("b") else f"{days} d"
