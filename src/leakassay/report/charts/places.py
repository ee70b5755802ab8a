"""Where people are from: sampled rows by the region that their national number names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from leakassay.reference.countries import named
from leakassay.report.charts.columns import facet, strings
from leakassay.report.charts.disclosure import FEWEST, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.measures.tables import TableSummary

_MOST = 20
"""Places that are shown; the others are summed up."""
_CHINA = (
    "11BJ 12TJ 13HE 14SX 15NM 21LN 22JL 23HL 31SH 32JS 33ZJ 34AH 35FJ 36JX 37SD 41HA 42HB 43HN 44GD 45GX "
    "46HI 50CQ 51SC 52GZ 53YN 54XZ 61SN 62GS 63QH 64NX 65XJ 71TW 81HK 82MO"
)
_ISO = {("CN", int(one[:2])): one[2:] for one in _CHINA.split()}
"""ISO 3166-2 by the codes of GB/T 2260."""
GB_CODES = {f"{country}-{letters}": number for (country, number), letters in _ISO.items()}
"""The other way round."""


def chart(table: TableSummary) -> Iterator[dict[str, Any]]:
    """Count sampled rows by region, and by country."""
    region = facet(table, "region")
    if region is not None:
        name, codes = region
        country = table.columns[name].plan.kind.name.partition(".")[0].upper()
        counts = Counter(_iso(country, code) for code in codes.tolist() if code > 0)
        yield from _laid_out("region", name, counts)
    for name, column in table.columns.items():
        if column.plan.kind.name == "country":
            yield from _laid_out("country", name, _countries(table, name))


def _iso(country: str, code: int) -> str:
    return f"{country}-{_ISO.get((country, code), f'{code:02}')}"


def _countries(table: TableSummary, name: str) -> Counter[str]:
    """Count the countries that are known by code or name; others are not told."""
    if strings(table, name) is None:
        return Counter()
    known = named()
    values = (str(value).strip().casefold() for value in table.rows.column(name).to_pylist() if value)
    return Counter(known[value] for value in values if value in known)


def _laid_out(level: str, column: str, counts: Counter[str]) -> Iterator[dict[str, Any]]:
    shown = [(code, n) for code, n in counts.most_common(_MOST) if n >= FEWEST]
    if shown:
        yield {
            "chart": "places",
            "columns": [column],
            "level": level,
            "sampled_rows": counts.total(),
            "places": [{"code": code, "rows": n} for code, n in shown],
            "others": told([counts.total() - sum(n for _, n in shown)])[0],
            "different": len(counts),
        }
