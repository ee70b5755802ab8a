"""Cases: the list, one case, its files, claim and job, its report, its end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import anyio
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse

from leakassay.apps.workbench import cases, claiming, jobs, uploads
from leakassay.apps.workbench.gate import Ask, go
from leakassay.apps.workbench.guarding import REPORT_POLICY
from leakassay.apps.workbench.interface import RefusedError, State, Work
from leakassay.apps.workbench.schema import Case
from leakassay.report.document import Report
from leakassay.report.overview import holdings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from leakassay.apps.workbench.bench import Bench

_SHOWN = 500
"""Cases on the list, the newest first."""


def listing(ask: Ask) -> Response:
    """List the cases."""
    with ask.bench.session() as db:
        found = list(db.scalars(select(Case).order_by(Case.at.desc()).limit(_SHOWN)))
    work = jobs.latest_of(ask.bench, (case.id for case in found))
    return ask.page("cases.html", cases=found, work=work)


def report_of(bench: Bench, case: str) -> dict[str, Any] | None:
    """Give the report of a case; None where there is none."""
    path = bench.folder(case) / cases.REPORT
    return json.loads(path.read_bytes()) if path.exists() else None


def needed_report(ask: Ask) -> dict[str, Any]:
    """Give the report of a case. Raises RefusedError where there is none."""
    data = report_of(ask.bench, cases.get(ask.bench, ask.case).id)
    if data is None:
        raise RefusedError(404, "This case has no report yet.")
    return data


def making(ask: Ask) -> Response:
    """Make a case."""
    return go(f"/cases/{cases.make(ask.bench, ask.by, ask.form.get('name', '')).id}")


def showing(ask: Ask) -> Response:
    """Show a case."""
    case = cases.get(ask.bench, ask.case)
    job, report = jobs.latest(ask.bench, case.id), report_of(ask.bench, case.id)
    return ask.page(
        "case.html",
        case=case,
        files=[
            (one, one.size if one.done else _here(ask, one.id)) for one in cases.files(ask.bench, case.id)
        ],
        claim=claiming.typed(claiming.load(ask.bench.folder(case.id))),
        fields=(*claiming.TEXTS, *claiming.NUMBERS),
        samples=claiming.SAMPLES,
        job=job,
        told=jobs.told(job),
        report=report,
        holdings=holdings(report) if report else [],
    )


def _here(ask: Ask, number: int) -> int:
    return uploads.find(ask.bench, ask.case, number).offset


def adding_path(ask: Ask) -> Response:
    """Add a path of the server."""
    case = cases.get(ask.bench, ask.case)
    _idle(ask)
    cases.add_path(ask.bench, ask.by, case.id, ask.form.get("path", ""))
    return go(f"/cases/{case.id}")


def removing_file(ask: Ask) -> Response:
    """Take a file out of a case."""
    case = cases.get(ask.bench, ask.case)
    _idle(ask)
    cases.remove_file(ask.bench, ask.by, case.id, ask.number("file", 1, 1 << 62))
    return go(f"/cases/{case.id}")


def _idle(ask: Ask) -> None:
    if jobs.busy(ask.bench, ask.case):
        raise RefusedError(409, "This case is being worked on.")


def beginning_upload(ask: Ask) -> Response:
    """Begin an upload, or tell where it goes on."""
    case = cases.get(ask.bench, ask.case)
    _idle(ask)
    given = ask.form
    upload = uploads.begun(
        ask.bench,
        ask.by,
        case.id,
        name=given.get("name", ""),
        size=ask.number("size", 0, 1 << 60),
        stamp=given.get("stamp", ""),
    )
    return JSONResponse({"file": upload.number, "offset": upload.offset})


async def uploading(ask: Ask) -> Response:
    """Take a part of an upload."""
    case = (await run_in_threadpool(cases.get, ask.bench, ask.case)).id
    number, offset = (ask.request.query_params.get(name, "") for name in ("file", "offset"))
    if not (number.isascii() and number.isdigit() and offset.isascii() and offset.isdigit()):
        raise RefusedError(422, "A number is missing or out of range.")
    upload = await run_in_threadpool(uploads.find, ask.bench, case, int(number[:18]))
    here = await uploads.append(upload, int(offset[:18]), ask.request.stream())
    if here == upload.size:
        await run_in_threadpool(uploads.finish, ask.bench, ask.by, case, upload)
    return JSONResponse({"file": upload.number, "offset": here})


def claiming_form(ask: Ask) -> Response:
    """Keep what is claimed."""
    case = cases.get(ask.bench, ask.case)
    claiming.save(ask.bench.folder(case.id), ask.form)
    ask.bench.log(ask.by, "claim changed", case.id)
    return go(f"/cases/{case.id}")


def starting(ask: Ask) -> Response:
    """Start the assay, or start it again."""
    case = cases.get(ask.bench, ask.case)
    cases.readable(ask.bench, case.id)
    jobs.start(ask.bench, ask.by, case.id, Work.ASSAY, {})
    return go(f"/cases/{case.id}")


def cancelling(ask: Ask) -> Response:
    """Stop the job."""
    jobs.cancel(ask.bench, ask.by, cases.get(ask.bench, ask.case).id)
    return go(f"/cases/{ask.case}")


async def events(ask: Ask) -> Response:
    """Send how far the job is, as server-sent events, until it ends."""
    case = (await run_in_threadpool(cases.get, ask.bench, ask.case)).id
    return StreamingResponse(_events(ask, case), media_type="text/event-stream")


_EVENTS, _PAUSE = 600, 0.9
"""Events of one connection (the browser then asks again), and seconds between two: one comes each second."""


async def _events(ask: Ask, case: str) -> AsyncIterator[str]:
    for _ in range(_EVENTS):
        job = await run_in_threadpool(jobs.latest, ask.bench, case)
        if job is None or job.state != State.RUNNING:
            yield "event: ended\ndata:\n\n"
            return
        part = ask.part("progress.html", job=job, told=jobs.told(job))
        yield "event: progress\n" + "".join(f"data: {line}\n" for line in part.splitlines()) + "\n"
        if await ask.request.is_disconnected():
            return
        await anyio.sleep(_PAUSE)


def reporting(ask: Ask) -> Response:
    """Give the report as it is: a page of its own, under a policy of its own."""
    page = Report(needed_report(ask)).to_html(ask.code)
    headers = {"content-security-policy": REPORT_POLICY}
    if "save" in ask.request.query_params:
        headers["content-disposition"] = 'attachment; filename="report.html"'
    return Response(page, media_type="text/html", headers=headers)


def report_json(ask: Ask) -> Response:
    """Give report.json."""
    content = Report(needed_report(ask)).to_json()
    return Response(
        content,
        media_type="application/json",
        headers={"content-disposition": 'attachment; filename="report.json"'},
    )


def deleting(ask: Ask) -> Response:
    """Delete a case, once its name was typed."""
    case = cases.get(ask.bench, ask.case)
    _idle(ask)
    if ask.form.get("name", "").strip() != case.name:
        raise RefusedError(422, "Type the name of the case to delete it.")
    cases.drop(ask.bench, ask.by, case.id)
    return go("/")
