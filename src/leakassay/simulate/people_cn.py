"""Invented Chinese people: households, birth, where from, identity numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakassay.reference.cn_areas import in_force
from leakassay.simulate.areas import PROVINCES, counties, starting
from leakassay.simulate.checks import CN_MARKS, cn_remainder
from leakassay.simulate.draw import day_of, digits, join, parts_of, take, zipf
from leakassay.simulate.names_cn import given_names, surnames, write_names

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.clocks import Clock
    from leakassay.simulate.lots import Lots
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

HEAD, SPOUSE, CHILD, PARENT = range(4)
_FIRST_CODES = 1984
"""Identity numbers were introduced; who was born before got the code of then."""


@dataclass(slots=True)
class People:
    """Invented people, shape (n,) each."""

    number: Ints
    """Number in the source."""
    household: Ints
    """Number of the first member of the household."""
    role: Ints
    """HEAD, SPOUSE, CHILD or PARENT."""
    sex: Ints
    """1 male, 2 female."""
    born: Ints
    """Days since 1970."""
    surname: Ints
    first: Ints
    second: Ints
    """Places of the characters of the given name; the second is -1 for a name of one."""
    area: Ints
    """Code of the county where the identity number was given out."""
    root: Ints
    """Code of the county where the household comes from."""
    sequence: Ints
    """The three digits that tell people of one county and day apart."""

    def names(self, lots: Lots, slips: NDArray[np.bool_]) -> pa.StringArray:
        """Write the names; rows of `slips` get a character that sounds the same."""
        return write_names(lots, self.surname, self.first, self.second, slips)

    def numbers(self) -> tuple[pa.StringArray, pa.StringArray]:
        """Write the identity numbers of 18 and of 15 digits."""
        year, month, day = parts_of(self.born)
        date = year * 10_000 + month * 100 + day
        body = (self.area * 100_000_000 + date) * 1000 + self.sequence
        long = join(digits(body, 17), take(list(CN_MARKS), cn_remainder(body)))
        short = digits((self.area * 1_000_000 + date % 1_000_000) * 1000 + self.sequence, 15)
        return long, short


@dataclass(slots=True)
class _Heads:
    """What members of a household have from the first of them, shape (n,) each."""

    met: Ints
    """Day on which the household was first met: nobody in it was born after."""
    born: Ints
    sex: Ints
    area: Ints
    surname: Ints


def people_of(source: Source, clock: Clock, home: str, persons: Ints) -> People:
    """Invent the people with these numbers, most of them from around the city `home`.

    Codes are those in force in the year of birth, or in 1984 when the numbers were introduced.
    """
    household, place = source.households(persons)
    head = _heads(source, clock, home, household)
    lots = source.lots("person", persons)
    role = np.where(place <= SPOUSE, place, np.where(lots.random() < 0.75, CHILD, PARENT))
    own_sex = np.where(lots.random() < 0.517, 1, 2)
    sex = np.select([role == HEAD, role == SPOUSE], [head.sex, 3 - head.sex], own_sex)
    born = np.where(role == HEAD, head.born, _births(lots, head, role))
    surname = surnames(lots, head.area // 10_000)
    shares = lots.random()
    shared = (role == HEAD) | ((role == CHILD) & (shares < 0.96)) | ((role == PARENT) & (sex == 1))
    surname = np.where(shared, head.surname, surname)
    first, second = given_names(lots, parts_of(born)[0], sex)
    area = np.where(role == HEAD, head.area, _members_area(lots, head, born, role, home))
    block = lots.integers(0, 8)
    # A registry of a county gives numbers out of its own stretch of the 500 of each sex.
    sequence = (block * 61 + lots.random() ** 2 * 61).astype(np.int64) * 2 + (sex == 1)
    return People(persons, household, role, sex, born, surname, first, second, area, head.area, sequence)


def _heads(source: Source, clock: Clock, home: str, household: Ints) -> _Heads:
    lots = source.lots("head", household)
    met = clock.moments(source.elapsed(source.first_record(household))) // 86_400
    age = np.clip(lots.gamma(5.0, 4.6) + 21, 22, 88)
    born = met - (age * 365.25).astype(np.int64)
    sex = np.where(lots.random() < 0.78, 1, 2)
    # No city and no province holds more than so many people, however large the source.
    city, province = min(0.55, 8e6 / source.people), min(0.25, 3e7 / source.people)
    reach = np.searchsorted([city, city + province], lots.random())
    area = _area(born, reach, lots.random(), home)
    return _Heads(met, born, sex, area, surnames(lots, area // 10_000))


def _births(lots: Lots, head: _Heads, role: Ints) -> Ints:
    """Give days of birth of those who are not heads: none after the household was met."""
    gap = np.select(
        [role == SPOUSE, role == CHILD],
        [lots.normal(500, 900), lots.normal(9800, 1500).clip(5900)],
        lots.normal(-9600, 1400).clip(None, -5900),
    )
    born = np.clip(head.born + gap.astype(np.int64), day_of(1908), None)
    return np.where(born < head.met - 20, born, head.met - lots.integers(20, 3000))


def _members_area(lots: Lots, head: _Heads, born: Ints, role: Ints, home: str) -> Ints:
    """Give the county of others: mostly the head's, children that of the city."""
    roll = lots.random()
    reach = np.searchsorted([0.62, 0.86], np.where(role == CHILD, lots.random() * 0.8, lots.random()))
    own = _area(born, reach, roll, home)
    alike = lots.random() < np.where(role == CHILD, 0.55, 0.7)
    valid = in_force(head.area, np.maximum(parts_of(born)[0], _FIRST_CODES))
    return np.where(alike & valid, head.area, own)


def _area(born: Ints, reach: Ints, roll: Floats, home: str) -> Ints:
    """Choose a county of the year of birth: of the city (0), of its province (1), of the country (2)."""
    years = np.maximum(parts_of(born)[0], _FIRST_CODES)
    code = np.zeros(len(born), np.int64)
    group = years * 3 + reach
    order = np.argsort(group, kind="stable")
    for at in np.split(order, np.flatnonzero(np.diff(group[order])) + 1):
        if len(at):
            pool, done = _pool(int(years[at[0]]), int(reach[at[0]]), home)
            code[at] = pool[np.searchsorted(done, roll[at], side="right").clip(0, len(pool) - 1)]
    return code


@cache
def _pool(year: int, reach: int, home: str) -> tuple[Ints, Floats]:
    """Give the counties within reach in a year, and their shares of births added up."""
    pool = starting(counties(year), (home, home[:2], "")[reach])
    # Weights hang on the code alone, so that a county weighs about the same every year.
    weights = zipf(97, 0.6)[pool * 37 % 97]
    if reach == 2:
        province = pool // 10_000
        inside = np.bincount(province, weights, 100)
        weights = weights / inside[province] * np.array([PROVINCES.get(int(p), 0.5) for p in province])
    return pool, np.asarray(np.cumsum(weights) / weights.sum(), np.float64)
