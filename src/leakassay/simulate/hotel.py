"""A hotel chain in Spain: guests of several countries and their stays. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.simulate.clocks import EVENING_HOURS, Clock
from leakassay.simulate.countries.de import GERMANY
from leakassay.simulate.countries.es import SPAIN
from leakassay.simulate.countries.it import ITALY
from leakassay.simulate.countries.us import STATES
from leakassay.simulate.draw import chance, choose, dates, digits, join, moments, pick, take
from leakassay.simulate.interface import Column, Rows, Shape, Table
from leakassay.simulate.registry import Register, amounts, checked_numbers, linked, register

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.simulate.countries.interface import Country
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

_MIX = ((SPAIN, 0.55), (GERMANY, 0.2), (ITALY, 0.1), (STATES, 0.15))
CLOCK = Clock(2010, 2020, (1.0, 0.9, 0.9, 1.0, 1.3, 1.3, 0.9), EVENING_HOURS, 0.08)


def _guests(world: object, source: Source, positions: Ints) -> Rows:
    """Enter guests of each country; a household is of one."""
    del world
    household, _ = source.households(source.persons(positions))
    land = pick(source.lots("land", household), np.array([share for _, share in _MIX]))
    faults: dict[str, int] = {}
    parts = {
        place: _of_country(source, country, positions[land == place], faults)
        for place, (country, _) in enumerate(_MIX)
        if (land == place).any()
    }
    order = np.empty(len(positions), np.int64)
    order[np.concatenate([np.flatnonzero(land == place) for place in parts])] = np.arange(len(positions))
    columns = {
        column.name: pa.concat_arrays([part[column.name] for part in parts.values()]).take(pa.array(order))
        for column in GUESTS.columns
    }
    return Rows(columns, source.persons(positions), faults)


def _of_country(
    source: Source, country: Country, positions: Ints, faults: dict[str, int]
) -> dict[str, pa.StringArray]:
    entries = register(source, CLOCK, country, positions)
    people, lots, own = (
        entries.people,
        source.lots("guests", positions),
        source.lots("pass", entries.people.number),
    )
    nothing: pa.StringArray = pa.nulls(len(positions), pa.string())
    missing = chance(lots, 0.06)
    letter = take(("C", "P", "Y", "K", "A"), own.integers(0, 5))
    passport = choose(missing, None, join(letter, digits(own.integers(10**7, 10**8), 8)))
    spanish = country is SPAIN
    dni = choose(missing, None, checked_numbers(source, entries, "dni", faults)) if spanish else nothing
    return {
        "guest_id": _guest(positions),
        "name": _names(entries, chance(lots, 0.3)),
        "nationality": pa.array([country.code] * len(positions), pa.string()),
        "dni": dni,
        "passport": nothing if spanish else passport,
        "date_of_birth": dates(people.born),
        "email": choose(chance(lots, 0.2), None, entries.mail),
        "phone": entries.phone,
        "address": join(entries.homes.street, ", ", entries.homes.postcode, " ", entries.homes.town),
        "vip": choose(chance(lots, 0.02), "Y", "N"),
        "first_seen": moments(entries.entered),
    }


def _names(entries: Register, turned: NDArray[np.bool_]) -> pa.StringArray:
    given, family = entries.people.given_names(), entries.people.family_names()
    return choose(turned, join(family, ", ", given), join(given, " ", family))


def _guest(positions: Ints) -> pa.StringArray:
    return digits(70_000 + positions)


def _stays(world: object, source: Source, positions: Ints) -> Rows:
    del world
    owners = linked(source, CLOCK, "stays", positions, 1.8)
    lots = owners.lots
    later = lots.exponential(300) * (lots.random() < 0.5)
    arrival = owners.entered // 86_400 + later.astype(np.int64)
    nights = 1 + lots.poisson(1.6)
    plate = join(digits(lots.integers(0, 10_000), 4), " ", take(_PLATES, lots.integers(0, len(_PLATES))))
    columns = {
        "booking": join("B", digits(2_000_000 + positions)),
        "guest_id": _guest(owners.owner),
        "room": digits(lots.integers(1, 9) * 100 + lots.integers(1, 40)),
        "arrival": dates(arrival),
        "departure": dates(arrival + nights),
        "nights": digits(nights),
        "charged": amounts(lots, 140.0),
        "plate": choose(chance(lots, 0.2), plate, None),
    }
    return Rows(columns, owners.people)


_PLATES = [a + b + c for a in "BCDFGH" for b in "JKLMNP" for c in "RSTVWX"]

GUESTS = Table(
    "guests",
    (
        Column("guest_id", "serial"),
        Column("name", "person_name"),
        Column("nationality", "nationality"),
        Column("dni", "es.dni"),
        Column("passport", "passport"),
        Column("date_of_birth", "birth_date"),
        Column("email", "email"),
        Column("phone", "phone"),
        Column("address", "postal_address"),
        Column("vip", "flag"),
        Column("first_seen", "timestamp"),
    ),
    _guests,
)
STAYS = Table(
    "stays",
    (
        Column("booking", "serial"),
        Column("guest_id", "serial"),
        Column("room", "code"),
        Column("arrival", "date"),
        Column("departure", "date"),
        Column("nights", "count"),
        Column("charged", "amount"),
        Column("plate", "vehicle_plate"),
    ),
    _stays,
    1.3,
)
HOTEL = Shape("hotel", (GUESTS, STAYS), lambda _: None, repeated=0.06)
