"""The record of a survey: a CSV of one line an attempt, without names, numbers or anything of a row.

    call,outcome,foil
    1,no answer,
    1,details,
    2,name only,confirmed

A call may have several attempts; the last one that is not "no answer" stands. `foil` is empty, `confirmed` or
`rejected`: what became of the false detail of a control call.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.calls.interface import Counts, Outcome
from leakassay.errors import LeakassayError
from leakassay.given import read_given

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEAD = ("call", "outcome", "foil")
FOILS = ("", "confirmed", "rejected")
_LARGEST, DIGITS = 64 << 20, 9
"""Bytes of a record, and digits of a number in it: nobody makes a billion calls."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One line of the record."""

    call: int
    outcome: Outcome
    foil: str = ""


def read_record(path: Path, calls: int | None = None) -> list[Attempt]:
    """Read a record; `calls` is how many were drawn, where that is known.

    Raises LeakassayError that names the line.
    """
    head, *lines = read_lines(path)
    if head[1] != HEAD:
        raise LeakassayError(f"line 1 of {path} has to be `{','.join(HEAD)}`.")
    return [attempt(line, f"line {number} of {path}", calls) for number, line in lines]


def read_lines(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """Read the lines of a small CSV that hold something, with their numbers from 1; at least the first.

    Raises LeakassayError.
    """
    content = read_given(path, "the record", _LARGEST)
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise LeakassayError(f"the record {path} cannot be read: give a CSV file in UTF-8.") from error
    cells = [tuple(cell.strip().lower() for cell in line) for line in lines] or [()]
    return [(number, line) for number, line in enumerate(cells, 1) if number == 1 or any(line)]


def outcome_of(text: str, where: str) -> Outcome:
    """Read an outcome, with blanks or hyphens. Raises LeakassayError that lists them."""
    said = text.replace("-", " ")
    if said not in set(Outcome):
        raise LeakassayError(f"{where}: `outcome` has to be one of {', '.join(Outcome)}.")
    return Outcome(said)


def attempt(cells: Sequence[str], where: str, calls: int | None = None) -> Attempt:
    """Read the cells of one line. `where`: how errors call it. Raises LeakassayError."""
    if len(cells) != len(HEAD):
        raise LeakassayError(f"{where} has to have {len(HEAD)} fields: {', '.join(HEAD)}.")
    call, text, foil = cells
    if not call.isdecimal() or not 1 <= len(call) <= DIGITS or not 1 <= int(call) <= (calls or int(call)):
        allowed = f"1 to {calls}" if calls else "a number from 1"
        raise LeakassayError(f"{where}: `call` has to be {allowed}, the number on the sheet.")
    outcome = outcome_of(text, where)
    if foil not in FOILS:
        raise LeakassayError(f"{where}: `foil` has to be empty, confirmed or rejected.")
    if foil and outcome not in ANSWERED:
        raise LeakassayError(f"{where}: a false detail is answered only by somebody who was reached.")
    return Attempt(int(call), outcome, foil)


ANSWERED = frozenset({Outcome.NAME_ONLY, Outcome.DETAILS, Outcome.DENIED})
"""Outcomes of somebody who was there to be asked about a false detail."""


def append(path: Path, attempt: Attempt) -> None:
    """Add a line to a record, which is begun if need be."""
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if new:
            writer.writerow(HEAD)
        writer.writerow([attempt.call, str(attempt.outcome), attempt.foil])


def counted(attempts: Iterable[Attempt]) -> Counts:
    """Count the calls: each by its last attempt that reached somebody."""
    stands: dict[int, Attempt] = {}
    for attempt in attempts:
        known = stands.get(attempt.call)
        if known is None or known.outcome is Outcome.NO_ANSWER or attempt.outcome is not Outcome.NO_ANSWER:
            stands[attempt.call] = attempt
    of = {outcome: sum(a.outcome is outcome for a in stands.values()) for outcome in Outcome}
    return Counts(
        no_answer=of[Outcome.NO_ANSWER],
        wrong_number=of[Outcome.WRONG_NUMBER],
        refused=of[Outcome.REFUSED],
        name_only=of[Outcome.NAME_ONLY],
        details=of[Outcome.DETAILS],
        denied=of[Outcome.DENIED],
        foils=sum(bool(a.foil) for a in stands.values()),
        foils_confirmed=sum(a.foil == "confirmed" for a in stands.values()),
    )
