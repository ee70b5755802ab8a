"""Which date of a table is of birth: it comes before all others of its row, and age runs against it.

Both are held row by row: columns that are filled in other rows than one another cannot be compared by
their means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.recognise.features.moments import year_of
from leakassay.recognise.features.numeric import parse
from leakassay.recognise.pushes import ODDS, PLAIN, Push, likely
from leakassay.records import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Shares = Mapping[str, Mapping[str, float]]
    Seen = Mapping[str, Mapping[str, float]]

_NAMES = ("person_name", "given_name", "family_name")
_DATED = ("date", "birth_date", "birth_year", "timestamp")
_ROWS = 300
_ENOUGH = 12
"""Rows in which both columns say something, below which nothing is compared."""
_APART = 12.0
"""Years that a birth lies before any other date of its row, in all rows but _EARLY of them: hardly anybody is
elected, hired or married sooner, and hardly anybody leaves office so long after coming."""
_EARLY = 0.05
_SPREAD = 5.0
"""Years between the quarters of the births that make an agreement with an age worth something."""
_SAME = 1.5
"""Years that age and birth together may differ by: birthdays fall within the year."""
_GROWN = 16
"""Median of ages, below which they may be those of accounts or memberships."""


def born(sample: pa.RecordBatch, shares: Shares, seen: Seen) -> list[Push]:
    """Push the dates that are of birth, and the ages that agree with them."""
    dated = [n for n, s in shares.items() if likely(s, _DATED) > 0.5 and seen[n].get("date.mid", 0) > 0]
    if not dated:
        return []
    years = {n: _read(sample, n, year_of) for n in dated}
    found = _agreeing(sample, years, seen)
    if len(dated) > 1 and any(likely(s, _NAMES) > 0.5 for s in shares.values()):
        found += _first(years, seen)
    return found


def _read(sample: pa.RecordBatch, name: str, reader: Callable[[str], float | None]) -> NDArray[np.float64]:
    """Read some rows of a column as numbers, NaN where there is none; shape (rows,)."""
    column = sample.column(sample.schema.names.index(name))
    step = max(1, sample.num_rows // _ROWS)
    at = np.arange(0, sample.num_rows, step)[:_ROWS]
    if not pa.types.is_string(column.type):
        return np.full(len(at), np.nan)
    texts = pc.fill_null(column.take(pa.array(at)), "").to_pylist()
    numbers = [reader(t.strip()) if len(t) < 60 else None for t in texts]
    return np.array([np.nan if x is None else x for x in numbers])


def _kind(features: Mapping[str, float]) -> str:
    """Give the kind a column has where its dates are births."""
    return "birth_year" if features["shape.year"] + features["shape.year_cn"] > 0.5 else "birth_date"


def _first(years: Mapping[str, NDArray[np.float64]], seen: Seen) -> list[Push]:
    """Find the one column whose date comes well before all others, row by row."""
    gaps = {
        (one, other): _gap(left, right)
        for one, left in years.items()
        for other, right in years.items()
        if one != other
    }
    for one in years:
        own = [gap for (name, _), gap in gaps.items() if name == one and gap is not None]
        if own and min(own) >= _APART:
            why = Text(
                "its dates lie {years:.0f} years before those of the next dated column", {"years": min(own)}
            )
            later = [name for (_, name), gap in gaps.items() if _ == one and gap is not None]
            no = Text("another column holds earlier dates")
            return [
                Push(one, _kind(seen[one]), PLAIN, why),
                *(Push(name, kind, -ODDS, no) for name in later for kind in ("birth_date", "birth_year")),
            ]
    return []


def _gap(left: NDArray[np.float64], right: NDArray[np.float64]) -> float | None:
    """Years between two dates of a row, of the rows but those where they are closest."""
    apart = right - left
    apart = apart[~np.isnan(apart)]
    if len(apart) < _ENOUGH:
        return None
    return float(np.quantile(apart, _EARLY))


def _agreeing(sample: pa.RecordBatch, years: Mapping[str, NDArray[np.float64]], seen: Seen) -> list[Push]:
    """Find an age beside a birth: both together make the same year in every row."""
    found: list[Push] = []
    for name, features in seen.items():
        if name in years or features["number"] < 0.9 or features["within.age"] < 0.95:
            continue
        ages = _read(sample, name, parse)
        for one, births in years.items():
            if _one_year(ages, births):
                why = Text("with the dates of birth beside it, it makes the same year in every row")
                because = Text("with the ages beside it, it makes the same year in every row")
                found += [Push(name, "age", PLAIN, why), Push(one, _kind(seen[one]), PLAIN, because)]
    return found


def _one_year(ages: NDArray[np.float64], births: NDArray[np.float64]) -> bool:
    both = ~np.isnan(ages) & ~np.isnan(births)
    if both.sum() < _ENOUGH:
        return False
    low, high = np.quantile(births[both], (0.25, 0.75))
    first, last = np.quantile(ages[both] + births[both], (0.05, 0.95))
    grown = np.median(ages[both]) >= _GROWN
    return bool(grown and high - low >= _SPREAD and last - first <= _SAME)
