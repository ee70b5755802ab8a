"""The invented city: its stations, clerks and homes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.reference.cn_areas import in_force
from leakassay.simulate import police_words as words
from leakassay.simulate.areas import counties, full_name, starting
from leakassay.simulate.clocks import (
    EVERY_DAY,
    LUNAR_NEW_YEAR,
    OFFICE_DAYS,
    OFFICE_HOURS,
    STREET_HOURS,
    Clock,
)
from leakassay.simulate.draw import at_places, by_form, chance, digits, join, parts_of, place_at, take, zipf
from leakassay.simulate.operators import FIRST_YEAR, LAST_YEAR, Operators, hire

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots
    from leakassay.simulate.people_cn import People
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

HOME = "5101"
"""The city: the beginning of its county codes."""
DESK = Clock(FIRST_YEAR, LAST_YEAR + 1, OFFICE_DAYS, OFFICE_HOURS, 0.09, LUNAR_NEW_YEAR)
"""When clerks register people."""
STREET = Clock(FIRST_YEAR, LAST_YEAR + 1, EVERY_DAY, STREET_HOURS, 0.12, LUNAR_NEW_YEAR, rest=0.7)
"""When cases are reported: at any hour, holidays or not."""
_STATIONS = 60


@dataclass(frozen=True, slots=True)
class World:
    """What holds for the whole source."""

    clerks: Operators
    stations: tuple[str, ...]


def invent_world(source: Source) -> World:
    """Invent the stations and hire the clerks."""
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([source.seed, 2])))
    local = starting(counties(2005), HOME)
    seats = [full_name(int(code)) for code in rng.choice(local, _STATIONS)]
    names = [words.STATIONS[i] for i in rng.integers(0, len(words.STATIONS), _STATIONS)]
    stations = tuple(f"{seat}公安局{name}派出所" for seat, name in zip(seats, names, strict=True))
    return World(hire(rng), stations)


@dataclass(slots=True)
class Homes:
    """Where each person lives at a moment, shape (n,)."""

    county: pa.StringArray
    street: pa.StringArray
    mobile: pa.StringArray
    station: Ints
    """Place of the police station nearby."""


def homes_at(source: Source, people: People, seconds: Ints) -> Homes:
    """House people as of a moment; a household lives together, moves now and then, and some live apart."""
    own = source.lots("apart", people.number)
    key = np.where(chance(own, 0.07), source.people + people.number, people.household)
    years = seconds / (365.25 * 86_400)
    movers = source.lots("moves", key)
    moved = ((years + movers.random() * 40) / (8 + movers.gamma(2, 8))).astype(np.int64)
    place, first, where = np.unique(key * 64 + np.clip(moved, 0, 63), return_index=True, return_inverse=True)
    county, street, station = _houses(source, place, people.root[first])
    back = pa.array(where)
    return Homes(county.take(back), street.take(back), _mobiles(source, people, years), station[where])


def _houses(source: Source, place: Ints, root: Ints) -> tuple[pa.StringArray, pa.StringArray, Ints]:
    lots = source.lots("house", place)
    code = _counties(source, lots, root)
    unique, back = np.unique(code, return_inverse=True)
    county = take([full_name(int(c)) for c in unique], back)
    # Each county has its own favourites among the names of roads.
    rank = place_at(zipf(len(_ROADS), 0.6), lots.random())
    road = take(_ROADS, (rank * 7 + code * 31) % len(_ROADS))
    number = digits(1 + lots.gamma(1.3, 60).astype(np.int64))
    block, floor = digits(lots.integers(1, 19)), lots.integers(1, 19)
    room = digits(floor * 100 + lots.integers(1, 7))
    street = by_form(
        place_at(np.array([0.55, 0.25, 0.2]), lots.random()),
        (
            lambda at: join(
                *(at_places(road, at), at_places(number, at), "号"),
                *(at_places(block, at), "栋", at_places(room, at), "室"),
            ),
            lambda at: join(at_places(road, at), at_places(number, at), "号"),
            lambda at: join(at_places(road, at), at_places(number, at), "号附", at_places(block, at), "号"),
        ),
    )
    return county, street, (code * 7 + lots.integers(0, 5)) % _STATIONS


def _counties(source: Source, lots: Lots, root: Ints) -> Ints:
    """Choose where to live: mostly in the city, else at home or elsewhere in the home province."""
    codes = counties(2012)
    local = starting(codes, HOME)
    near = local[place_at(zipf(len(local), 0.6), lots.random())]
    province = root // 10_000
    low, high = np.searchsorted(codes, province * 10_000), np.searchsorted(codes, (province + 1) * 10_000)
    region = codes[np.minimum(low + (lots.random() * (high - low)).astype(np.int64), len(codes) - 1)]
    at_home = np.where(in_force(root, 2012) & chance(lots, 0.7), root, region)
    settled = np.where(province == int(HOME[:2]), 0.96, 0.75) * min(1.0, 1.5e7 / source.people)
    return np.where(lots.random() < settled, near, at_home)


_ROADS = tuple(road + end for end in words.ROAD_ENDS for road in words.ROADS)


def _mobiles(source: Source, people: People, years: NDArray[np.float64]) -> pa.StringArray:
    """Give out numbers by the prefixes of the year in which each was taken, years since 1970."""
    lots = source.lots("mobile", people.number)
    lasts, shift = 3 + lots.gamma(2, 4), lots.random()
    taken = np.floor(years / lasts + shift)
    year = 1970 + (taken - shift) * lasts
    adult = parts_of(people.born)[0] + 14
    year = np.maximum(np.maximum(year, adult), 1996).astype(np.int64)
    fresh = source.lots("number", people.number * 64 + taken.astype(np.int64).clip(0, 63))
    prefixes = [p for _, group in words.MOBILES for p in group]
    known = np.cumsum([len(group) for _, group in words.MOBILES])
    upto = known[np.searchsorted([y for y, _ in words.MOBILES], year, side="right") - 1]
    place = upto - 1 - (fresh.random() ** 1.5 * upto).astype(np.int64)
    return join(take(prefixes, place), digits(fresh.integers(0, 100_000_000), 8))
