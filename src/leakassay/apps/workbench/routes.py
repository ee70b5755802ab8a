"""Every address of the workbench, who may use it, and the application that serves them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from leakassay.apps.workbench.gate import Page, endpoint
from leakassay.apps.workbench.guarding import Guard
from leakassay.apps.workbench.interface import Role
from leakassay.apps.workbench.pages import (
    calling,
    casing,
    correcting,
    entering,
    keeping,
    noticing,
    overlapping,
    passing,
)

if TYPE_CHECKING:
    from leakassay.apps.workbench.bench import Bench

_N, _R, _A, _C = Role.NOBODY, Role.READER, Role.ANALYST, Role.CUSTODIAN
_CASE = "/cases/{case}"

PAGES = (
    Page("GET", "/enter", _N, entering.entrance),
    Page("POST", "/enter", _N, entering.sign),
    Page("POST", "/enter/passkey/options", _N, passing.asking, streams=True),
    Page("POST", "/enter/passkey", _N, passing.entering, streams=True),
    Page("POST", "/passkeys/options", _R, passing.offering, streams=True),
    Page("POST", "/passkeys", _R, passing.adding, streams=True),
    Page("POST", "/passkeys/remove", _R, passing.removing),
    Page("POST", "/leave", _R, entering.out),
    Page("GET", "/password", _R, keeping.own_password),
    Page("POST", "/password", _R, keeping.changing),
    Page("POST", "/language", _N, entering.speak),
    Page("GET", "/", _R, casing.listing),
    Page("POST", "/cases", _A, casing.making),
    Page("GET", _CASE, _R, casing.showing),
    Page("POST", f"{_CASE}/path", _A, casing.adding_path),
    Page("POST", f"{_CASE}/remove", _A, casing.removing_file),
    Page("POST", f"{_CASE}/upload", _A, casing.beginning_upload, streams=True),
    Page("PUT", f"{_CASE}/upload", _A, casing.uploading, streams=True),
    Page("POST", f"{_CASE}/claim", _A, casing.claiming_form),
    Page("POST", f"{_CASE}/start", _A, casing.starting),
    Page("POST", f"{_CASE}/cancel", _A, casing.cancelling),
    Page("GET", f"{_CASE}/events", _R, casing.events, streams=True),
    Page("GET", f"{_CASE}/report", _R, casing.reporting),
    Page("GET", f"{_CASE}/report.json", _R, casing.report_json),
    Page("GET", f"{_CASE}/columns", _R, correcting.columns),
    Page("POST", f"{_CASE}/columns", _A, correcting.correcting),
    Page("POST", f"{_CASE}/delete", _C, casing.deleting),
    Page("GET", f"{_CASE}/calls", _R, calling.plan),
    Page("POST", f"{_CASE}/calls/draw", _C, calling.drawing),
    Page("POST", f"{_CASE}/calls/open", _C, calling.opening),
    Page("POST", f"{_CASE}/calls/record", _A, calling.recording),
    Page("POST", f"{_CASE}/calls/close", _C, calling.closing),
    Page("GET", f"{_CASE}/notices", _R, noticing.notices),
    Page("POST", f"{_CASE}/notices", _A, noticing.drafting),
    Page("GET", f"{_CASE}/notices/{{notice:int}}", _R, noticing.editing),
    Page("POST", f"{_CASE}/notices/{{notice:int}}", _A, noticing.saving),
    Page("GET", f"{_CASE}/notices/{{notice:int}}/file", _R, noticing.taking),
    Page("GET", f"{_CASE}/compare", _R, overlapping.comparisons),
    Page("POST", f"{_CASE}/compare", _A, overlapping.comparing),
    Page("GET", "/accounts", _C, keeping.people),
    Page("POST", "/accounts", _C, keeping.setting),
    Page("POST", "/accounts/delete", _C, keeping.dropping),
    Page("GET", "/log", _C, keeping.log),
)


def of_provider() -> tuple[Page, ...]:
    """List the pages of a provider; their library is an extra, and loaded only where one is configured."""
    from leakassay.apps.workbench.pages import providing

    return (
        Page("GET", "/enter/provider", _N, providing.beginning),
        Page("GET", "/enter/provider/back", _N, providing.returning),
        Page("POST", "/accounts/provider", _C, providing.letting_in),
    )


def application(bench: Bench) -> Starlette:
    """Put the pages together."""
    pages = (*PAGES, *(of_provider() if bench.settings.provider else ()))
    routes = [Route(page.path, endpoint(bench, page), methods=[page.method]) for page in pages]
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    return Starlette(routes=[*routes, static], middleware=[Middleware(Guard, settings=bench.settings)])
