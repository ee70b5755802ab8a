"""Whom to call: a stratified random draw, fixed before the first call.

Rows come from the uniform keyed sample of each table. Strata (`strata`) are table, region and decade of event
or birth; a stratum gives calls in proportion to its rows, and spares in proportion to its calls. Within one,
rows go by the keyed hash of their place: first the calls, then the spares, which replace calls of the same
stratum, in this order, and only after a number proves dead or wrong. Minors, rows with a sensitive field, and
rows without a name or a contact are left out before the draw.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from leakassay.calls.questions import ADULT, CONTACTS, EXCLUDED, MOST, NAMES, QUESTIONS
from leakassay.calls.strata import birth_year, stratum
from leakassay.kinds.blanks import blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    import pyarrow as pa


class LeftOut(StrEnum):
    """Why a row is not called."""

    SENSITIVE = "holds something sensitive"
    MARKED = "marked as a minor"
    MINOR = "may be a minor"
    NAMELESS = "no name"
    UNREACHABLE = "no contact"
    SILENT = "nothing to ask"


REPLACEMENT = "a spare of the same stratum, in the order of the sheet, after two attempts on two days"


@dataclass(frozen=True, slots=True)
class Row:
    """One row that may be called, with only what a call needs."""

    table: str
    place: int
    """Its place in the sample."""
    stratum: str
    name: str
    contact: str
    answers: Mapping[str, str]
    """By kind, what the person is expected to answer."""


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the sheet."""

    number: int
    """From 1; spares follow the calls."""
    spare: bool
    stratum: str
    name: str
    contact: str
    answers: Mapping[str, str]
    foil: str = ""
    """The kind whose answer was taken from another row, in the control arm."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fixed, and may be shown, before the first call. Holds no value of a row."""

    calls: int
    spares: int
    control: int
    """Calls that carry one false detail."""
    frame: Mapping[str, int]
    """Rows that may be called, by stratum."""
    left_out: Mapping[str, int]
    """Rows that may not, by reason."""
    commitment: str
    """SHA-256 of the sheet, in hexadecimal: it was drawn before anybody was called."""
    replacement: str = REPLACEMENT


def frame(
    table: str, rows: pa.Table, kinds: Mapping[str, str], on: date, left_out: dict[str, int]
) -> Iterator[Row]:
    """Give the rows of one table that may be called on a day, and count the others by reason."""
    by_kind: dict[str, list[str]] = {}
    for column, kind in kinds.items():
        by_kind.setdefault(kind, []).append(column)
    for place, row in enumerate(rows.to_pylist()):
        found = _eligible(table, place, row, by_kind, on)
        if isinstance(found, Row):
            yield found
        else:
            left_out[str(found)] = left_out.get(str(found), 0) + 1


def _eligible(
    table: str, place: int, row: Mapping[str, Any], by_kind: Mapping[str, Sequence[str]], on: date
) -> Row | LeftOut:
    """Give the row as a call needs it, or why it is not called."""

    def said(kind: str) -> str:
        values = (row.get(column) for column in by_kind.get(kind, ()))
        return next((v for v in values if isinstance(v, str) and not blank(v)), "")

    if any(said(kind) for kind in EXCLUDED):
        return LeftOut.SENSITIVE
    if said("minor_flag"):
        return LeftOut.MARKED
    born = birth_year(by_kind, said)
    if born and born > on.year - ADULT - 1:
        return LeftOut.MINOR
    name = said(NAMES[0]) or " ".join(part for kind in NAMES[1:] if (part := said(kind)))
    contact = next((found for kind in CONTACTS if (found := said(kind))), "")
    if not name:
        return LeftOut.NAMELESS
    if not contact:
        return LeftOut.UNREACHABLE
    answers = {kind: answer for kind in QUESTIONS if (answer := said(kind))}
    kept = dict(list(answers.items())[:MOST])
    mine = stratum(table, by_kind, said)
    return Row(table, place, mine, name, contact, kept) if kept else LeftOut.SILENT


