"""The report in the terminal: the five answers, the claim, the columns, how much was read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from leakassay.report.advice import next_steps
from leakassay.report.language import language
from leakassay.report.names import visible
from leakassay.report.overlap import MEANS, share_of
from leakassay.report.overview import HYPOTHESES, between, called, holdings, strongest, totals
from leakassay.report.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leakassay.comparing import Overlap
    from leakassay.previewing import Column
    from leakassay.report.document import Report
    from leakassay.report.language import Language

_STYLES = {
    "sensitive": "bold red",
    "direct identifier": "red",
    "quasi-identifier": "yellow",
    "neutral": "dim",
}
_LEANINGS = {"against": "bold red", "for": "green", "silent": "dim"}
_COLUMNS, _TABLES = 24, 5
"""The most columns of a table, and tables, that are shown here; the page has all."""


def summarise(report: Report, code: str = "en", console: Console | None = None) -> None:
    """Write the summary to standard output."""
    out = console or _console()
    say = language(code)
    data = report.to_dict()
    _answers(out, say, data)
    _claim(out, say, data)
    for table in data["tables"][:_TABLES]:
        _table(out, say, table)
    if len(data["tables"]) > _TABLES:
        out.print(say("… and {n:,} more tables in report.json", n=len(data["tables"]) - _TABLES))
    _inputs(out, say, data)


def _console() -> Console:
    """Give standard output, where no name of a column is read as a mark or a picture."""
    return Console(highlight=False, markup=False, emoji=False)


def list_columns(columns: Sequence[Column], console: Console | None = None) -> None:
    """Write what each column is."""
    out = console or _console()
    for name in dict.fromkeys(c.table for c in columns):
        mine = [c for c in columns if c.table == name]
        grid = Table(
            title=f"{visible(name)}: {_looked_at(mine[0])}",
            title_justify="left",
            box=None,
            pad_edge=False,
        )
        for head in ("column", "kind", "sure", "sensitivity", "because"):
            grid.add_column(head, overflow="fold")
        for c in mine:
            because = str(c.recognition.evidence[0]) if c.recognition.evidence else ""
            grid.add_row(
                visible(c.name),
                c.recognition.kind,
                f"{c.recognition.confidence:.0%}",
                Styled(c.sensitivity, _STYLES[c.sensitivity]),
                visible(because),
            )
        out.print(grid)


def _looked_at(column: Column) -> str:
    if column.whole:
        return f"{column.rows:,} row{'' if column.rows == 1 else 's'} in all"
    return f"first {column.rows:,} rows only"


def list_overlaps(overlaps: Sequence[Overlap], code: str = "en", console: Console | None = None) -> None:
    """Write the overlap of every two sketches."""
    out = console or _console()
    say = language(code)
    for one in overlaps:
        title = say("First {first}, second {second}", first=one.names[0], second=one.names[1])
        grid = Table(title=title, title_justify="left", box=None, pad_edge=False)
        for head in (
            "kind",
            "of the first, in the second",
            "of the second, in the first",
            "what that means",
            "behind both, if drawn independently",
        ):
            grid.add_column(say(head), overflow="fold")
        for shared in one.shared:
            ways = (shared.first_in_second, shared.second_in_first)
            behind = between(say, asdict(shared.behind)) if shared.behind else "–"
            grid.add_row(shared.kind, *(share_of(way) for way in ways), say(MEANS[shared.reading]), behind)
        out.print(grid)
        if not one.shared:
            out.print(say("No kind of identifier is in both often enough to be compared."))


def _answers(out: Console, say: Language, data: Mapping[str, Any]) -> None:
    """Write the five answers: a question to the left, what is said of it to the right."""
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for question, answer in (
        ("What is in it?", _held),
        ("Is it real?", _verdict),
        ("How many people?", _people),
        ("Does the claim hold?", _holds),
        ("What next?", _next),
    ):
        for place, line in enumerate(answer(say, data)):
            grid.add_row("" if place else say(question), line)
    out.print(grid)


def _held(say: Language, data: Mapping[str, Any]) -> Iterator[Styled]:
    found = holdings(data)
    yield Styled(say("{n} kinds of personal data", n=len(found)))
    if found:
        listed = Styled(", ").join(Styled(say(one.kind), _STYLES[one.sensitivity]) for one in found[:10])
        yield listed + Styled(" …" if len(found) > 10 else "")


def _verdict(say: Language, data: Mapping[str, Any]) -> Iterator[Styled]:
    verdict = data["verdict"]
    yield Styled(called(say, verdict), _VERDICTS.get(verdict["authentic"], "bold"))
    yield Styled(say.sentence(verdict["sentence"]))
    if verdict["lr"]:
        ratios = (f"{say(HYPOTHESES[pair[2:]])} {lr:.2g}" for pair, lr in verdict["lr"].items())
        yield Styled(say("Likelihood ratio of authentic against:") + " " + ", ".join(ratios), "dim")
    for side, word in (("for", "for"), ("against", "against")):
        for one in strongest(data, side, 2):
            head = Styled(f"{say(word)} {one.finding['test']} ", _LEANINGS[side])
            yield head + Styled(say.sentence(one.finding["sentence"]))


def _people(say: Language, data: Mapping[str, Any]) -> Iterator[Styled]:
    estimates = data["estimates"]
    known = [(title, estimates[key]) for key, title in _ESTIMATES if estimates.get(key) is not None]
    for title, one in known:
        yield Styled(between(say, one), "bold") + Styled(f" {say(title)} ({phrase(say, one['method'])})")
    if not known:
        yield Styled(say("cannot say"))


_ESTIMATES = (("people", "in the whole source"), ("people_in_leak", "in the files read"))
_VERDICTS = {"contradicted": "bold red", "supported": "bold green"}


def _holds(say: Language, data: Mapping[str, Any]) -> Iterator[Styled]:
    refuted = [one for one in data["claim"] if one["holds"] == "no"]
    if not data["claim"]:
        yield Styled(say("no claim was given"), "dim")
    elif not refuted:
        yield Styled(say("nothing speaks against it"))
    else:
        said = say("not wholly: {no} of {all} items fail", no=len(refuted), all=len(data["claim"]))
        yield Styled(said, "bold red")


def _next(say: Language, data: Mapping[str, Any]) -> Iterator[Styled]:
    yield from (Styled(say(one.template, **one.args)) for one in list(next_steps(data))[:3])


def _claim(out: Console, say: Language, data: Mapping[str, Any]) -> None:
    if not data["claim"]:
        return
    grid = Table(title=say("The claim"), title_justify="left", box=None, pad_edge=False)
    for head in (say("item"), say("holds"), say("because")):
        grid.add_column(head, overflow="fold")
    for one in data["claim"]:
        holds = Styled(say(one["holds"]), _HOLDS[one["holds"]])
        grid.add_row(say(one["item"]), holds, say.sentence(one["sentence"]))
    out.print()
    out.print(grid)


_HOLDS = {"yes": "green", "no": "bold red", "cannot say": "dim"}


def _table(out: Console, say: Language, table: Mapping[str, Any]) -> None:
    title = say("{name}: {records:,} records", name=table["name"], records=table["records"])
    grid = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for head in (say("column"), say("kind")):
        grid.add_column(head, overflow="fold")
    for head in (say("sure"), say("filled"), say("valid"), say("different")):
        grid.add_column(head, justify="right")
    shown = len(table["columns"])
    shown = shown if shown <= _COLUMNS + 1 else _COLUMNS  # a line that says "one more" is no shorter than it
    for column in table["columns"][:shown]:
        filled = column["nonempty"]
        grid.add_row(
            visible(column["name"]),
            Styled(say(column["kind"]), _STYLES[column["sensitivity"]]),
            f"{column['confidence']:.0%}",
            f"{filled:,}",
            f"{column['valid'] / filled:.1%}" if filled else "",
            f"{column['distinct']['point']:,}",
        )
    out.print()
    out.print(grid)
    for change in table.get("changes", ()):
        out.print(Styled(visible(say.sentence(change)), "bold red"))
    more = len(table["columns"]) - shown
    if more > 0:
        out.print(say("… and {n:,} more columns", n=more))


def _inputs(out: Console, say: Language, data: Mapping[str, Any]) -> None:
    sums = totals(data)
    out.print()
    out.print(
        say(
            "Read {records:,} records from {inputs:,} inputs; {rejected:,} rejected "
            "({bytes_rejects:,} of {bytes:,} bytes).",
            **sums,
        )
    )
    for one in data["inputs"]:
        for reason, count in one["rejects"].items():
            out.print(f"  {visible(one['name'])}: {count:,} × {say(reason)}")
        if one["refused"]:
            out.print(f"  {visible(one['name'])}: {visible(one['refused'])}")
