"""A hotel chain in Spain: guests of several countries and their stays. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from leakassay.simulate.countries.de import GERMANY
from leakassay.simulate.countries.es import SPAIN
from leakassay.simulate.countries.it import ITALY
from leakassay.simulate.countries.us import STATES
from leakassay.simulate.draw import chance, choose, dates, day_of, digits, join, moments, pick, take
from leakassay.simulate.interface import Column, Made, Rows, Shape, Table
from leakassay.simulate.registry import Register, amounts, checked_numbers, register, span_of

if TYPE_CHECKING:
    from numpy.random import Generator

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
)
_MIX = ((SPAIN, 0.55), (GERMANY, 0.2), (ITALY, 0.1), (STATES, 0.15))
_SPAN = (day_of(2010), day_of(2020))


def _world(rng: Generator) -> None:
    del rng


def _make(world: Any, rng: Generator, first: int, size: int, total: int) -> Made:
    del world
    country = pick(rng, np.array([share for _, share in _MIX]), size)
    injected: dict[str, int] = {}
    parts, people, entered, before = [], [], [], 0
    for place, (land, _) in enumerate(_MIX):
        own = int((country == place).sum())
        if own:
            entries = register(rng, land, own, span_of(_SPAN, first, size, total), again=0.06)
            parts.append(_guests(rng, entries, injected))
            people.append(entries.who + before)
            entered.append(entries.entered)
            before += int(entries.who.max()) + 1
    columns, who, seen = _merged(parts), np.concatenate(people), np.concatenate(entered)
    order = np.argsort(seen, kind="stable")
    number = 70_000 + first + np.arange(size)
    guests = {"guest_id": digits(number)}
    guests |= {name: column.take(pa.array(order)) for name, column in columns.items()}
    who, seen = who[order], seen[order]
    stays = _stays(rng, number, who, seen, first)
    return Made({"guests": Rows(guests, who), "stays": stays}, injected)


def _merged(parts: list[dict[str, pa.StringArray]]) -> dict[str, pa.StringArray]:
    return {name: pa.concat_arrays([part[name] for part in parts]) for name in parts[0]}


def _guests(rng: Generator, entries: Register, injected: dict[str, int]) -> dict[str, pa.StringArray]:
    people, size = entries.people, len(entries.who)
    nothing: pa.StringArray = pa.nulls(size, pa.string())
    dni = checked_numbers(rng, people, "guests.dni", injected) if people.country is SPAIN else nothing
    mask = chance(rng, 0.06, size)
    passport = join(
        take(("C", "P", "Y", "K", "A"), rng.integers(0, 5, size)), digits(rng.integers(10**7, 10**8, size), 8)
    )
    given, family = people.given_names(), people.family_names()
    return {
        "name": choose(chance(rng, 0.3, size), join(family, ", ", given), join(given, " ", family)),
        "nationality": take((people.country.code,), np.zeros(size, np.int64)),
        "dni": choose(mask, None, dni),
        "passport": nothing if people.country is SPAIN else choose(mask, None, passport),
        "date_of_birth": dates(people.born),
        "email": choose(chance(rng, 0.2, size), None, entries.mail),
        "phone": entries.phone,
        "address": join(entries.street, ", ", entries.postcode, " ", entries.town),
        "vip": choose(chance(rng, 0.02, size), "Y", "N"),
        "first_seen": moments(entries.entered),
    }


def _stays(rng: Generator, number: Any, who: Any, seen: Any, first: int) -> Rows:
    size = len(number) * 13 // 10
    at = pick(rng, rng.gamma(0.8, 1.0, len(number)), size)
    arrival = seen[at] // 86_400 + (rng.exponential(300, size) * (rng.random(size) < 0.5)).astype(np.int64)
    nights = 1 + rng.poisson(1.6, size)
    letters = [a + b + c for a in "BCDFGH" for b in "JKLMNP" for c in "RSTVWX"]
    plate = join(
        digits(rng.integers(0, 10_000, size), 4), " ", take(letters, rng.integers(0, len(letters), size))
    )
    columns = {
        "booking": join("B", digits(2_000_000 + first * 13 // 10 + np.arange(size))),
        "guest_id": digits(number[at]),
        "room": digits(rng.integers(1, 9, size) * 100 + rng.integers(1, 40, size)),
        "arrival": dates(arrival),
        "departure": dates(arrival + nights),
        "nights": digits(nights),
        "charged": amounts(rng, size, 140.0),
        "plate": choose(chance(rng, 0.2, size), plate, None),
    }
    return Rows(columns, who[at])


HOTEL = Shape("hotel", (GUESTS, STAYS), _make, _world)
