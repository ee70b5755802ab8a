"""Notices: drafted from the report, edited, kept, taken away."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from starlette.responses import Response

from leakassay.apps.workbench import cases
from leakassay.apps.workbench.bench import note
from leakassay.apps.workbench.gate import Ask, go
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.pages.casing import needed_report
from leakassay.apps.workbench.schema import Notice
from leakassay.report.notice.drafting import draft
from leakassay.report.notice.facts import facts_of
from leakassay.report.notice.laws import LAWS, law

if TYPE_CHECKING:
    from leakassay.report.notice.laws import Law

_LONGEST = 500_000
_MOST = (1 << 63) - 1


def _laws() -> list[Law]:
    return [law(path.stem.replace("_", "-")) for path in sorted(LAWS.glob("*.toml"))]


def notices(ask: Ask) -> Response:
    """List the drafts of a case."""
    case = cases.get(ask.bench, ask.case)
    needed_report(ask)
    with ask.bench.session() as db:
        found = list(db.scalars(select(Notice).where(Notice.case == case.id).order_by(Notice.id.desc())))
    return ask.page("notices.html", case=case, notices=found, laws=_laws())


def drafting(ask: Ask) -> Response:
    """Draft a notice."""
    code = ask.form.get("language", "")
    chosen = next((one for one in _laws() if one.id == ask.form.get("law", "")), None)
    if chosen is None or code not in {"en", "zh"}:
        raise RefusedError(422, "There is no such law or language.")
    text = draft(chosen, facts_of(needed_report(ask)), code, _moment(ask.form.get("aware", "")))
    kept = Notice(case=ask.case, law=chosen.id, language=code, text=text, by=ask.by, at=time.time())
    with ask.bench.session.begin() as db:
        db.add(kept)
        note(db, ask.by, "notice drafted", ask.case, chosen.id)
    return go(f"/cases/{ask.case}/notices/{kept.id}")


def _moment(text: str) -> datetime | None:
    """Read the moment of awareness, taken for UTC."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
    except ValueError as error:
        raise RefusedError(422, "Give the moment as 2026-03-01T09:30.") from error


def _notice(ask: Ask) -> Notice:
    case = cases.get(ask.bench, ask.case)
    with ask.bench.session() as db:
        found = db.get(Notice, min(int(ask.request.path_params["notice"]), _MOST))
    if found is None or found.case != case.id:
        raise RefusedError(404, "There is no such notice.")
    return found


def editing(ask: Ask) -> Response:
    """Show a draft to be edited."""
    return ask.page("notice.html", case=cases.get(ask.bench, ask.case), notice=_notice(ask))


def saving(ask: Ask) -> Response:
    """Keep what was edited."""
    found, text = _notice(ask), ask.form.get("text", "").replace("\r\n", "\n")
    if len(text) > _LONGEST:
        raise RefusedError(413, "This form is too large.")
    with ask.bench.session.begin() as db:
        kept = db.get(Notice, found.id)
        if kept is not None:
            kept.text, kept.by, kept.at = text, ask.by, time.time()
        note(db, ask.by, "notice saved", ask.case, found.law)
    return go(f"/cases/{ask.case}/notices/{found.id}")


def taking(ask: Ask) -> Response:
    """Give a draft as a Markdown file."""
    found = _notice(ask)
    headers = {"content-disposition": f'attachment; filename="notice-{found.law}.md"'}
    return Response(found.text, media_type="text/markdown", headers=headers)
