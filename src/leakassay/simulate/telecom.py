"""A telephone company in Poland: subscribers and their invoices. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.simulate.checks import luhn_check
from leakassay.simulate.countries.pl import POLAND
from leakassay.simulate.draw import chance, choose, dates, day_of, digits, join, moments, pick, take, zipf
from leakassay.simulate.interface import Column, Made, Rows, Shape, Table
from leakassay.simulate.registry import Register, amounts, checked_numbers, register, span_of

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.random import Generator

SUBSCRIBERS = Table(
    "subscribers",
    (
        Column("customer_id", "serial"),
        Column("first_name", "given_name"),
        Column("last_name", "family_name"),
        Column("pesel", "pl.pesel"),
        Column("birth_date", "birth_date"),
        Column("msisdn", "phone"),
        Column("imei", "device_id"),
        Column("plan", "code"),
        Column("street", "street"),
        Column("zip", "postal_code"),
        Column("city", "place"),
        Column("email", "email"),
        Column("activated_at", "timestamp"),
        Column("marketing_ok", "flag"),
    ),
)
INVOICES = Table(
    "invoices",
    (
        Column("invoice_no", "serial"),
        Column("customer_id", "serial"),
        Column("issued", "date"),
        Column("gross", "amount"),
        Column("minutes", "count"),
        Column("iban", "iban"),
        Column("paid", "flag"),
    ),
)
_PLANS = ("MIX20", "MIX40", "FREE_S", "FREE_M", "FREE_L", "BIZ_1", "BIZ_2", "KARTA")
_MODELS = (35209900, 35332811, 86448604, 35714707, 35900706, 86795303, 35405912, 86123405)
_SPAN = (day_of(2009), day_of(2019))


def _world(rng: Generator) -> None:
    del rng


def _make(world: Any, rng: Generator, first: int, size: int, total: int) -> Made:
    del world
    entries = register(rng, POLAND, size, span_of(_SPAN, first, size, total))
    people, injected = entries.people, dict[str, int]()
    customer = 4_000_000 + first + np.arange(size)
    columns = {
        "customer_id": digits(customer),
        "first_name": people.given_names(),
        "last_name": people.family_names(),
        "pesel": choose(
            chance(rng, 0.03, size), None, checked_numbers(rng, people, "subscribers.pesel", injected)
        ),
        "birth_date": dates(people.born),
        "msisdn": entries.phone,
        "imei": _imei(rng, size),
        "plan": take(_PLANS, pick(rng, zipf(len(_PLANS)), size)),
        "street": entries.street,
        "zip": entries.postcode,
        "city": entries.town,
        "email": choose(chance(rng, 0.35, size), None, entries.mail),
        "activated_at": moments(entries.entered),
        "marketing_ok": choose(chance(rng, 0.4, size), "1", "0"),
    }
    tables = {"subscribers": Rows(columns, entries.who), "invoices": _invoices(rng, entries, customer, first)}
    return Made(tables, injected)


def _imei(rng: Generator, size: int) -> pa.StringArray:
    body = take_numbers(rng, size) * 1_000_000 + rng.integers(0, 1_000_000, size)
    return digits(body * 10 + luhn_check(body, 14), 15)


def take_numbers(rng: Generator, size: int) -> Any:
    """Draw type allocation codes."""
    return np.array(_MODELS)[pick(rng, zipf(len(_MODELS)), size)]


def _invoices(rng: Generator, entries: Register, customer: Any, first: int) -> Rows:
    size = 2 * len(customer)
    at = np.sort(rng.integers(0, len(customer), size))
    issued = entries.entered[at] // 86_400 // 30 * 30 + 30 * rng.integers(1, 13, size)
    columns = {
        "invoice_no": join("FV/", digits(2 * first + np.arange(size), 10)),
        "customer_id": digits(customer[at]),
        "issued": dates(issued),
        "gross": amounts(rng, size, 46.0, 0.4),
        "minutes": digits(rng.gamma(1.3, 140, size).astype(np.int64)),
        "iban": _iban(rng, size),
        "paid": choose(chance(rng, 0.94, size), "t", "n"),
    }
    return Rows(columns, entries.who[at])


def _iban(rng: Generator, size: int) -> pa.StringArray:
    """Write the account that each customer pays to: PL, two check digits (ISO 13616), 24 digits."""
    high = 10_500_000 + rng.integers(0, 80, size) * 13
    low = rng.integers(0, 10**16, size)
    # PL00 at the end reads 252100; whole numbers of 24 digits are too large, so step by step.
    rest = high % 97 * pow(10, 16, 97) + low % 97
    check = 98 - (rest % 97 * pow(10, 6, 97) + 252_100) % 97
    return join("PL", digits(check, 2), digits(high, 8), digits(low, 16))


TELECOM = Shape("telecom", (SUBSCRIBERS, INVOICES), _make, _world)
