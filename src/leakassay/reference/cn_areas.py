"""Chinese division codes (GB/T 2260) with the years in which each was in force.

Six digits: province, prefecture, county. A number that was issued keeps the code of its time, so
abolished codes are as good as living ones, in their years.

* Source: `reference-data/build_cn_areas.py` names the sources, their licences and their date
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

STILL = 9999
"""Last year of a code that is in force."""


@dataclass(frozen=True, slots=True)
class Areas:
    """The spans (n,) in which codes were in force, sorted by code and first year."""

    code: NDArray[np.int32]
    first: NDArray[np.int32]
    """First year in force; 0 where no dated release has the code."""
    end: NDArray[np.int32]
    """First year no longer in force; STILL where it is."""
    names: Mapping[int, str]
    """Name by code, the latest where there were several."""


@cache
def areas() -> Areas:
    """Read the table."""
    lines = files(__package__).joinpath("cn_areas.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return Areas(
        np.array([int(row[0]) for row in rows], np.int32),
        np.array([int(row[1]) for row in rows], np.int32),
        np.array([int(row[2] or STILL) for row in rows], np.int32),
        {int(row[0]): row[3] for row in rows},
    )


@cache
def codes() -> NDArray[np.int32]:
    """Give all codes that were ever in force, sorted, each once."""
    return np.unique(areas().code)


def is_known(code: ArrayLike) -> NDArray[np.bool_]:
    """Say of each code whether it was ever in force."""
    known: NDArray[np.bool_] = np.isin(np.asarray(code), codes())
    return known


def in_force(code: ArrayLike, year: ArrayLike) -> NDArray[np.bool_]:
    """Say of each code whether it was in force in a year; both are broadcast.

    >>> in_force([110103, 110103, 999999], [1995, 2015, 1995]).tolist()
    [True, False, False]
    """
    table = areas()
    wanted, years = np.broadcast_arrays(np.asarray(code), np.asarray(year))
    start = np.searchsorted(table.code, wanted, "left")
    stop = np.searchsorted(table.code, wanted, "right")
    found = np.zeros(wanted.shape, np.bool_)
    for step in range(_most_spans()):
        at = np.minimum(start + step, len(table.code) - 1)
        found |= (start + step < stop) & (table.first[at] <= years) & (years < table.end[at])
    return found


@cache
def _most_spans() -> int:
    return int(np.unique(areas().code, return_counts=True)[1].max())


def years_of(code: int) -> tuple[tuple[int, int], ...]:
    """Give the spans of one code: first year, first year no longer in force."""
    table = areas()
    at = np.flatnonzero(table.code == code)
    return tuple((int(table.first[i]), int(table.end[i])) for i in at)


def name_of(code: int) -> str:
    """Give the name of a code; empty for none."""
    return areas().names.get(code, "")


def province_names() -> Mapping[int, str]:
    """Give the names of the provinces by their first two digits."""
    return {code // 10000: name for code, name in areas().names.items() if code % 10000 == 0}
