"""A survey known by its totals alone, as newspapers print them: a CSV of one line an outcome.

    outcome,calls,foils,confirmed
    name only,4,0,0
    details,4,2,0

`foils`: of these calls, how many put a false detail to the person; `confirmed`: how many of those were
confirmed. What is left empty, and an outcome without a line, is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.calls.interface import Counts, Outcome
from leakassay.calls.recording import ANSWERED, DIGITS, HEAD, counted, outcome_of, read_lines, read_record
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TOTALS = ("outcome", "calls", "foils", "confirmed")


def read_counts(path: Path, calls: int | None = None) -> Counts:
    """Count a survey from its record or its totals; `calls` is how many were drawn, where that is known.

    Raises LeakassayError that names the line: for a wrong file, and for counts that cannot be.
    """
    (_, head), *lines = read_lines(path)
    if head == HEAD:
        return counted(read_record(path, calls))
    if head != TOTALS:
        raise LeakassayError(f"line 1 of {path} has to be `{','.join(HEAD)}` or `{','.join(TOTALS)}`.")
    found: dict[Outcome, tuple[int, int, int]] = {}
    for number, cells in lines:
        where = f"line {number} of {path}"
        outcome, *row = _row(cells, where)
        if outcome in found:
            raise LeakassayError(f"{where}: {outcome} stands there twice: give one line an outcome.")
        found[outcome] = _possible(outcome, row, where)
    of = {outcome.name.lower(): row[0] for outcome, row in found.items()}
    put, confirmed = (sum(row[place] for row in found.values()) for place in (1, 2))
    return Counts(**of, foils=put, foils_confirmed=confirmed)


def _row(cells: Sequence[str], where: str) -> tuple[Outcome, int, int, int]:
    if len(cells) != len(TOTALS):
        raise LeakassayError(f"{where} has to have {len(TOTALS)} fields: {', '.join(TOTALS)}.")
    outcome = outcome_of(cells[0], where)
    for name, cell in zip(TOTALS[1:], cells[1:], strict=True):
        if cell and not (cell.isascii() and cell.isdecimal() and len(cell) < DIGITS):
            raise LeakassayError(f"{where}: `{name}` has to be a whole number from 0.")
    made, put, confirmed = (int(cell or 0) for cell in cells[1:])
    return outcome, made, put, confirmed


def _possible(outcome: Outcome, row: Sequence[int], where: str) -> tuple[int, int, int]:
    made, put, confirmed = row
    if put and outcome not in ANSWERED:
        raise LeakassayError(f"{where}: a false detail is answered only by somebody who was reached.")
    if put > made:
        raise LeakassayError(f"{where}: {put} false details were put in {made} calls, which cannot be.")
    if confirmed > put:
        raise LeakassayError(f"{where}: {confirmed} of {put} false details were confirmed, which cannot be.")
    return made, put, confirmed
