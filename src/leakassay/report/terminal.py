"""The report in the terminal: what is in it, how much was read, what speaks for and against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from leakassay.report.language import language
from leakassay.report.names import visible
from leakassay.report.overview import bounds, holdings, totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.comparing import Overlap
    from leakassay.previewing import Column
    from leakassay.records import Interval
    from leakassay.report.document import Report
    from leakassay.report.language import Language

_STYLES = {
    "sensitive": "bold red",
    "direct identifier": "red",
    "quasi-identifier": "yellow",
    "neutral": "dim",
}
_LEANINGS = {"against": "bold red", "for": "green", "silent": "dim"}
_COLUMNS = 40
"""The most columns of a table that are shown here; the page has all."""


def summarise(report: Report, code: str = "en", console: Console | None = None) -> None:
    """Write the summary to standard output."""
    out = console or Console(highlight=False, markup=False, soft_wrap=False)
    say = language(code)
    data = report.to_dict()
    _verdict(out, say, data)
    _claim(out, say, data)
    _holdings(out, say, data)
    for table in data["tables"]:
        _table(out, say, table)
    _inputs(out, say, data)
    _findings(out, say, data)


def list_columns(columns: Sequence[Column], console: Console | None = None) -> None:
    """Write what each column is."""
    out = console or Console(highlight=False, markup=False)
    for name in dict.fromkeys(c.table for c in columns):
        mine = [c for c in columns if c.table == name]
        grid = Table(
            title=f"{visible(name)}: first {mine[0].rows:,} rows only",
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


def list_overlaps(overlaps: Sequence[Overlap], code: str = "en", console: Console | None = None) -> None:
    """Write the overlap of every two sketches."""
    out = console or Console(highlight=False, markup=False)
    say = language(code)
    for one in overlaps:
        title = say("{first} and {second}", first=one.names[0], second=one.names[1])
        grid = Table(title=title, title_justify="left", box=None, pad_edge=False)
        for head in ("kind", "first in second", "second in first", "what that means"):
            grid.add_column(say(head), overflow="fold")
        for shared in one.shared:
            ways = (shared.first_in_second, shared.second_in_first)
            grid.add_row(shared.kind, *(_share_of(way) for way in ways), say(MEANS[shared.reading]))
        out.print(grid)
        if not one.shared:
            out.print(say("No kind of identifier is in both often enough to be compared."))


MEANS = {
    "same": "both hold the same: one is a copy of the other, or both of a third",
    "first in second": "the first is a part of the second: recycled from it, or an older extract",
    "second in first": "the second is a part of the first: recycled into it, or an older extract",
    "overlap": "they share some: the same people at two sources, or a merger of several leaks",
    "apart": "they share next to nothing",
}
"""What a reading means for whether one was recycled from the other."""


def _share_of(share: Interval) -> str:
    if share.low == share.high:
        return f"{share.point:.1%}"
    return f"{share.point:.1%} ({share.low:.1%}–{share.high or 1:.1%})"


def _verdict(out: Console, say: Language, data: Mapping[str, Any]) -> None:
    style = "bold red" if data["verdict"]["authentic"] == "contradicted" else "bold"
    out.print(Styled(say.sentence(data["verdict"]["sentence"]), style))
    for name, title in _ESTIMATES:
        found = data["estimates"].get(name)
        if found is not None:
            out.print(say(title) + " " + say(bounds(found), **found))


_ESTIMATES = (("people_in_leak", "People in the files:"), ("people", "People in the whole source:"))


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


def _holdings(out: Console, say: Language, data: Mapping[str, Any]) -> None:
    found = holdings(data)
    if not found:
        out.print(say("No personal data was recognised."))
        return
    grid = Table(title=say("What is in it"), title_justify="left", box=None, pad_edge=False)
    for head in (say("kind"), say("sensitivity"), say("values"), say("texts that hold it"), say("columns")):
        grid.add_column(head, overflow="fold", justify="right" if head == say("values") else "left")
    for one in found:
        grid.add_row(
            one.kind,
            Styled(say(str(one.sensitivity)), _STYLES[one.sensitivity]),
            f"{one.values:,}",
            f"{one.inside_text:,}" if one.inside_text else "",
            ", ".join(visible(c) for c in one.columns[:6]) + (" …" if len(one.columns) > 6 else ""),
        )
    out.print()
    out.print(grid)


def _table(out: Console, say: Language, table: Mapping[str, Any]) -> None:
    title = say("{name}: {records:,} records", name=table["name"], records=table["records"])
    grid = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for head in (say("column"), say("kind"), say("sure"), say("filled"), say("valid"), say("different")):
        grid.add_column(head, overflow="fold")
    for column in table["columns"][:_COLUMNS]:
        filled = column["nonempty"]
        grid.add_row(
            visible(column["name"]),
            Styled(column["kind"], _STYLES[column["sensitivity"]]),
            f"{column['confidence']:.0%}",
            f"{filled:,}",
            f"{column['valid'] / filled:.1%}" if filled else "",
            f"{column['distinct']['point']:,}",
        )
    out.print()
    out.print(grid)
    for change in table.get("changes", ()):
        out.print(Styled(visible(say.sentence(change)), "bold red"))
    more = len(table["columns"]) - _COLUMNS
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


def _findings(out: Console, say: Language, data: Mapping[str, Any]) -> None:
    out.print()
    order = {"against": 0, "for": 1}
    said = [f for f in data["findings"] if f["leaning"] != "silent"]
    for one in sorted(said, key=lambda f: order[f["leaning"]]):
        line = Styled(f"{one['test']} {say(one['leaning'])}: ", _LEANINGS[one["leaning"]])
        where = ", ".join(visible(c) for c in one["columns"][:4])
        out.print(line + Styled((f"[{where}] " if where else "") + say.sentence(one["sentence"])))
    silent = sorted({f["test"] for f in data["findings"]} - {f["test"] for f in said})
    out.print(say("Nothing for or against: {tests} (see the report for why).", tests=", ".join(silent)))
