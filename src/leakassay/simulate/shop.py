"""A web shop in Brazil: customers with password hashes, and their orders. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.simulate.countries.br import BRAZIL
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
from leakassay.simulate.interface import Column, Made, Rows, Shape, Table
from leakassay.simulate.registry import Register, amounts, checked_numbers, hours, register, span_of

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.random import Generator

CUSTOMERS = Table(
    "customers",
    (
        Column("id", "serial"),
        Column("full_name", "person_name"),
        Column("email", "email"),
        Column("pass_hash", "password_hash"),
        Column("cpf", "br.cpf"),
        Column("birthday", "birth_date"),
        Column("mobile", "phone"),
        Column("address", "street"),
        Column("cep", "postal_code"),
        Column("city", "place"),
        Column("state", "region"),
        Column("newsletter", "flag"),
        Column("last_ip", "ip_address"),
        Column("created_at", "timestamp"),
    ),
)
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
)
_PAYMENTS = ("boleto", "credit_card", "pix", "debit")
_STATES = ("delivered", "shipped", "cancelled", "returned", "pending")
_SPAN = (day_of(2012), day_of(2022))
_HEX = np.frombuffer(b"0123456789abcdef", np.uint8)
_BCRYPT = np.frombuffer(b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", np.uint8)
NEW_HASH = day_of(2016, 5)
"""When the shop went from MD5 to bcrypt; who never came back keeps the old hash."""


def _world(rng: Generator) -> None:
    del rng


def _make(world: Any, rng: Generator, first: int, size: int, total: int) -> Made:
    del world
    entries = register(rng, BRAZIL, size, span_of(_SPAN, first, size, total), again=0.05)
    people, injected = entries.people, dict[str, int]()
    number = 1000 + first + np.arange(size)
    name = join(people.given_names(), " ", people.family_names())
    lower = chance(rng, 0.1, size)
    columns = {
        "id": digits(number),
        "full_name": choose(lower, _lower(name), name),
        "email": entries.mail,
        "pass_hash": _hashes(rng, entries.entered),
        "cpf": choose(chance(rng, 0.3, size), None, checked_numbers(rng, people, "customers.cpf", injected)),
        "birthday": choose(chance(rng, 0.4, size), None, dates(people.born, "%d/%m/%Y")),
        "mobile": choose(chance(rng, 0.15, size), None, entries.phone),
        "address": entries.street,
        "cep": entries.postcode,
        "city": entries.town,
        "state": entries.region,
        "newsletter": choose(chance(rng, 0.6, size), "true", "false"),
        "last_ip": _addresses(rng, size),
        "created_at": moments(entries.entered),
    }
    injected["customers.full_name: lower case"] = int(lower.sum())
    tables = {"customers": Rows(columns, entries.who), "orders": _orders(rng, entries, number, first)}
    return Made(tables, injected)


def _lower(name: pa.StringArray) -> pa.StringArray:
    import pyarrow.compute as pc

    return pc.utf8_lower(name)


def _hashes(rng: Generator, entered: Any) -> pa.StringArray:
    size = len(entered)
    old = fixed_width(_HEX[rng.integers(0, 16, (size, 32))])
    new = join("$2y$10$", fixed_width(_BCRYPT[rng.integers(0, 64, (size, 53))]))
    return choose((entered // 86_400 < NEW_HASH) & chance(rng, 0.7, size), old, new)


def _addresses(rng: Generator, size: int) -> pa.StringArray:
    """Write addresses of the ranges kept for documentation (RFC 5737)."""
    net = take(("192.0.2.", "198.51.100.", "203.0.113."), rng.integers(0, 3, size))
    return join(net, digits(rng.integers(1, 255, size)))


def _orders(rng: Generator, entries: Register, number: Any, first: int) -> Rows:
    size = 2 * len(number)
    at = pick(rng, rng.gamma(0.5, 1.0, len(number)), size)
    placed = entries.entered[at] // 86_400 + rng.exponential(120, size).astype(np.int64)
    placed = placed * 86_400 + hours(rng, size)
    columns = {
        "order_no": digits(100_000_000 + 2 * first + np.arange(size)),
        "customer_id": digits(number[at]),
        "placed_at": moments(placed),
        "total": amounts(rng, size, 120.0),
        "items": digits(1 + rng.poisson(0.9, size)),
        "payment": take(_PAYMENTS, pick(rng, zipf(len(_PAYMENTS)), size)),
        "status": take(_STATES, pick(rng, zipf(len(_STATES), 1.6), size)),
        "tracking": choose(
            chance(rng, 0.85, size), join("BR", digits(rng.integers(0, 10**9, size), 9), "XX"), None
        ),
    }
    return Rows(columns, entries.who[at])


SHOP = Shape("shop", (CUSTOMERS, ORDERS), _make, _world)