def draw(
    rows: Sequence[Row], left_out: Mapping[str, int], key: bytes, *, calls: int, spares: int, control: float
) -> tuple[Plan, list[Call]]:
    """Draw the calls and fix the plan. `control`: share of the calls that carry a false detail."""
    strata = _strata(sorted(rows, key=lambda r: _keyed(key, f"{r.table}\0{r.place}")))
    size = {s: len(strata[s]) for s in sorted(strata)}
    called = _shared(size, size, calls, key)
    spared = _shared(called, {s: size[s] - called[s] for s in size}, spares, key)
    chosen = [(row, False) for s in sorted(strata) for row in strata[s][: called[s]]]
    chosen += [(row, True) for s in sorted(strata) for row in strata[s][called[s] : called[s] + spared[s]]]
    foils = _foils(chosen, rows, key, round(control * sum(called.values())))
    sheet = [_call(n, row, foils.get(n, ("", "")), spare=spare) for n, (row, spare) in enumerate(chosen, 1)]
    plan = Plan(
        calls=sum(called.values()),
        spares=sum(spared.values()),
        control=len(foils),
        frame=size,
        left_out=dict(sorted(left_out.items())),
        commitment=committed(sheet),
    )
    return plan, sheet


def _strata(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Group rows by stratum, and those of too few rows to be told by their table alone."""
    size = Counter(row.stratum for row in rows)
    strata: dict[str, list[Row]] = {}
    for row in rows:
        large = size[row.stratum] >= _FEWEST
        mine = row if large else replace(row, stratum=row.table)
        strata.setdefault(mine.stratum, []).append(mine)
    return strata


_FEWEST = 5
"""The plan may be shown, and says of no fewer people how many there are."""


def _call(number: int, row: Row, foil: tuple[str, str], *, spare: bool) -> Call:
    kind, false = foil
    answers = {**row.answers, kind: false} if kind else row.answers
    return Call(number, spare, row.stratum, row.name, row.contact, answers, kind)


def committed(sheet: Sequence[Call]) -> str:
    """Give the commitment to a sheet."""
    laid = json.dumps([asdict(call) for call in sheet], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(laid.encode("utf-8", "surrogatepass")).hexdigest()


def _keyed(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), "sha256")


def _shared(weights: Mapping[str, int], room: Mapping[str, int], count: int, key: bytes) -> dict[str, int]:
    """Share out by weight, from a random start: whatever the size of a stratum, every row has one chance.

    A stratum is given its exact share, rounded up or down, but never more than it has room for.
    """
    whole, count = sum(weights.values()), min(count, sum(room.values()))
    start = int.from_bytes(_keyed(key, "start")[:6]) / (1 << 48)
    given, passed = {}, 0
    for name, weight in weights.items():
        before = int(passed * count / max(1, whole) + start)
        passed += weight
        given[name] = min(room[name], int(passed * count / max(1, whole) + start) - before)
    return given


def _foils(
    chosen: Sequence[tuple[Row, bool]], rows: Sequence[Row], key: bytes, count: int
) -> dict[int, tuple[str, str]]:
    """Give calls of the control arm one answer (kind, value) of another row, which differs from their own."""
    numbers = [n for n, (_, spare) in enumerate(chosen, 1) if not spare]
    arm = sorted(numbers, key=lambda n: _keyed(key, f"control\0{n}"))
    foils: dict[int, tuple[str, str]] = {}
    for n in arm:
        if len(foils) == count:
            break
        own = chosen[n - 1][0].answers
        kind = list(own)[-1]
        others = sorted(
            (r for r in rows if r.answers.get(kind, own[kind]) != own[kind]),
            key=lambda r: _keyed(key, f"foil\0{n}\0{r.table}\0{r.place}"),
        )
        if others:
            foils[n] = kind, others[0].answers[kind]
    return foils
