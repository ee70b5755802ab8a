"""Which stratum a row belongs to: its table, the region its person is of, the decade of its event or birth.

Regions are those of the census tables, told by a national number or named in a column; what no table knows is
no stratum of its own. A stratum is named by public codes, never by a value of a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay.kinds import all_kinds
from leakassay.kinds.dates import parse_one
from leakassay.kinds.interface import Strings
from leakassay.reference.population import named, numbered, regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Said = Callable[[str], str]
    """Gives what a row says of a kind; empty for nothing."""
    ByKind = Mapping[str, Sequence[str]]
    """The columns of each kind."""


def stratum(table: str, by_kind: ByKind, said: Said) -> str:
    """Name the stratum of a row: `people, CN-SH, 1990s`."""
    year = year_of(said("timestamp") or said("date")) or birth_year(by_kind, said)
    parts = (table, _region(by_kind, said), f"{year // 10 * 10}s" if year else "")
    return ", ".join(part for part in parts if part)


def birth_year(by_kind: ByKind, said: Said) -> int:
    """Find the year of birth, in a column or inside a national number; 0 for none."""
    stated = year_of(said("birth_date") or said("birth_year"))
    return stated or next((year for _, told in _numbers(by_kind, said) if (year := _born(told))), 0)


def year_of(text: str) -> int:
    """Find the year of a date, however it is written; 0 for none."""
    return parse_one(text)[0] // 10_000 if text else 0


def _numbers(by_kind: ByKind, said: Said) -> Iterator[tuple[str, Mapping[str, NDArray[np.int32]]]]:
    """Give the country of each national number of a row, and what the number tells."""
    for kind in by_kind:
        facets = all_kinds()[kind].facets if "." in kind else None
        if facets is not None and (number := said(kind)):
            yield kind.partition(".")[0].upper(), facets(Strings.of(pa.array([number], pa.string())))


def _born(told: Mapping[str, NDArray[np.int32]]) -> int:
    year = max((int(told[f][0]) for f in ("birth_date", "birth_year") if f in told), default=0)
    return year // 10_000 if year > _A_DATE else year


_A_DATE = 10_000
"""A birth above is yyyymmdd, one below a year."""


def _region(by_kind: ByKind, said: Said) -> str:
    for country, told in _numbers(by_kind, said):
        if "region" in told and (code := numbered().get((country, int(told["region"][0])))):
            return code
    name = said("region").strip().casefold()
    known = [code for country in _COUNTRIES if (code := named(country).get(name))] if name else []
    return known[0] if len(known) == 1 else ""


_COUNTRIES = tuple(dict.fromkeys(region.country for region in regions().values()))
