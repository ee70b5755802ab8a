"""A confirmation survey from a leak: one pass, a draw, a locked sheet, a plan that may be shown.

A folder holds the survey: `plan.json` (no value of a row), `sheet.calls` (locked), `record.csv` (outcomes
only) and `views.log` (who looked at which call, and when).
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from leakassay.calls.drawing import committed, draw, frame
from leakassay.calls.recording import Attempt, append, attempt
from leakassay.calls.sheet import lock, shred, unlock
from leakassay.calls.totals import read_counts
from leakassay.errors import LeakassayError
from leakassay.given import parse_json, read_given
from leakassay.reading import read_tables
from leakassay.writing import whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from leakassay.calls.drawing import Call, Plan
    from leakassay.calls.interface import Counts
    from leakassay.sources.interface import Limits

PLAN, SHEET, RECORD, VIEWS = "plan.json", "sheet.calls", "record.csv", "views.log"
_LARGEST = 16 << 20


def begin(
    paths: Sequence[str | Path],
    folder: Path,
    *,
    key: bytes,
    on: date,
    calls: int,
    spares: int,
    control: float,
    limits: Limits | None = None,
) -> Plan:
    """Draw a survey from a leak into a new folder.

    Raises CannotOpenError, NoRecordsError, and LeakassayError where nobody can be called or the folder is
    taken.
    """
    if (folder / PLAN).exists():
        raise LeakassayError(f"{folder} holds a survey already: a draw is made once; choose another folder.")
    tables = read_tables(paths, key, limits=limits)
    left_out: dict[str, int] = {}
    rows = [
        row
        for table in tables
        for row in frame(
            table.name, table.summary.rows, {n: r.kind for n, r in table.recognised.items()}, on, left_out
        )
    ]
    if not rows:
        raise LeakassayError(
            "no row can be called: each needs a name, a telephone or e-mail address and something to "
            "ask, and minors and rows with sensitive fields are left out."
        )
    plan, sheet = draw(rows, left_out, key, calls=calls, spares=spares, control=control)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock(folder / SHEET, sheet, key)
    with whole(folder / PLAN) as file:
        file.write(json.dumps(asdict(plan), indent=1, ensure_ascii=True).encode("ascii") + b"\n")
    return plan


def view(folder: Path, number: int, *, key: bytes, by: str) -> Call:
    """Give one call of the sheet, and note who looked. Raises LeakassayError."""
    sheet = unlock(folder / SHEET, key)
    plan = planned(folder)
    if committed(sheet) != plan.get("commitment"):
        raise LeakassayError(f"the sheet in {folder} is not the one that the plan was made with.")
    if not 1 <= number <= len(sheet):
        raise LeakassayError(f"the sheet has calls 1 to {len(sheet)}.")
    with (folder / VIEWS).open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\t{by}\tcall {number}\n")
    return sheet[number - 1]


def planned(folder: Path) -> dict[str, Any]:
    """Give the plan of a survey. Raises LeakassayError where there is none."""
    none = LeakassayError(f"{folder} holds no survey: begin one with `leakassay calls draw`.")
    if not (folder / PLAN).is_file():
        raise none
    try:
        plan = parse_json(read_given(folder / PLAN, "the plan", _LARGEST))
    except ValueError:
        raise none from None
    if not isinstance(plan, dict) or not all(type(plan.get(name)) is int for name in ("calls", "spares")):
        raise none
    return plan


def size(folder: Path) -> int:
    """Give how many calls and spares a survey has. Raises LeakassayError where there is none."""
    plan = planned(folder)
    return int(plan["calls"]) + int(plan["spares"])


def record(folder: Path, call: str, outcome: str, foil: str = "") -> tuple[Attempt, Counts]:
    """Add an attempt to the record of a survey; give it as read, and what the survey counts by now.

    Raises LeakassayError for what no record may hold.
    """
    calls = size(folder)
    made = attempt((call, outcome, foil), "this attempt", calls)
    append(folder / RECORD, made)
    return made, read_counts(folder / RECORD, calls)


def recorded(folder: Path) -> Counts:
    """Count what a survey has recorded. Raises LeakassayError where that is nothing."""
    calls = size(folder)
    if not (folder / RECORD).exists():
        raise LeakassayError(
            f"no call of the survey in {folder} is recorded yet: use `leakassay calls record`, call by call."
        )
    return read_counts(folder / RECORD, calls)


def close(folder: Path) -> None:
    """Delete the sheet; plan, record and log stay. Raises LeakassayError where there is none."""
    size(folder)
    if not (folder / SHEET).exists():
        raise LeakassayError(f"the survey in {folder} is closed already.")
    shred(folder / SHEET)
