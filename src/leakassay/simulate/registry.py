"""The registers of the Latin-script shapes: who is in them, and what all of them write of a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.draw import chance, digits, join, pick
from leakassay.simulate.people_latin import People, homes, mails, make_people, numbers, phones

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.random import Generator
    from numpy.typing import NDArray

    from leakassay.simulate.countries.interface import Country

    Ints = NDArray[np.int64]

WRONG = 0.004
"""Share of national numbers with a wrong check digit or letter."""


@dataclass(slots=True)
class Register:
    """One chunk of a register, in order of entry."""

    people: People
    """One a row: those who are entered twice occur twice."""
    who: Ints
    """Which person each row is, counted within the chunk."""
    entered: Ints
    """Seconds since 1970, rising over the whole leak."""
    street: pa.StringArray
    postcode: pa.StringArray
    town: pa.StringArray
    region: pa.StringArray
    phone: pa.StringArray
    mail: pa.StringArray
    """A person entered twice has another mail address the second time."""


def register(
    rng: Generator,
    country: Country,
    size: int,
    span: tuple[float, float],
    *,
    again: float = 0.02,
    youngest: int = 16,
) -> Register:
    """Enter `size` people between the days of `span`; all were `youngest` by its first."""
    twice = int(rng.binomial(size, again)) if size > 1 else 0
    people = make_people(rng, country, size - twice, int(span[0]), youngest)
    who = np.concatenate((np.arange(size - twice), rng.integers(0, size - twice, twice)))
    who = who[np.argsort(who + rng.normal(0, 0.02 * size, size), kind="stable")]
    house = homes(rng, people)
    phone = phones(rng, country, size - twice)
    rows = people.rows(who)
    day = rng.uniform(*span, size).astype(np.int64)
    entered = np.sort(day * 86_400 + hours(rng, size))
    street, postcode, town, region = (column.take(_arrow(who)) for column in house)
    mail = mails(rng, rows)
    return Register(rows, who, entered, street, postcode, town, region, phone.take(_arrow(who)), mail)


def span_of(days: tuple[int, int], first: int, size: int, total: int) -> tuple[float, float]:
    """Give the days within `days` in which a chunk of the rows was entered."""
    low, high = (days[0] + (days[1] - days[0]) * n / total for n in (first, first + size))
    return low, high


def _arrow(places: Ints) -> pa.Array:
    import pyarrow as pa

    return pa.array(places)


_DAY = np.array(
    [2, 1, 0.5, 0.3, 0.3, 0.6, 1.5, 3, 5, 6, 6.5, 6.5, 6, 5.5, 5.5, 6, 6, 6.5, 7, 7.5, 8, 8, 6.5, 4]
)


def hours(rng: Generator, size: int) -> Ints:
    """Draw seconds of the day, busiest in the evening."""
    return np.asarray(pick(rng, _DAY, size) * 3600 + rng.integers(0, 3600, size))


def checked_numbers(rng: Generator, people: People, name: str, injected: dict[str, int]) -> pa.StringArray:
    """Write national numbers, a few of them wrong, and count these under `name`."""
    wrong = chance(rng, WRONG, len(people.sex))
    injected[f"{name}: wrong check"] = int(wrong.sum())
    return numbers(rng, people, wrong)


def amounts(rng: Generator, size: int, middle: float, spread: float = 0.7) -> pa.StringArray:
    """Write sums of money with two decimals, many ending in 90 or 99."""
    cents = (rng.lognormal(np.log(middle * 100), spread, size)).astype(np.int64)
    cents = np.where(rng.random(size) < 0.4, cents // 100 * 100 + rng.choice((90, 99), size), cents)
    return join(digits(cents // 100), ".", digits(cents % 100, 2))
