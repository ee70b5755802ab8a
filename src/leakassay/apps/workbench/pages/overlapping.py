"""Two cases compared, by their sketches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from leakassay.apps.workbench import cases, jobs
from leakassay.apps.workbench.gate import Ask, go
from leakassay.apps.workbench.interface import RefusedError, Work
from leakassay.apps.workbench.schema import Case, Comparison

if TYPE_CHECKING:
    from starlette.responses import Response


def comparisons(ask: Ask) -> Response:
    """List what a case was compared with."""
    case = cases.get(ask.bench, ask.case)
    with ask.bench.session() as db:
        about = or_(Comparison.case == case.id, Comparison.other == case.id)
        found = list(db.scalars(select(Comparison).where(about).order_by(Comparison.id.desc())))
        others = list(db.scalars(select(Case).where(Case.id != case.id).order_by(Case.at.desc())))
    names = {one.id: one.name for one in (*others, case)}
    told = [(names.get(c.case, "–"), names.get(c.other, "–"), c.at, json.loads(c.result)) for c in found]
    return ask.page(
        "compare.html", case=case, others=others, told=told, job=jobs.latest(ask.bench, case.id, Work.COMPARE)
    )


def comparing(ask: Ask) -> Response:
    """Compare with another case, in a worker."""
    case, other = cases.get(ask.bench, ask.case), cases.get(ask.bench, ask.form.get("other", ""))
    if case.id == other.id:
        raise RefusedError(422, "Choose another case.")
    for one in (case, other):
        cases.readable(ask.bench, one.id)
    jobs.start(ask.bench, ask.by, case.id, Work.COMPARE, {"other": other.id})
    return go(f"/cases/{case.id}")
