"""What dates the extract: the latest events, clocks inside ids, ages beside births, the dump's own date.

Every sign gives a day before which the extract cannot have been taken, or after which it was hardly taken, or
both, and says why. The bounds of the whole are the latest lower and the earliest upper one; where signs
contradict each other (old people in a new file), both are kept and it is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.evidence.t41_evenness import ordinals, reading
from leakassay.kinds import all_kinds
from leakassay.kinds.clocks import HAS_CLOCK, read_clocks
from leakassay.kinds.interface import Strings
from leakassay.records import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_ENOUGH = 60
_EVENTS = frozenset({"date", "timestamp"})
_FUTURE = 0.01
"""A column with more dates to come than this holds plans and expiries, not events."""
_PLANNED = re.compile(
    r"expir|valid|until|due|end\b|[_ ]end|end[_ ]|caduc|scadenz|ablauf|到期|截止", re.IGNORECASE
)
"""Headers of dates that may lie ahead of the extract."""
_ERRORS = 3
"""So many of the latest dates may be typing errors: the next one counts."""
_GAPS = 30
_CONSTANT = 0.85
"""Ages and births that were recorded together fit one day in more rows than this [P]."""
_YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that dates the extract."""

    low: date | None
    high: date | None
    because: Text


@dataclass(frozen=True, slots=True)
class Dating:
    """When the extract was taken, as far as it shows."""

    low: date | None
    high: date | None
    because: tuple[Text, ...]


def dated(leak: Leak, today: date) -> Dating:
    """Gather all signs; `today` bounds what can be an event."""
    signs = [*_written(leak, today), *_events(leak, today)]
    for sample in leak.samples():
        signs += [*_ages(sample, today), *_clocks(sample, today)]
    low = max((s.low for s in signs if s.low), default=None)
    high = min((s.high for s in signs if s.high), default=None)
    because = [s.because for s in signs]
    if low and high and high < low:
        because.append(Text(_CONFLICT, {"early": high.isoformat(), "late": low.isoformat()}))
        low, high = high, low
    return Dating(low, high, tuple(because))


def _written(leak: Leak, today: date) -> Iterator[Sign]:
    """Read the date that the exporting program wrote."""
    for one in leak.inputs:
        found = re.search(r"(\d{4})-(\d\d)-(\d\d)", one.facts.get("dumped_at", ""))
        if found:
            try:
                day = date(*(int(part) for part in found.groups()))
            except ValueError:
                continue
            if day <= today:
                figures = {"name": one.name, "day": day.isoformat()}
                yield Sign(day, day, Text("the dump {name} says that it was written on {day}", figures))


