"""Are numbers and dates spread as evenly as a random generator spreads them?

* Claim tested: numbers and dates come from life
* Needs: `measures.rows`, columns of numbers or dates with 30 different values
* If authentic: they cluster, have tails, and end in round figures; dates have seasons, eras, favourite days
* If generated: even between two bounds, or a clean bell; every day as good as the next
* Cannot tell: serials; measured values with a bell shape
* Source: METHOD.md 2.4 T25, T41, T43, T44
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import log10
from leakassay.kinds.dates import find_layout, parse
from leakassay.kinds.interface import Strings
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_DIFFERENT = 30
_DATED = frozenset({"birth_date", "date", "timestamp"})


def run(leak: Leak) -> Iterator[Finding]:
    """Score: distance of the evenest column from an even spread (Kolmogorov), as a decimal logarithm."""
    for sample in leak.samples():
        numbers = {c.name: v for c in sample.telling if (v := numbers_of(c)) is not None}
        days = {c.name: v for c in sample.telling if (v := days_of(c)) is not None}
        if numbers or days:
            yield _judge(sample, numbers, days)
        else:
            yield Finding(
                "T41",
                sample.table.name,
                (),
                0,
                "silent",
                None,
                Text("no column of numbers or dates is rich enough"),
            )


def _judge(
    sample: Sample, numbers: dict[str, NDArray[np.float64]], days: dict[str, NDArray[np.float64]]
) -> Finding:
    features: dict[str, float] = {}
    away = {name: uneven(v) for name, v in (numbers | days).items()}
    for part, chosen in (("numbers", numbers), ("dates", days)):
        values = [away[name] for name in chosen]
        if values:
            features[f"T41.{part}_least"] = min(values)
            features[f"T41.{part}_mean"] = float(np.mean(values))
    if numbers:
        features["T43.round"] = max(rounded(v) for v in numbers.values())
        features["T43.round_least"] = min(rounded(v) for v in numbers.values())
        features["T41.tail"] = max(tail(v) for v in numbers.values())
    if days:
        features |= _calendar(list(days.values()))
    name, least = min(away.items(), key=lambda one: one[1])
    text = Text(
        "of {columns} columns of numbers and dates, {name} is the evenest: it departs "
        "from an even spread by {away:.1%}",
        {"columns": len(away), "name": name, "away": 10**least},
    )
    return Finding(
        "T41", sample.table.name, (name,), sample.length, "silent", least, text, ("G", "M", "E"), features
    )


def numbers_of(column: Column) -> NDArray[np.float64] | None:
    """Give the numbers of the column in the order of rows; None for serials and where it holds too few."""
    if len(column.values) < _DIFFERENT or column.kind in _DATED:
        return None
    rows: NDArray[np.float64] = reading(column)[column.said]
    rows = rows[~np.isnan(rows)]
    unique = len(rows) == len(np.unique(rows))
    if len(rows) < max(60, 0.8 * len(column.said)) or (unique and column.kind == "serial"):
        return None
    return rows


def reading(column: Column) -> NDArray[np.float64]:
    """Read the different values as numbers; NaN for anything else."""
    return np.array(column.each(_read), np.float64)


def _read(text: str) -> float:
    try:
        value = float(text.replace(",", "").lstrip("$€£"))
    except ValueError:
        return float("nan")
    return value if abs(value) < 1e15 else float("nan")


def days_of(column: Column) -> NDArray[np.float64] | None:
    """Give the days of the dates in the order of rows, counted from year 1; None where there are too few."""
    if len(column.values) < _DIFFERENT or column.kind not in _DATED:
        return None
    rows: NDArray[np.float64] = ordinals(column)[column.said]
    rows = rows[~np.isnan(rows)]
    return rows if len(rows) >= 60 else None


def ordinals(column: Column) -> NDArray[np.float64]:
    """Read the different values as dates, in days from year 1; NaN for anything else."""
    import pyarrow as pa

    strings = Strings.of(pa.array(column.values, pa.string()))
    stamps = parse(strings, find_layout(strings))[0]
    return np.array([_ordinal(int(s)) for s in stamps.tolist()], np.float64)


def _ordinal(stamp: int) -> float:
    try:
        return float(date(stamp // 10_000, stamp // 100 % 100, stamp % 100).toordinal())
    except ValueError:
        return float("nan")


def uneven(values: NDArray[np.float64]) -> float:
    """Kolmogorov distance to an even spread between the 1st and the 99th hundredth, above its noise."""
    low, high = np.quantile(values, [0.01, 0.99])
    inner = np.sort(values[(values >= low) & (values <= high)])
    if high <= low:
        return 0.0
    place = (inner - low) / (high - low)
    n = len(place)
    distance = float(np.abs(place - (np.arange(n) + 0.5) / n).max())
    return log10(max(0.0, distance**2 - 0.75 / n) ** 0.5, 0.01)


def rounded(values: NDArray[np.float64]) -> float:
    """How much more the commonest last digit has than its tenth."""
    whole = values[values == np.round(values)].astype(np.int64)
    if len(whole) < 60 or np.abs(whole).max() < 30:
        return 0.0
    counts = np.bincount(np.abs(whole) % 10, minlength=10) / len(whole)
    return float(counts.max() - 0.1 - 1.5 * np.sqrt(0.09 / len(whole)))


def tail(values: NDArray[np.float64]) -> float:
    """How far the tails reach beyond the middle half: 1.5 for a bell, 1 even, 5 and more for incomes."""
    low, first, third, high = np.quantile(values, [0.005, 0.25, 0.75, 0.995])
    return log10((high - low) / max(third - first, 1e-9) / 2, 0.1)


def _calendar(found: list[NDArray[np.float64]]) -> dict[str, float]:
    """Uneven weekdays, first days of months and New Year's days, the most of all columns."""
    week, first, year = [], [], []
    for days in found:
        n = len(days)
        counts = np.bincount(days.astype(np.int64) % 7, minlength=7) / n
        week.append(7 * float(((counts - 1 / 7) ** 2).sum()) - 6 / n)
        stamps = [date.fromordinal(int(d)) for d in days[:1000]]
        first.append(sum(s.day == 1 for s in stamps) / len(stamps) - 12 / 365)
        year.append(sum(s.day == 1 and s.month == 1 for s in stamps) / len(stamps) - 1 / 365)
    root = [float(np.sqrt(max(0.0, *v))) for v in (week, first, year)]
    return {"T28.weekdays": root[0], "T44.first_days": root[1], "T44.new_year": root[2]}


TEST = Test(
    number="T41",
    claim="Are numbers and dates as even as a random generator makes them?",
    separates=("G", "M", "E"),
    run=run,
    group="time",
    features=(
        Feature(
            "T41.numbers_least",
            "distance of the evenest numbers from an even spread, logarithm",
            -2.0,
            0.0,
            "least",
        ),
        Feature("T41.numbers_mean", "the same, mean", -2.0, 0.0, "mean"),
        Feature(
            "T41.dates_least",
            "distance of the evenest dates from an even spread, logarithm",
            -2.0,
            0.0,
            "least",
        ),
        Feature("T41.dates_mean", "the same, mean", -2.0, 0.0, "mean"),
        Feature("T41.tail", "reach of the longest tails, logarithm", -0.5, 3.0),
        Feature("T43.round", "excess of the commonest last digit", -0.1, 0.9),
        Feature("T43.round_least", "the same in the least round column", -0.1, 0.9),
        Feature("T28.weekdays", "unevenness of weekdays, root", 0.0, 1.0),
        Feature("T44.first_days", "excess of first days of a month, root", 0.0, 1.0),
        Feature("T44.new_year", "excess of New Year's days, root", 0.0, 1.0),
    ),
)
