"""The confirmation survey: draw, open one call, record, infer, close."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from leakassay import surveying
from leakassay.apps.workbench import cases, jobs
from leakassay.apps.workbench.gate import Ask, go
from leakassay.apps.workbench.interface import RefusedError, Work
from leakassay.calls.inference import infer
from leakassay.calls.interface import MEANING, Outcome
from leakassay.calls.questions import QUESTIONS
from leakassay.calls.recording import FOILS, Attempt, append, counted, read_record
from leakassay.report.survey import lines

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.responses import Response

_MOST = 2_000
"""Calls of a survey."""


def _folder(ask: Ask) -> Path:
    return ask.bench.folder(cases.get(ask.bench, ask.case).id) / cases.SURVEY


def plan(ask: Ask) -> Response:
    """Show the plan, and what the calls prove so far."""
    folder = _folder(ask)
    planned = folder / surveying.PLAN
    record = folder / surveying.RECORD
    attempts = read_record(record) if record.exists() else []
    return ask.page(
        "calls.html",
        case=cases.get(ask.bench, ask.case),
        plan=json.loads(planned.read_text("utf-8")) if planned.exists() else None,
        open_=(folder / surveying.SHEET).exists(),
        attempts=attempts,
        proves=list(lines(infer(counted(attempts)), ask.code)) if attempts else [],
        outcomes=MEANING,
        foils=FOILS,
        job=jobs.latest(ask.bench, ask.case, Work.DRAW),
    )


def drawing(ask: Ask) -> Response:
    """Draw whom to call, in a worker."""
    case = cases.get(ask.bench, ask.case)
    asked = {
        "calls": ask.number("calls", 1, _MOST),
        "spares": ask.number("spares", 0, _MOST),
        "control": ask.number("control", 0, 100) / 100,
    }
    cases.readable(ask.bench, case.id)
    jobs.start(ask.bench, ask.by, case.id, Work.DRAW, asked)
    return go(f"/cases/{case.id}")


def opening(ask: Ask) -> Response:
    """Show one call, which is the one place where values of a row are shown; the view is logged first."""
    folder, number = _folder(ask), ask.number("number", 1, _MOST * 2)
    if number > surveying.size(folder):
        raise RefusedError(404, "The sheet has no call of this number.")
    ask.bench.log(ask.by, "call opened", ask.case, str(number))
    call = surveying.view(folder, number, key=ask.bench.key(f"calls {ask.case}"), by=ask.by)
    return ask.page(
        "call.html",
        case=cases.get(ask.bench, ask.case),
        call=call,
        questions={kind: asked[ask.code == "zh"] for kind, asked in QUESTIONS.items()},
        outcomes=MEANING,
        foils=FOILS,
    )


def recording(ask: Ask) -> Response:
    """Record what came of an attempt."""
    folder, number = _folder(ask), ask.number("number", 1, _MOST * 2)
    outcome, foil = ask.form.get("outcome", ""), ask.form.get("foil", "")
    if number > surveying.size(folder) or outcome not in set(Outcome) or foil not in FOILS:
        raise RefusedError(422, "This is no outcome of a call.")
    if foil and Outcome(outcome) not in {Outcome.NAME_ONLY, Outcome.DETAILS, Outcome.DENIED}:
        raise RefusedError(422, "A false detail is answered only by somebody who was reached.")
    append(folder / surveying.RECORD, Attempt(number, Outcome(outcome), foil))
    ask.bench.log(ask.by, "call recorded", ask.case, str(number))
    return go(f"/cases/{ask.case}/calls")


def closing(ask: Ask) -> Response:
    """Delete the sheet; plan, record and log stay."""
    surveying.close(_folder(ask))
    ask.bench.log(ask.by, "call sheet deleted", ask.case)
    return go(f"/cases/{ask.case}/calls")
