"""T26: do the people fit into the regions and the years of birth that they are said to be of?

* Claim tested: so many people live there, or have lived there
* Needs: people told apart; a country by its national numbers; regions inside them or in a column; births
* If authentic: no region and no five years of birth hold more people than have lived there since 1950
* If padded or made up: copies and invented people fill the large regions beyond what they can hold
* Cannot tell: a leak that is small against every region; regions and countries that the table does not have
* Assumes: sampled rows stand for all, so people have about as many records in each region; a number names the
  region where it was issued, and people have moved since
* Source: METHOD.md 2.4 T26, 3.1 census scaling; `reference.population`
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from leakassay.estimate.facets import country_of, facet
from leakassay.estimate.repeats import DRAWN
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Hypothesis, Interval, Text
from leakassay.reference.population import FIRST, STEP, countries, named, numbered, regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakassay.estimate.persons import Identified
    from leakassay.measures.tables import TableSummary

Level = Literal["country", "region", "birth"]

FEW = 100
"""Fewer people in the sample say nothing of shares."""
MARGIN = 1.25
"""A register may hold so many times the people who have lived there: numbers stay with those who move, and
Guizhou has issued a fifth more than it has residents [P]."""
_NAMED = 0.9
"""A column of regions is that of a country if it knows this share of the names."""
_OLDEST = 1850


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one country, region or five years of birth."""

    table: str
    columns: tuple[str, ...]
    level: Level
    name: str
    """`CN`, `Guangdong (CN-GD)`, `CN 1990–1994`."""
    n: int
    """Sampled people."""
    share: Interval
    """Of the people in the table."""
    people: Interval
    """In the files."""
    lived: int
    """All who have lived there since 1950, or were alive of that birth."""

    @property
    def filled(self) -> float:
        """How much of those who have lived there the files hold at the least."""
        return self.people.low / self.lived

    @property
    def full(self) -> bool:
        """Whether that is more than a register can hold."""
        return self.filled > MARGIN

    def most(self) -> float:
        """Give the most people that a source may have of which this is a share."""
        return MARGIN * self.lived / self.share.low


@dataclass(frozen=True, slots=True)
class Census:
    """People held against those who have lived there."""

    groups: tuple[Group, ...]

    def findings(self) -> Iterator[Finding]:
        """Give the groups of each table that are too full, else the fullest; one that is silent for none."""
        shown: dict[tuple[str, str], Group] = {}
        for group in sorted(self.groups, key=lambda one: -one.filled):
            shown.setdefault((group.table, group.level if group.full else ""), group)
        told = {table for table, level in shown if level}
        yield from (_finding(one) for (table, level), one in shown.items() if level or table not in told)
        if not shown:
            yield Finding("T26", "", (), 0, "silent", None, Text(_NOTHING), _AGAINST)

    def too_many(self, people: float) -> Group | None:
        """Give the group that cannot hold its share of so many people; the least able of several."""
        over = [one for one in self.groups if one.share.low and people > one.most()]
        return min(over, key=Group.most, default=None)

    def bound(self, least: float) -> Interval | None:
        """Give the most people of a source from which the files are a random draw, and at least `least`."""
        most = min((one.most() for one in self.groups if one.share.low), default=None)
        if most is None or most < least:
            return None
        return Interval(least, least, most, method=BY_CENSUS, assumptions=(DRAWN, ALIKE, LIVED))


BY_CENSUS = "no more than have lived there, by region and birth"
ALIKE = "people of every region and age have about equally many records"
LIVED = "a register holds at most a quarter more people than have lived there since 1950"
_AGAINST: tuple[Hypothesis, ...] = ("G", "P")
_NOTHING = "nothing says of which region or age people are, or no census of theirs is at hand"
_CROWDED = (
    "at least {people:,} people are of {group}, where {lived:,} have lived since 1950: copies, "
    "invented people, or a wider scope than is said"
)
_FULL = {
    "country": _CROWDED,
    "region": _CROWDED,
    "birth": "at least {people:,} people are of {group}, of whom {lived:,} have lived: copies, invented "
    "people, or a wider scope than is said",
}
_HERE = "no group is fuller than {group}: {people:,} people of the {lived:,} who have lived there since 1950"
_ROOM = {
    "country": _HERE,
    "region": _HERE,
    "birth": "no group is fuller than {group}: {people:,} people of the {lived:,} who were born then",
}