def _clocks(sample: Sample, today: date) -> Iterator[Sign]:
    for column in sample.columns:
        if column.kind not in HAS_CLOCK:
            continue
        found = read_clocks(column.kind, column.values)
        if found is not None and len(found.milliseconds) >= _ENOUGH:
            days = np.sort(found.milliseconds // 86_400_000) + date(1970, 1, 1).toordinal()
            late = _latest(days.astype(np.float64), today)
            if late is not None:
                figures = {"column": column.name, "layout": found.layout, "day": late.isoformat()}
                yield Sign(late, None, Text("the clocks inside {column} ({layout}) run until {day}", figures))


def _events(leak: Leak, today: date) -> Iterator[Sign]:
    """Take the column of events that runs longest: nothing in an extract came after it."""
    best: tuple[date, date, str] | None = None
    for sample in leak.samples():
        for column in sample.columns:
            if column.kind not in _EVENTS or len(column.said) < _ENOUGH or _PLANNED.search(column.name):
                continue
            days = ordinals(column)[column.said]
            late = _latest(days[np.isfinite(days)], today)
            if late is not None and (best is None or late > best[0]):
                best = late, _soon(days, late), column.name
    if best is not None:
        late, soon, name = best
        figures = {"column": name, "day": late.isoformat(), "soon": soon.isoformat()}
        yield Sign(late, min(soon, today), Text(_RUNS, figures))


def _latest(days: NDArray[np.float64], today: date) -> date | None:
    """Give the latest day that is no error; None for too few days or for plans."""
    if len(days) < _ENOUGH or (days > today.toordinal()).mean() > _FUTURE:
        return None
    past = np.sort(days[days <= today.toordinal()])
    errors = min(_ERRORS, len(past) // 100)
    return date.fromordinal(int(past[-1 - errors]))


def _soon(days: NDArray[np.float64], late: date) -> date:
    """Give the day by which the next event was due: thrice the longest of the last gaps."""
    last = np.unique(days[days <= late.toordinal()])[-_GAPS:]
    gap = float(np.diff(last).max()) if len(last) > 1 else _YEAR
    return date.fromordinal(min(int(late.toordinal() + 3 * max(1.0, gap)), date.max.toordinal()))


def _ages(sample: Sample, today: date) -> Iterator[Sign]:
    """Find the day on which most people were as old as it says."""
    ages = [c for c in sample.columns if c.kind == "age" and len(c.said) >= _ENOUGH]
    births = [(c, b) for c in sample.columns if (b := _births(c)) is not None]
    for age, (column, (early, late)) in product(ages[:2], births[:3]):
        years = reading(age)
        old = np.where(age.codes >= 0, years[age.codes], np.nan)
        day = _fitting(old, early, late, sample.rng("ages"))
        if day is not None and day[0] <= today:
            low, high, share = day
            figures = {
                "age": age.name, "birth": column.name, "share": share,
                "low": low.isoformat(), "high": high.isoformat(),
            }  # fmt: skip
            yield Sign(low, high, Text(_OLD, figures))


def _births(column: Column) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Give the first and last day of birth that each row leaves open, (rows,)."""
    if column.kind == "birth_year":
        years = reading(column)
        first = 1 + (years - 1) * _YEAR
        early, late = first, first + 364
    elif column.kind == "birth_date":
        early = late = ordinals(column)
    else:
        facets = all_kinds()[column.kind].facets if "." in column.kind else None
        stamps = (
            facets(Strings.of(pa.array(column.values, pa.string()))).get("birth_date") if facets else None
        )
        if stamps is None:
            return None
        early = late = np.array([_ordinal(int(s)) for s in stamps])
    rows = np.where(column.codes >= 0, column.codes, 0)
    gone = column.codes < 0
    if not len(early) or gone.all():
        return None
    return np.where(gone, np.nan, early[rows]), np.where(gone, np.nan, late[rows])


def _ordinal(stamp: int) -> float:
    try:
        return float(date(stamp // 10_000, stamp // 100 % 100, stamp % 100).toordinal())
    except ValueError:
        return float("nan")


def _fitting(
    old: NDArray[np.float64],
    early: NDArray[np.float64],
    late: NDArray[np.float64],
    rng: np.random.Generator,
) -> tuple[date, date, float] | None:
    """Give the days on which most ages are right, and for which share; None where chance does as well."""
    both = np.isfinite(old) & np.isfinite(early) & (old >= 0) & (old < 130)
    if both.sum() < _ENOUGH:
        return None
    old, early, late = old[both], early[both], late[both]
    share, low, high = _covered(early + old * _YEAR, late + (old + 1) * _YEAR - 1)
    mixed = rng.permutation(old)
    chance, _, _ = _covered(early + mixed * _YEAR, late + (mixed + 1) * _YEAR - 1)
    if share < _CONSTANT or chance > share / 2 or not 1 <= low <= high <= date.max.toordinal():
        return None
    return date.fromordinal(int(low)), date.fromordinal(int(high)), share


def _covered(starts: NDArray[np.float64], ends: NDArray[np.float64]) -> tuple[float, float, float]:
    """Give the greatest share of intervals that hold one day, and the first and last such day."""
    edges = np.concatenate([starts, ends])
    steps = np.concatenate([np.ones(len(starts)), -np.ones(len(ends))])
    order = np.lexsort((-steps, edges))
    depth = np.cumsum(steps[order])
    at = int(depth.argmax())
    after = order[at + 1] if at + 1 < len(order) else order[at]
    return float(depth[at]) / len(starts), float(edges[order[at]]), float(edges[after])


def now() -> date:
    """Give today's date, by UTC."""
    return datetime.now(UTC).date()


_CONFLICT = "these contradict each other: one says {early} at the latest, another {late} at the earliest"
_RUNS = "the dates in {column} run until {day}; at their pace the next was due by {soon}"
_OLD = "{share:.0%} of the ages in {age} are right, by {birth}, on the days from {low} to {high}"
