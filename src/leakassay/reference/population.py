"""How many people have lived in each country by birth, and in each region.

A register holds the dead and those who moved away as well, so figures are of all who have lived there since
1950: by country the most people that each cohort of birth had, by region its census times the same figure of
the country over the living.

* Source: United Nations, World Population Prospects 2019; censuses of CN 2020, US 2020, KR 2010;
  built by `reference-data/build_population.py`
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FIRST, STEP = 1895, 5
"""The first year of birth of the first cohort, which takes in all who were born before, and years of each."""


@dataclass(frozen=True, slots=True)
class People:
    """The people of one country."""

    living: int
    """In 2020."""
    cohorts: Sequence[int]
    """Most that were born in each five years, of those alive in some year from 1950 to 2020."""

    @property
    def lived(self) -> int:
        """All who have lived there since 1950."""
        return sum(self.cohorts)


@dataclass(frozen=True, slots=True)
class Region:
    """One region of a country."""

    code: str
    """ISO 3166-2."""
    people: int
    """At the census."""
    year: int
    number: int
    """What stands for it in national numbers; 0 for nothing."""
    name: str
    """In English."""
    spelled: tuple[str, ...]
    """Other spellings, that of the census first."""

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2."""
        return self.code[:2]

    @property
    def lived(self) -> int:
        """All who have lived there since 1950, with as many dead to a living person as in the country."""
        country = countries()[self.country]
        return round(self.people * country.lived / country.living)


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))


@cache
def countries() -> Mapping[str, People]:
    """Give the people of countries by their alpha-2 code; small territories are missing."""
    return {
        code: People(1000 * int(living), tuple(1000 * int(one) for one in cohorts))
        for code, living, *cohorts in _rows("cohorts.tsv")
    }


@cache
def regions() -> Mapping[str, Region]:
    """Give regions by their code."""
    return {
        code: Region(code, int(people), int(year), int(number), name, tuple(spelled.split("|")))
        for code, people, year, number, name, spelled in _rows("regions.tsv")
    }


@cache
def numbered() -> Mapping[tuple[str, int], str]:
    """Give the code of a region by its country and what stands for it in national numbers."""
    return {(one.country, one.number): one.code for one in regions().values() if one.number}


@cache
def named(country: str) -> Mapping[str, str]:
    """Give the code of a region of a country by any of its names, in lower case."""
    return {
        name.casefold(): one.code
        for one in regions().values()
        if one.country == country
        for name in (one.name, *one.spelled)
    }
