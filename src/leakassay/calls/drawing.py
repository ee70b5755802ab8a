"""Whom to call: a stratified random draw, fixed before the first call.

Rows come from the uniform keyed sample of each table. Strata are table and decade of event or birth; a
stratum gives calls in proportion to its rows. Within one, rows go by the keyed hash of their place: first
the calls, then the spares, which replace calls of the same stratum, in this order, and only after a number
proves dead or wrong. Minors, rows with a sensitive field, and rows without a name or a contact are left out
before the draw.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.calls.questions import ADULT, CONTACTS, EXCLUDED, MOST, NAMES, QUESTIONS
from leakassay.kinds import all_kinds
from leakassay.kinds.blanks import blank
from leakassay.kinds.dates import parse_one
from leakassay.kinds.interface import Strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date


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
    born = _year(said("birth_date") or said("birth_year")) or _implied(by_kind, said)
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
    decade = _year(said("timestamp") or said("date")) or born
    stratum = f"{table}, {decade // 10 * 10}s" if decade else table
    return Row(table, place, stratum, name, contact, kept) if kept else LeftOut.SILENT


def _year(text: str) -> int:
    """Find the year of a date, however it is written; 0 for none."""
    return parse_one(text)[0] // 10_000 if text else 0


def _implied(by_kind: Mapping[str, Sequence[str]], said: Callable[[str], str]) -> int:
    """Find the year of birth inside a national number; 0 for none."""
    for kind in by_kind:
        facets = all_kinds()[kind].facets if "." in kind else None
        number = said(kind) if facets is not None else ""
        if facets is not None and number:
            implied = facets(Strings.of(pa.array([number], pa.string())))
            year = max((int(implied[f][0]) for f in ("birth_date", "birth_year") if f in implied), default=0)
            return year // 10_000 if year > _A_DATE else year
    return 0


_A_DATE = 10_000
"""A birth above is yyyymmdd, one below a year."""


def draw(
    rows: Sequence[Row], left_out: Mapping[str, int], key: bytes, *, calls: int, spares: int, control: float
) -> tuple[Plan, list[Call]]:
    """Draw the calls and fix the plan. `control`: share of the calls that carry a false detail."""
    strata: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda r: _keyed(key, f"{r.table}\0{r.place}")):
        strata.setdefault(row.stratum, []).append(row)
    called = _shared(strata, calls)
    spared = _shared({s: r[called[s] :] for s, r in strata.items()}, spares)
    chosen = [(row, False) for s in sorted(strata) for row in strata[s][: called[s]]]
    chosen += [(row, True) for s in sorted(strata) for row in strata[s][called[s] : called[s] + spared[s]]]
    foils = _foils(chosen, rows, key, round(control * sum(called.values())))
    sheet = [_call(n, row, foils.get(n, ("", "")), spare=spare) for n, (row, spare) in enumerate(chosen, 1)]
    plan = Plan(
        calls=sum(called.values()),
        spares=sum(spared.values()),
        control=len(foils),
        frame={s: len(r) for s, r in sorted(strata.items())},
        left_out=dict(sorted(left_out.items())),
        commitment=committed(sheet),
    )
    return plan, sheet


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


def _shared(strata: Mapping[str, Sequence[Row]], calls: int) -> dict[str, int]:
    """Share calls out in proportion to the rows (largest remainders), never more than there are."""
    whole = sum(len(rows) for rows in strata.values())
    if not whole:
        return dict.fromkeys(strata, 0)
    exact = {s: min(calls, whole) * len(rows) / whole for s, rows in strata.items()}
    given = {s: int(e) for s, e in exact.items()}
    left = min(calls, whole) - sum(given.values())
    for s in sorted(exact, key=lambda s: (given[s] - exact[s], s))[:left]:
        given[s] += 1
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
