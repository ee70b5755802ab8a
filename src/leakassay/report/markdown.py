"""The report as Markdown: the same answers, reasons and tables, for tickets, notes and mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from leakassay.report.advice import next_steps, settling
from leakassay.report.language import language
from leakassay.report.overview import HYPOTHESES, between, called, holdings, ratio, strongest
from leakassay.report.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from leakassay.report.language import Language

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!~&])")


def plain(text: str) -> str:
    r"""Give a text in which no mark of Markdown or HTML works.

    >>> print(plain("*a* <b>"))
    \*a\* \<b\>
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def render(report: Mapping[str, Any], code: str = "en") -> str:
    """Render the report in a language (`en`, `zh`)."""
    say = language(code)
    parts = (_answers, _reasons, _claim, _held, _tables)
    return "\n".join(line for part in parts for line in part(report, say)) + "\n"


def _answers(report: Mapping[str, Any], say: Language) -> Iterator[str]:
    verdict, estimates = report["verdict"], report["estimates"]
    yield f"# {say('What this leak is')}\n"
    yield f"leakassay {report['tool']['version']} · {say.moment(report['tool']['started'])}\n"
    yield f"## {say('Is it real?')}\n"
    yield f"**{called(say, verdict)}** – {plain(say.sentence(verdict['sentence']))}\n"
    rows = [(say(HYPOTHESES[pair[2:]]), ratio(say, lr)) for pair, lr in verdict["lr"].items()]
    yield from _table((say("the alternative"), say("authentic")), rows)
    yield f"## {say('How many people?')}\n"
    for key, title in (("people", "In the whole source"), ("people_in_leak", "In the files read")):
        one = estimates.get(key)
        if one:
            yield f"- {say(title)}: **{between(say, one)}** ({plain(phrase(say, one['method']))})"
    yield f"\n## {say('What next?')}\n"
    yield from (f"- {plain(say(one.template, **one.args))}" for one in next_steps(report))


def _reasons(report: Mapping[str, Any], say: Language) -> Iterator[str]:
    for side, title in (
        ("for", "What speaks most for authentic"),
        ("against", "What speaks most against it"),
    ):
        yield f"\n## {say(title)}\n"
        for one in strongest(report, side):
            said = f" ({ratio(say, one.lr, one.pair)})" if one.lr is not None else ""
            yield f"- **{one.finding['test']}** {plain(say.sentence(one.finding['sentence']) + said)}"
    yield f"\n## {say('What would settle it')}\n"
    yield from (f"- {plain(say(one.template, **one.args))}" for one in settling(report))


def _claim(report: Mapping[str, Any], say: Language) -> Iterator[str]:
    if report["claim"]:
        yield f"\n## {say('The claim, item by item')}\n"
        rows = [(say(c["item"]), say(c["holds"]), say.sentence(c["sentence"])) for c in report["claim"]]
        yield from _table((say("item"), say("holds"), say("because")), rows)


def _held(report: Mapping[str, Any], say: Language) -> Iterator[str]:
    yield f"\n## {say('Whom it would hurt')}\n"
    rows = [(say(one.kind), say(str(one.sensitivity)), f"{one.values:,}") for one in holdings(report)]
    yield from _table((say("kind"), say("sensitivity"), say("values")), rows)


def _tables(report: Mapping[str, Any], say: Language) -> Iterator[str]:
    for table in report["tables"]:
        title = say("{name}: {records:,} records", name=table["name"], records=table["records"])
        yield f"\n## {plain(title)}\n"
        rows = [
            (
                say("{name}", name=column["name"]),
                say(column["kind"]),
                f"{column['confidence']:.0%}",
                f"{column['valid']:,}",
            )
            for column in table["columns"]
        ]
        yield from _table((say("column"), say("kind"), say("sure"), say("valid")), rows)
    yield say(
        "This report holds no value of any row. Whether people are who the leak says, only they can tell."
    )


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = list(heads)
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    yield from ("| " + " | ".join(plain(cell) for cell in row) + " |" for row in rows)
    yield ""
