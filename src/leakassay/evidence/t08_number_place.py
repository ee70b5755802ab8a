"""Does the place inside the national number fit the places beside it, and was its code in force?

* Claim tested: number and places belong to one person
* Needs: `measures.rows`; columns of Chinese resident numbers beside birthplaces, regions or addresses
* If authentic: the number's province is the birthplace's in nine rows of ten, the residence's in half or more
* If shuffled or generated column by column: no more often than provinces meet by chance
* Cannot tell: tables of one province; places in words that name no province, city or county
* Source: METHOD.md 2.2, 2.4 T08; codes and their years from `reference.cn_areas` (GB/T 2260)
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from leakassay.evidence.interface import FEW, Test
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Text
from leakassay.reference import cn_areas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leakassay.evidence.interface import Leak
    from leakassay.measures.tables import TableSummary
    from leakassay.records import Leaning

_NUMBER = "cn.ric"
_PLACES = frozenset({"birth_place", "region", "place", "postal_address", "street"})
_LEAST_TIE = 0.1
"""Number and place of one person agree at least so far beyond chance: METHOD.md 2.2 starts from 60 % for
where people live and 90 % for where they were born, against 5 % [P]."""
_ONE_PROVINCE = 0.5
"""Chance agreement above this says that one province rules: a local register, whose people came from
anywhere."""
_LONGEST = 9
"""Characters of the longest name of a division that is looked for."""
_FIRST_ISSUED = 1984
"""Numbers were first given out with the first identity cards; codes of earlier years count as that year's."""
_LATE = 0.05
"""More numbers than this with a code abolished before the birth do not come from registers [P]."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of sampled rows whose two provinces are the same; or whose code was in force."""
    judged = [
        finding
        for table in leak.tables
        for name, column in table.columns.items()
        if column.plan.kind.name == _NUMBER and name in table.rows.column_names
        for finding in _judge(table, name)
    ]
    yield from judged or [
        Finding("T08", "", (), 0, "silent", None, Text("no column holds numbers that name a place"))
    ]


def _judge(table: TableSummary, name: str) -> Iterator[Finding]:
    numbers = [_read(value) for value in table.rows.column(name).to_pylist()]
    yield _in_force(table.name, name, [n for n in numbers if n is not None])
    for other, column in table.columns.items():
        if column.plan.kind.name in _PLACES and other in table.rows.column_names:
            yield _agree(table.name, (name, other), numbers, table.rows.column(other).to_pylist())


def _read(value: object) -> tuple[int, int] | None:
    """Area code and year of birth of a resident number of 18 or 15 digits."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if len(text) not in {15, 18} or not (text[:14].isascii() and text[:14].isdigit()):
        return None
    return int(text[:6]), int(text[6:10]) if len(text) == 18 else 1900 + int(text[6:8])


def _in_force(table: str, name: str, numbers: Sequence[tuple[int, int]]) -> Finding:
    n = len(numbers)
    if n < FEW:
        return Finding("T08", table, (name,), n, "silent", None, Text(_TOO_FEW))
    late = sum(_abolished(area, max(year, _FIRST_ISSUED)) for area, year in numbers)
    low, _ = clopper_pearson(late, n)
    figures = {"n": n, "late": late / n, "codes": len({area for area, _ in numbers})}
    if low > _LATE:
        return Finding("T08", table, (name,), n, "against", 1 - late / n, Text(_ABOLISHED, figures), ("G",))
    return Finding("T08", table, (name,), n, "silent", 1 - late / n, Text(_CODES, figures), ("G",))


@cache
def _abolished(area: int, year: int) -> bool:
    """Whether a known code had gone out of force for good before the year."""
    spans = cn_areas.years_of(area)
    return bool(spans) and max(end for _, end in spans) <= year


def _agree(
    table: str,
    columns: tuple[str, str],
    numbers: Sequence[tuple[int, int] | None],
    places: Sequence[object],
) -> Finding:
    pairs = [
        (number[0] // 10_000, province)
        for number, place in zip(numbers, places, strict=True)
        if number is not None and (province := _province(place))
    ]
    n = len(pairs)
    if n < FEW:
        return Finding("T08", table, columns, n, "silent", None, Text(_TOO_FEW))
    equal = sum(a == b for a, b in pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[p] * right[p] for p in left) / n**2
    low, high = clopper_pearson(equal, n)
    figures = {"n": n, "share": equal / n, "low": low, "high": high, "chance": chance}
    if chance > _ONE_PROVINCE:
        return Finding("T08", table, columns, n, "silent", equal / n, Text(_ONE, figures), ("S", "G"))
    if high < chance + _LEAST_TIE * (1 - chance):
        return Finding("T08", table, columns, n, "against", equal / n, Text(_DIFFER, figures), ("S", "G"))
    leaning: Leaning = "for" if low > chance + _LEAST_TIE * (1 - chance) else "silent"
    return Finding("T08", table, columns, n, leaning, equal / n, Text(_FIT, figures), ("S", "G"))


def _province(place: object) -> int:
    """Province, as the first two digits of its codes, that a place in words names at its beginning; or 0."""
    text = place.strip() if isinstance(place, str) else ""
    names = _names()
    for size in range(min(_LONGEST, len(text)), 1, -1):
        if text[:size] in names:
            return names[text[:size]]
    return 0


@cache
def _names() -> Mapping[str, int]:
    """Names of divisions, with and without their rank, that lie in one province only."""
    found: dict[str, set[int]] = {}
    for code, name in cn_areas.areas().names.items():
        for spelling in {name, name.rstrip("省市区县州盟"), name.removesuffix("自治区")}:
            if len(spelling) > 1:
                found.setdefault(spelling, set()).add(code // 10_000)
    only = {name: provinces.pop() for name, provinces in found.items() if len(provinces) == 1}
    for province, name in cn_areas.province_names().items():
        # A province's own name wins over a town of the same name elsewhere.
        only[name] = only[name.rstrip("省市")] = only[name[:3] if name[:3] in _THREE else name[:2]] = province
    return only


_THREE = frozenset({"内蒙古", "黑龙江"})
_TOO_FEW = "too few rows hold both facts"
_ONE = (
    "{share:.1%} of {n:,} sampled rows name one province twice, but {chance:.1%} would by chance: most of it "
    "is one province"
)
_DIFFER = (
    "{share:.1%} of {n:,} sampled rows name one province twice ({low:.1%} to {high:.1%}), no more "
    "than chance "
    "would ({chance:.1%}): number and place are not of one person"
)
_FIT = (
    "{share:.1%} of {n:,} sampled rows name one province twice ({low:.1%} to {high:.1%}); by chance "
    "{chance:.1%} would"
)
_CODES = (
    "{late:.2%} of {n:,} sampled numbers bear a code abolished before the birth; they bear {codes:,} codes"
)
_ABOLISHED = (
    "{late:.2%} of {n:,} sampled numbers bear a code abolished before the birth, which no register gives "
    "out; they bear {codes:,} codes"
)

TEST = Test(
    number="T08",
    claim="Does the place inside the number fit the places beside it?",
    separates=("S", "G"),
    run=run,
    group="identity",
)