def _finding(group: Group) -> Finding:
    figures = {"group": group.name, "people": round(group.people.low), "lived": group.lived}
    said = Text((_FULL if group.full else _ROOM)[group.level], figures)
    leaning: Literal["against", "silent"] = "against" if group.full else "silent"
    return Finding("T26", group.table, group.columns, group.n, leaning, group.filled, said, _AGAINST)


def held_against(
    tables: Sequence[TableSummary], found: Sequence[Identified], country: str | None = None
) -> Census:
    """Hold the people of each table against those who have lived there.

    `found`: who is told apart in each; `country`: where they are said to be from, if no column tells.
    """
    by_name = {table.name: table for table in tables}
    return Census(tuple(group for one in found for group in _groups(by_name[one.table], one, country)))


def _groups(table: TableSummary, one: Identified, claimed: str | None) -> Iterator[Group]:
    rows = _persons(table, one)
    if len(rows) < FEW:
        return
    exact = table.rows.num_rows >= table.records
    for level, columns, marks, lived in _marks(table, claimed):
        counts = Counter(mark for row in rows if (mark := marks[row]))
        for mark, n in counts.items():
            share = _share(n, len(rows), len(counts), exact=exact)
            yield Group(table.name, columns, level, mark, n, share, _times(one.count, share), lived[mark])


def _persons(table: TableSummary, one: Identified) -> list[int]:
    """Give the sampled rows that stand for different persons; all of them where no column tells."""
    if one.column is None:
        return list(range(table.rows.num_rows))
    values = table.rows.column(one.column.plan.name).to_pylist()
    return list({value: row for row, value in enumerate(values) if value and isinstance(value, str)}.values())


def _share(n: int, of: int, groups: int, *, exact: bool) -> Interval:
    """Give a share of sampled people; the fullest group is looked at, so each takes its part of 5 %."""
    point = n / of
    low, high = (point, point) if exact else clopper_pearson(n, of, 1 - 0.05 / groups)
    return Interval(low, point, high)


def _times(people: Interval, share: Interval) -> Interval:
    most = None if people.high is None or share.high is None else people.high * share.high
    return Interval(people.low * share.low, people.point * share.point, most)


Marks = tuple[Level, tuple[str, ...], list[str], dict[str, int]]
"""What is told, by which columns, of each sampled row (empty for nothing), and who has lived there."""


def _marks(table: TableSummary, claimed: str | None) -> Iterator[Marks]:
    listed = list(_listed(table))
    country = country_of(table) or next((code for code, _, _ in listed), claimed)
    if country is None or country not in countries():
        return
    people = countries()[country]
    yield "country", (), [country] * table.rows.num_rows, {country: people.lived}
    yield from _numbered(table, country)
    for code, column, marks in listed:
        if code == country:
            yield "region", (column,), marks, _lived(code)
    born = facet(table, "birth_year")
    if born is not None:
        names = [f"{country} {_years(i)}" for i in range(len(people.cohorts))]
        marks = [names[i] if (i := _cohort(year)) in range(len(names)) else "" for year in born[1].tolist()]
        yield "birth", (born[0],), marks, dict(zip(names, people.cohorts, strict=True))


def _numbered(table: TableSummary, country: str) -> Iterator[Marks]:
    """Regions inside national numbers."""
    told = facet(table, "region")
    lived = _lived(country)
    if told is not None and lived:
        codes = (numbered().get((country, code), "") for code in told[1].tolist())
        yield "region", (told[0],), [_spelled(code) for code in codes], lived


def _listed(table: TableSummary) -> Iterator[tuple[str, str, list[str]]]:
    """Columns of regions with the country that knows nearly all their names."""
    for name, column in table.columns.items():
        if column.plan.kind.name != "region":
            continue
        values = [str(v or "").strip().casefold() for v in table.rows.column(name).to_pylist()]
        for country in sorted({region.country for region in regions().values()}):
            marks = [_spelled(named(country).get(value, "")) for value in values]
            if sum(map(bool, marks)) >= max(FEW, _NAMED * sum(map(bool, values))):
                yield country, name, marks


def _lived(country: str) -> dict[str, int]:
    return {_spelled(one.code): one.lived for one in regions().values() if one.country == country}


def _spelled(code: str) -> str:
    return f"{regions()[code].name} ({code})" if code else ""


def _cohort(year: int) -> int:
    return max(0, (year - FIRST) // STEP) if year > _OLDEST else -1


def _years(cohort: int) -> str:
    first = FIRST + STEP * cohort
    return f"–{first + STEP - 1}" if not cohort else f"{first}–{first + STEP - 1}"
