"""A web shop, in Brazil unless told otherwise: customers with password hashes, and their orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from leakassay.simulate.clocks import EVENING_HOURS, EVERY_DAY, Clock
from leakassay.simulate.draw import (
    chance,
    choose,
    dates,
    day_of,
    digits,
    fixed_width,
    join,
    moments,
    pick,
    take,
    zipf,
)
from leakassay.simulate.interface import Column, Rows, Shape, Table
from leakassay.simulate.registry import amounts, checked_numbers, linked, register

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.countries.interface import Country
    from leakassay.simulate.lots import Lots
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

CLOCK = Clock(2012, 2022, EVERY_DAY, EVENING_HOURS, 0.25)
_PAYMENTS = ("boleto", "credit_card", "pix", "debit")
_STATES = ("delivered", "shipped", "cancelled", "returned", "pending")
_HEX = np.frombuffer(b"0123456789abcdef", np.uint8)
_BCRYPT = np.frombuffer(b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", np.uint8)
NEW_HASH = day_of(2016, 5)
"""When the shop went from MD5 to bcrypt; who never came back keeps the old hash."""


def shop(country: Country) -> Shape:
    """Give the shape with the people of one country."""
    customers = Table(
        "customers",
        (
            Column("id", "serial"),
            Column("full_name", "person_name"),
            Column("email", "email"),
            Column("pass_hash", "password_hash"),
            Column(country.number_name, country.number_kind),
            Column("birthday", "birth_date"),
            Column("mobile", "phone"),
            Column("address", "street"),
            Column("postcode", "postal_code"),
            Column("city", "place"),
            Column("state", "region"),
            Column("newsletter", "flag"),
            Column("last_ip", "ip_address"),
            Column("created_at", "timestamp"),
        ),
        lambda _, source, positions: _customers(country, source, positions),
    )
    return Shape("shop", (customers, ORDERS), lambda _: None, repeated=0.05)


def _customers(country: Country, source: Source, positions: Ints) -> Rows:
    entries = register(source, CLOCK, country, positions)
    people, lots, faults = entries.people, source.lots("customers", positions), dict[str, int]()
    name, lower = join(people.given_names(), " ", people.family_names()), chance(lots, 0.1)
    number = checked_numbers(source, entries, country.number_name, faults)
    asked = chance(lots, np.where(entries.entered < day_of(2014) * 86_400, 0.0, 0.75))
    columns = {
        "id": _customer(positions),
        "full_name": choose(lower, pc.utf8_lower(name), name),
        "email": entries.mail,
        "pass_hash": _hashes(lots, entries.entered),
        country.number_name: choose(chance(lots, 0.3), None, number),
        "birthday": choose(asked, dates(people.born, "%d/%m/%Y"), None),
        "mobile": choose(chance(lots, 0.15), None, entries.phone),
        "address": entries.homes.street,
        "postcode": entries.homes.postcode,
        "city": entries.homes.town,
        "state": entries.homes.region,
        "newsletter": choose(chance(lots, 0.6), "true", "false"),
        "last_ip": _addresses(lots),
        "created_at": moments(entries.entered),
    }
    faults["full_name: lower case"] = int(lower.sum())
    return Rows(columns, people.number, faults)


def _customer(positions: Ints) -> pa.StringArray:
    return digits(1000 + positions)


def _hashes(lots: Lots, entered: Ints) -> pa.StringArray:
    def letters(alphabet: NDArray[np.uint8], width: int) -> pa.StringArray:
        return fixed_width(
            alphabet[np.stack([lots.integers(0, len(alphabet)) for _ in range(width)], axis=1)]
        )

    old, new = letters(_HEX, 32), join("$2y$10$", letters(_BCRYPT, 53))
    return choose((entered // 86_400 < NEW_HASH) & chance(lots, 0.7), old, new)


def _addresses(lots: Lots) -> pa.StringArray:
    """Write addresses of the ranges kept for documentation (RFC 5737)."""
    net = take(("192.0.2.", "198.51.100.", "203.0.113."), lots.integers(0, 3))
    return join(net, digits(lots.integers(1, 255)))


def _orders(world: object, source: Source, positions: Ints) -> Rows:
    del world
    owners = linked(source, CLOCK, "orders", positions, 2.0)
    lots = owners.lots
    placed = owners.entered // 86_400 + lots.exponential(120).astype(np.int64)
    tracking = join("BR", digits(lots.integers(0, 10**9), 9), "XX")
    columns = {
        "order_no": digits(100_000_000 + positions),
        "customer_id": _customer(owners.owner),
        "placed_at": moments(placed * 86_400 + CLOCK.hours_of(lots)),
        "total": amounts(lots, 120.0),
        "items": digits(1 + lots.poisson(0.9)),
        "payment": take(_PAYMENTS, pick(lots, zipf(len(_PAYMENTS)))),
        "status": take(_STATES, pick(lots, zipf(len(_STATES), 1.6))),
        "tracking": choose(chance(lots, 0.85), tracking, None),
    }
    return Rows(columns, owners.people)


ORDERS = Table(
    "orders",
    (
        Column("order_no", "serial"),
        Column("customer_id", "serial"),
        Column("placed_at", "timestamp"),
        Column("total", "amount"),
        Column("items", "count"),
        Column("payment", "code"),
        Column("status", "code"),
        Column("tracking", "serial"),
    ),
    _orders,
    2.0,
)
