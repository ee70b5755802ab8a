"""The registers of the Latin-script shapes: who is in them, and what all of them write of a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.draw import digits, join
from leakassay.simulate.national import numbers
from leakassay.simulate.people_latin import Homes, People, homes_at, mails, people_of, phones

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.clocks import Clock
    from leakassay.simulate.countries.interface import Country
    from leakassay.simulate.lots import Lots
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

WRONG = 0.004
"""Share of national numbers with a wrong check digit or letter."""


@dataclass(slots=True)
class Register:
    """Some records of a register."""

    positions: Ints
    people: People
    """One a record: those who are entered twice occur twice."""
    entered: Ints
    """Seconds since 1970, rising with the position."""
    homes: Homes
    phone: pa.StringArray
    mail: pa.StringArray
    """A person entered twice has another mail address the second time."""


def register(source: Source, clock: Clock, country: Country, positions: Ints, youngest: int = 16) -> Register:
    """Enter people; all were `youngest` when they were first met."""
    people = people_of(source, clock, country, source.persons(positions), youngest)
    entered = clock.moments(source.elapsed(positions))
    mail = mails(source.lots("mail", positions), people)
    return Register(
        positions, people, entered, homes_at(source, people, entered), phones(source, people), mail
    )


@dataclass(slots=True)
class Linked:
    """Rows of a second table, each of which belongs to a record of the register."""

    lots: Lots
    owner: Ints
    """Position of the record in the register."""
    entered: Ints
    """When that record was entered, seconds since 1970."""
    people: Ints
    """Number of the person."""


def linked(source: Source, clock: Clock, use: str, positions: Ints, power: float) -> Linked:
    """Give rows of a second table their owners: the higher the power, the fewer own most."""
    people = source.uneven(use, positions, power)
    owner = source.first_record(people)
    return Linked(source.lots(use, positions), owner, clock.moments(source.elapsed(owner)), people)


def checked_numbers(source: Source, entries: Register, name: str, faults: dict[str, int]) -> pa.StringArray:
    """Write national numbers, a few of them wrong, and count these under `name`."""
    wrong = source.lots("wrong", entries.positions).random() < WRONG
    faults[f"{name}: wrong check"] = int(wrong.sum())
    return numbers(source.lots("national", entries.people.number), entries.people, wrong)


def amounts(lots: Lots, middle: float, spread: float = 0.7) -> pa.StringArray:
    """Write sums of money with two decimals, many ending in 90 or 99."""
    cents = lots.lognormal(np.log(middle * 100), spread).astype(np.int64)
    cents = np.where(lots.random() < 0.4, cents // 100 * 100 + np.where(lots.random() < 0.5, 90, 99), cents)
    return join(digits(cents // 100), ".", digits(cents % 100, 2))
