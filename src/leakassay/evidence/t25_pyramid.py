"""Does the pyramid of ages have the notches that wars and famines cut into it?

* Claim tested: people were born when people of their country were
* Needs: `measures.rows`; 1,000 births, and a country by national numbers or one column
* If authentic: whatever ages a service draws, few are of the years in which few were born
* If generated: births are even over the years, or a clean bell, without a notch
* Cannot tell: countries whose births never jumped; a handful of ages; tables of several countries
* Source: METHOD.md 2.4 T25; cohorts by `reference.population` (United Nations 2019)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.evidence.interface import FEW, Test
from leakassay.evidence.sampled import DATES
from leakassay.evidence.t41_evenness import ordinals, reading
from leakassay.kinds import all_kinds
from leakassay.kinds.interface import Strings
from leakassay.records import Finding, Text
from leakassay.reference.countries import named
from leakassay.reference.population import FIRST, STEP, countries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_LEAST = 1000
_COHORTS = 7
"""Neighbouring five years of births that are needed to see a notch."""
_ONE = 0.9
"""A table is of one country where so many rows say it."""
_BOUND = 0.5
"""Notches of less than half the depth, by that many standard errors, are not those of the country [P]."""
_SURE = 2.5
_STEADY = 1e-6
"""Bends of births that differ by less are none: small states are counted in thousands."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: depth of the notches as a share of those of the country: 1 as there, 0 none."""
    found = [
        finding
        for sample in leak.samples()
        for column, country, years in _births(sample)
        if (finding := _judge(sample, column, country, years)) is not None
    ]
    yield from found or [
        Finding("T25", "", (), 0, "silent", None, Text("no 1,000 births of one country can be counted"))
    ]


def _births(sample: Sample) -> Iterator[tuple[str, str, NDArray[np.int64]]]:
    """Give columns that tell births, with their country and the years, each row once."""
    land = next((one for c in sample.columns if c.kind == "country" and (one := _only(c))), "")
    for column in sample.telling:
        kind = all_kinds().get(column.kind)
        if "." in column.kind and kind is not None and kind.facets is not None:
            told = kind.facets(Strings.of(pa.array(column.values, pa.string()))).get("birth_year")
            if told is not None:
                yield column.name, column.kind[:2].upper(), told.astype(np.int64)[column.said]
        elif column.kind in {"birth_date", "birth_year"} and land:
            years = 1 + ordinals(column) / 365.2425 if column.kind in DATES else reading(column)
            if np.isnan(years).mean() > 1 - _ONE:
                years = reading(column)
            yield column.name, land, np.nan_to_num(years[column.said]).astype(np.int64)


def _only(column: Column) -> str:
    """Give the country that nearly all rows say; empty for none."""
    counts = column.counts
    if not len(counts):
        return ""
    most = int(counts.argmax())
    return named().get(column.values[most].casefold(), "") if counts[most] > _ONE * counts.sum() else ""


def _judge(sample: Sample, column: str, country: str, years: NDArray[np.int64]) -> Finding | None:
    if len(years) < _LEAST or country not in countries():
        return None
    born = np.array(countries()[country].cohorts, np.float64)
    place = (years - FIRST) // STEP
    seen = np.bincount(place[(place > 0) & (place < len(born))], minlength=len(born)).astype(np.float64)
    found = _depth(seen, born)
    if found is None:
        return None
    depth, error = found
    leaning: Leaning = "against" if depth + _SURE * error < _BOUND else "silent"
    figures = {"column": column, "n": len(years), "country": country, "depth": depth, "error": error}
    text = Text(
        "the births in {column} jump from one five years to the next by {depth:.0%} (± {error:.0%}) of what "
        "those of {country} do ({n:,} rows)",
        figures,
    )
    return Finding("T25", sample.table.name, (column,), len(years), leaning, depth, text, ("G", "M"))


def _depth(seen: NDArray[np.float64], born: NDArray[np.float64]) -> tuple[float, float] | None:
    """Regress the bends of the logarithm of what was seen on those of births: slope and standard error.

    A service that draws ages in a bell bends everywhere alike: the constant takes it up.
    """
    enough = np.flatnonzero((seen >= FEW) & (born > 0))
    runs = np.split(enough, np.flatnonzero(np.diff(enough) > 1) + 1)
    cohorts = max(runs, key=len)
    if len(cohorts) < _COHORTS:
        return None
    bends, of_births = (np.diff(np.log(one[cohorts]), 2) for one in (seen, born))
    if np.ptp(of_births) < _STEADY:
        return None
    second = np.diff(np.eye(len(cohorts)), 2, axis=0)
    noise = second @ np.diag(1 / seen[cohorts]) @ second.T
    weight = np.linalg.inv(noise)
    design = np.stack([np.ones(len(bends)), of_births], axis=1)
    inverse = np.linalg.inv(design.T @ weight @ design)
    fitted = inverse @ design.T @ weight @ bends
    left = bends - design @ fitted
    excess = max(1.0, float(left @ weight @ left) / (len(bends) - 2))
    return float(fitted[1]), float(np.sqrt(inverse[1, 1] * excess))


TEST = Test(
    number="T25",
    claim="Does the pyramid of ages have its notches?",
    separates=("G", "M"),
    run=run,
    group="time",
)
