"""When and where it is said to be from: period, countries, the day of the offer."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from leakassay.claim.interface import Answer, Item
from leakassay.records import Text
from leakassay.reference.countries import by_calling, countries, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.claim.interface import Holds, Known
    from leakassay.claim.reading import Claim
    from leakassay.measures.tables import ColumnSummary, TableSummary

_FEW = 30
_OUTSIDE = 0.05
"""More dates outside the period than typing errors and placeholders make [P]."""
_EVENTS = ("timestamp", "date", "time")


def _event_columns(known: Known) -> Iterator[ColumnSummary]:
    """Columns that date events or records, not births."""
    for table in known.tables:
        for column in table.columns.values():
            if column.plan.kind.name in _EVENTS and column.calendar is not None and column.calendar.n:
                yield column


def _years(known: Known) -> NDArray[np.int64]:
    counts = [column.calendar.years for column in _event_columns(known) if column.calendar]
    return np.sum(counts, axis=0) if counts else np.zeros(1, np.int64)


def _widest(known: Known) -> NDArray[np.int64]:
    """Give the years of the column that covers most: others may hold the moment of an export."""
    counts = [column.calendar.years for column in _event_columns(known) if column.calendar]
    return max(counts, key=_span) if counts else np.zeros(1, np.int64)


def _span(years: NDArray[np.int64]) -> tuple[int, int]:
    """Years between the 0.5 % and the 99.5 % point, and how many dates there are."""
    n = int(years.sum())
    low, high = np.searchsorted(np.cumsum(years), (0.005 * n, 0.995 * n))
    return int(high - low), n


def _period(claim: Claim, known: Known) -> Answer:
    first, last = claim.period or (0, 0)
    years = _widest(known)
    n = int(years.sum())
    if n < _FEW:
        return Answer("period", [first, last], None, "cannot say", Text("the files hold no dates of events"))
    shares = np.cumsum(years) / n
    low, high = (int(np.searchsorted(shares, q)) for q in (0.005, 0.995))
    inside = float(years[first : last + 1].sum() / n)
    figures = {"low": low, "high": high, "inside": inside, "n": n}
    holds: Holds
    if inside < 1 - _OUTSIDE:
        holds, said = "no", _OUT
    elif low <= first + 1 and high >= last - 1:
        holds, said = "yes", _IN
    elif known.draw.drawn == "head":
        holds, said = "cannot say", _PART
    else:
        holds, said = "no", _SHORT
    return Answer("period", [first, last], [low, high], holds, Text(said, figures))


_OUT = "only {inside:.0%} of {n:,} dates lie in the period that is claimed; nearly all lie in {low} to {high}"
_IN = "{inside:.0%} of {n:,} dates lie in the period that is claimed, and they reach both its ends"
_PART = "dates reach from {low} to {high}; the files are one stretch, so others may reach further"
_SHORT = "dates reach from {low} to {high} only, not to both ends of the period that is claimed"


def seen_countries(tables: tuple[TableSummary, ...] | list[TableSummary]) -> Counter[str]:
    """Count the records that speak for each country: national numbers, calling codes, named countries."""
    found: Counter[str] = Counter()
    for table in tables:
        for name, column in table.columns.items():
            kind = column.plan.kind.name
            if "." in kind and column.faults.valid > 0.5 * column.faults.nonempty:
                found[kind[:2].upper()] += column.faults.valid
            elif kind in {"country", "nationality", "phone"}:
                share = table.records / max(1, table.rows.num_rows)
                for code, count in _named(table, name, kind).items():
                    found[code] += round(count * share)
    return found


def _named(table: TableSummary, name: str, kind: str) -> Counter[str]:
    """Countries of sampled values, by code."""
    values = (v for v in table.rows.column(name).to_pylist() if isinstance(v, str))
    if kind == "phone":
        return Counter(code for v in values if (code := _calling(v)))
    return Counter(code for v in values if (code := named().get(v.strip().casefold())))


def _calling(number: str) -> str | None:
    text = number.strip()
    if not text.startswith(("+", "00")):
        return None
    digits = "".join(c for c in text.removeprefix("00") if c.isdigit())
    return next((by_calling()[digits[:n]] for n in (3, 2, 1) if digits[:n] in by_calling()), None)


def _countries(claim: Claim, known: Known) -> Answer:
    claimed = list(claim.countries or ())
    found = seen_countries(list(known.tables))
    n = sum(found.values())
    unknown = [c for c in claimed if c not in countries()]
    if n < _FEW or unknown:
        said = Text("nothing in the files names enough countries") if not unknown else Text(_NO_CODE)
        return Answer("countries", claimed, None, "cannot say", said)
    listed = [code for code, count in found.most_common(8) if count >= 0.01 * n]
    inside = sum(found[c] for c in claimed) / n
    missing = [c for c in claimed if not found[c]]
    figures = {"inside": inside, "n": n, "found": ", ".join(listed), "missing": ", ".join(missing)}
    holds: Holds = "yes"
    said_ = _HERE
    if inside < _MOSTLY:
        holds, said_ = "no", _ELSEWHERE
    elif missing:
        holds, said_ = "cannot say", _MISSING
    return Answer("countries", claimed, listed, holds, Text(said_, figures))


_MOSTLY = 0.9
"""Foreigners, travellers and wrong prefixes are a few of a hundred in a country's register [P]."""
_NO_CODE = "the claim names a country that ISO 3166 does not"
_HERE = "of {n:,} values that name a country {inside:.0%} are of those claimed"
_ELSEWHERE = "of {n:,} values that name a country only {inside:.0%} are of those claimed; found are {found}"
_MISSING = "of {n:,} values that name a country {inside:.0%} are of those claimed, but none is of {missing}"


def _offered_on(claim: Claim, known: Known) -> Answer:
    offered = claim.offered_on or date.max
    years = _years(known)
    n = int(years.sum())
    if n < _FEW:
        text = Text("the files hold no dates of events")
        return Answer("offered_on", offered.isoformat(), None, "cannot say", text)
    later = int(years[offered.year + 1 :].sum())
    last = int(np.searchsorted(np.cumsum(years) / n, 0.995))
    figures = {"later": later, "n": n, "last": last, "share": later / n}
    holds: Holds = "no" if later > _OUTSIDE * n else "yes"
    said = Text(_LATER if holds == "no" else _BEFORE, figures)
    return Answer("offered_on", offered.isoformat(), last, holds, said)


_LATER = "{later:,} of {n:,} dates ({share:.0%}) lie in years after the offer: the files are of a later day"
_BEFORE = "nearly all dates lie in {last} or before, none too late for the day of the offer"

ITEMS = (Item("period", _period), Item("countries", _countries), Item("offered_on", _offered_on))
