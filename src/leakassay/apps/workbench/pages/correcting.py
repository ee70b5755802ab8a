"""The columns of a case, and what people say that they are."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leakassay.apps.workbench import cases
from leakassay.apps.workbench.gate import Ask, go
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.pages.casing import needed_report
from leakassay.kinds import all_kinds
from leakassay.report.document import write_whole
from leakassay.report.names import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from starlette.responses import Response

_TABLES, _COLUMNS = 60, 500
"""The most tables of a case and columns of a table on the page, as in the report."""
_WRITING = threading.Lock()
"""Two people may correct columns of one case at the same moment."""


@dataclass(frozen=True, slots=True)
class Row:
    """One column on the page."""

    id: str
    """Its names may be anything, so forms call it by their digest."""
    table: str
    name: str
    judged: str
    """The kind that the report was made with."""
    confidence: float
    recognised: str
    """The kind by its content and name alone."""
    by_hand: str
    """What somebody says that it is; empty where nobody does."""
    waits: bool
    """The report does not know yet."""


def rows(report: Mapping[str, Any], by_hand: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """Lay out the columns of a report, with what was set by hand since."""
    known = {(one["table"], one["column"]): one["kind"] for one in report.get("corrections", ())}
    for table in report["tables"][:_TABLES]:
        for column in table["columns"][:_COLUMNS]:
            where = table["name"], column["name"]
            now, then = by_hand.get(where[0], {}).get(where[1], ""), known.get(where, "")
            yield Row(
                id=hashlib.sha256("\0".join(where).encode("utf-8", "surrogatepass")).hexdigest()[:16],
                table=where[0],
                name=where[1],
                judged=column["kind"],
                confidence=column["confidence"],
                recognised=column["others"][0]["kind"] if then else column["kind"],
                by_hand=now,
                waits=now != then,
            )


def _file(ask: Ask) -> Path:
    return ask.bench.folder(ask.case) / cases.KINDS


def _by_hand(ask: Ask) -> dict[str, dict[str, str]]:
    path = _file(ask)
    return dict(json.loads(path.read_bytes())) if path.exists() else {}


def columns(ask: Ask) -> Response:
    """Show what each column is."""
    report = needed_report(ask)
    listed = list(rows(report, _by_hand(ask)))
    return ask.page(
        "columns.html",
        case=cases.get(ask.bench, ask.case),
        rows=listed,
        waiting=sum(row.waits for row in listed),
        kinds=sorted(all_kinds()),
    )


def correcting(ask: Ask) -> Response:
    """Set a kind by hand, or give it back to recognition; the next judgement uses it."""
    report, kind = needed_report(ask), ask.form.get("kind", "").strip()
    if kind and kind not in all_kinds():
        raise RefusedError(422, "There is no such kind.")
    with _WRITING:
        by_hand = _by_hand(ask)
        row = next((one for one in rows(report, by_hand) if one.id == ask.form.get("column")), None)
        if row is None:
            raise RefusedError(404, "There is no such column.")
        table = by_hand.setdefault(row.table, {})
        if kind:
            table[row.name] = kind
        else:
            table.pop(row.name, None)
        write_whole(_file(ask), json.dumps(by_hand))
    ask.bench.log(ask.by, "column corrected", ask.case, f"{visible(row.name)}: {kind or '-'}")
    if "hx-request" not in ask.request.headers:
        return go(f"/cases/{ask.case}/columns")
    listed = list(rows(report, by_hand))
    return ask.page(
        "column_set.html",
        case=cases.get(ask.bench, ask.case),
        row=next(one for one in listed if one.id == row.id),
        waiting=sum(one.waits for one in listed),
    )
