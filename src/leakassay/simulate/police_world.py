"""The invented city: its stations, clerks and homes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.simulate import police_words as words
from leakassay.simulate.areas import counties, full_name, starting
from leakassay.simulate.draw import (
    at_places,
    by_form,
    chance,
    digits,
    join,
    pick,
    take,
    zipf,
)
from leakassay.simulate.operators import Operators, hire

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from leakassay.simulate.people_cn import People

    Ints = NDArray[np.int64]

HOME = "5101"
"""The city: the beginning of its county codes."""


@dataclass(frozen=True, slots=True)
class World:
    """What holds for the whole source."""

    clerks: Operators
    stations: tuple[str, ...]


def invent_world(rng: Generator) -> World:
    """Invent the stations and hire the clerks."""
    local = starting(counties(2005), HOME)
    seats = [full_name(int(code)) for code in rng.choice(local, 60)]
    names = [words.STATIONS[i] for i in rng.integers(0, len(words.STATIONS), 60)]
    stations = tuple(f"{seat}公安局{name}派出所" for seat, name in zip(seats, names, strict=True))
    return World(hire(rng), stations)


@dataclass(slots=True)
class Homes:
    """Where each person lives, shape (n,)."""

    county: pa.StringArray
    street: pa.StringArray
    mobile: pa.StringArray


def house(rng: Generator, people: People) -> Homes:
    """House the households; some people of one live elsewhere."""
    size = len(people.sex)
    home = people.household.copy()
    away = chance(rng, 0.07, size)
    home[away] = home[-1] + 1 + np.arange(int(away.sum()))
    houses = int(home.max()) + 1
    codes = counties(2012)
    local = starting(codes, HOME)
    code = np.where(
        chance(rng, 0.9, houses), local[pick(rng, zipf(len(local), 0.6), houses)], rng.choice(codes, houses)
    )
    unique, place = np.unique(code, return_inverse=True)
    county = take([full_name(int(c)) for c in unique], place)
    roads = [road + end for end in words.ROAD_ENDS for road in words.ROADS]
    road = take(roads, pick(rng, rng.permutation(zipf(len(roads), 0.5)), houses))
    number = digits(1 + (rng.gamma(1.3, 60, houses)).astype(np.int64))
    block, room = (
        digits(rng.integers(1, 19, houses)),
        digits(rng.integers(1, 19, houses) * 100 + rng.integers(1, 7, houses)),
    )
    street = by_form(
        pick(rng, np.array([0.55, 0.25, 0.2]), houses),
        (
            lambda at: join(
                at_places(road, at),
                at_places(number, at),
                "号",
                at_places(block, at),
                "栋",
                at_places(room, at),
                "室",
            ),
            lambda at: join(at_places(road, at), at_places(number, at), "号"),
            lambda at: join(at_places(road, at), at_places(number, at), "号附", at_places(block, at), "号"),
        ),
    )
    places = pa.array(home)
    return Homes(county.take(places), street.take(places), _mobiles(rng, size))


def _mobiles(rng: Generator, size: int) -> pa.StringArray:
    """Give out numbers by the prefixes of the year in which each was taken."""
    year = rng.integers(1998, 2019, size)
    prefixes = [p for _, group in words.MOBILES for p in group]
    known = np.cumsum([len(group) for _, group in words.MOBILES])
    upto = known[np.searchsorted([y for y, _ in words.MOBILES], year, side="right") - 1]
    place = upto - 1 - (rng.random(size) ** 1.5 * upto).astype(np.int64)
    return join(take(prefixes, place), digits(rng.integers(0, 100_000_000, size), 8))
