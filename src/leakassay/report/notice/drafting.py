"""A draft in Markdown.

Figures are filled as intervals, with the thresholds that an interval reaches or straddles and the deadlines
from the moment of awareness; everything that only a person knows is a marked blank.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from leakassay.report.language import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.report.language import Language
    from leakassay.report.notice.facts import Facts
    from leakassay.report.notice.laws import Law, Said, Threshold

BLANK = "**[____]**"
_HELD = "The data of this regime were held against {text} on {date}; let a lawyer look at them all the same."


def draft(law: Law, facts: Facts, code: str, aware: datetime | None) -> str:
    """Write a draft in a language that the law has. `aware`: when the controller became aware."""
    return "\n".join(_lines(law, facts, code if code in law.languages else "en", aware)) + "\n"


def _lines(law: Law, facts: Facts, code: str, aware: datetime | None) -> Iterator[str]:
    say = language(code)
    yield f"# {_said(law.name, code)}"
    yield ""
    yield say("Draft, not legal advice. {blank} marks what only a person knows.", blank=BLANK)
    if law.checked is None:
        yield say("The data of this regime come from summaries: hold them against the text of the law first.")
    else:
        # What it was held against is a sentence of the data file, not a name from a leak: it is not cut.
        said = say(_HELD, text="{text}", date=law.checked.on)
        yield said.replace("{text}", law.checked.against)
    yield ""
    yield f"## {say('When')}"
    yield ""
    for one in law.deadlines:
        due = _due(aware, one.hours, one.days) if one.since == "awareness" else ""
        yield f"* {_said(one.text, code)}{due}"
    if law.thresholds:
        yield ""
        yield f"## {say('What the number of people decides')}"
        yield ""
        for threshold in law.thresholds:
            yield f"* {_said(threshold.text, code)}: **{say(reached(threshold, facts.people))}**"
    for item in law.items:
        yield ""
        yield f"## {_said(item.ask, code)}"
        yield ""
        yield _answer(item.answer, facts, say, code)
    yield ""
    yield "---"
    yield say(
        "As of {date}; leakassay {version}. Law as of {law}.",
        date=facts.as_of,
        version=facts.version,
        law=law.as_of,
    )
    for source in law.sources:
        yield f"* {source}"


def _said(text: Said, code: str) -> str:
    return text.get(code) or text["en"]


def _due(aware: datetime | None, hours: int | None, days: int | None) -> str:
    if aware is None:
        return f" ({BLANK})"
    due = aware + timedelta(hours=hours or 0, days=days or 0)
    return f" ({due.isoformat(timespec='minutes')})"


def reached(threshold: Threshold, people: Mapping[str, Any] | None) -> str:
    """Say whether an interval lies above a threshold, below it, or on both sides."""
    if people is None:
        return "cannot say"
    if people["low"] >= threshold.people:
        return "reached"
    if people["high"] is not None and people["high"] < threshold.people:
        return "not reached"
    return "the interval straddles it"


def _answer(name: str, facts: Facts, say: Language, code: str) -> str:
    at = int(code == "zh")
    answers = {
        "categories": lambda: _list([one[at] for one in facts.categories], code),
        "sensitive": lambda: _list([one[at] for one in facts.sensitive], code) or say("none was found"),
        "people": lambda: _people(facts, say),
        "records": lambda: say("about {n:,} records in the files examined", n=facts.records),
        "inputs": lambda: "\n".join(f"* `{_code(n)}` SHA-256 {digest}" for n, digest in facts.inputs),
        "latest": lambda: say("the data reach to {latest}", latest=facts.latest) if facts.latest else BLANK,
        "consequences": lambda: _consequences(facts, say),
    }
    return (answers[name]() or BLANK) if name in answers else BLANK


def _code(name: str) -> str:
    from leakassay.report.names import visible

    return visible(name).replace("`", "'")


def _list(names: list[str], code: str) -> str:
    return ("、" if code == "zh" else ", ").join(names)


def _people(facts: Facts, say: Language) -> str:
    if facts.people is None:
        return BLANK
    where = say("in the whole source") if facts.of_source else say("in the files examined")
    low, high = round(facts.people["low"]), facts.people["high"]
    if high is None:
        said = say("at least {low:,} people {where}", low=low, where=where)
    elif low == round(high):
        said = say("{low:,} people {where}", low=low, where=where)
    else:
        point = round(facts.people["point"])
        said = say(
            "about {point:,} people {where} ({low:,} to {high:,})",
            point=point,
            low=low,
            high=round(high),
            where=where,
        )
    # The method is a sentence of ours, not a name from the data: it is not cut.
    return said + ". " + say("Method: {method}.").replace("{method}", say(facts.people["method"]))


def _consequences(facts: Facts, say: Language) -> str:
    """Name what usually follows from such data; the rest is for a person."""
    named = {name for name, _ in facts.categories}
    lines = [say(text) for kinds, text in _CONSEQUENCES if named & kinds]
    return "\n".join([*(f"* {line}" for line in lines), f"* {BLANK}"])


_CONSEQUENCES: tuple[tuple[set[str], str], ...] = (
    (
        {"passwords", "passwords, hashed", "access tokens"},
        "accounts taken over, here and wherever a password was used again",
    ),
    (
        {"national identity numbers", "passport numbers"},
        "identity theft, and contracts in other people's names",
    ),
    ({"bank accounts", "payment cards"}, "fraudulent payments"),
    ({"telephone numbers", "e-mail addresses"}, "fraud and phishing that knows who it speaks to"),
    ({"postal addresses", "locations"}, "harassment, and danger to people who are hiding"),
    (
        {"health data", "sexual life", "religious beliefs", "political opinions", "ethnic origin"},
        "discrimination and blackmail",
    ),
    ({"criminal records", "labels by the authorities"}, "loss of reputation, and persecution"),
    ({"data of minors"}, "harm to children, who cannot protect themselves"),
)
