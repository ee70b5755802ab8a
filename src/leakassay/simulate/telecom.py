"""A telephone company, in Poland unless told otherwise: subscribers and their invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.checks import luhn_check
from leakassay.simulate.clocks import EVENING_HOURS, EVERY_DAY, Clock
from leakassay.simulate.draw import chance, choose, dates, digits, join, moments, pick, take, zipf
from leakassay.simulate.interface import Column, Rows, Shape, Table
from leakassay.simulate.registry import amounts, checked_numbers, linked, register

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.countries.interface import Country
    from leakassay.simulate.lots import Lots
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

CLOCK = Clock(2009, 2020, EVERY_DAY, EVENING_HOURS, 0.1)
_PLANS = ("MIX20", "MIX40", "FREE_S", "FREE_M", "FREE_L", "BIZ_1", "BIZ_2", "KARTA")
_MODELS = (35209900, 35332811, 86448604, 35714707, 35900706, 86795303, 35405912, 86123405)
_BILLED = 2.0


def telecom(country: Country) -> Shape:
    """Give the shape with the people of one country."""
    subscribers = Table(
        "subscribers",
        (
            Column("customer_id", "serial"),
            Column("first_name", "given_name"),
            Column("last_name", "family_name"),
            Column(country.number_name, country.number_kind),
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
        lambda _, source, positions: _subscribers(country, source, positions),
    )
    return Shape("telecom", (subscribers, INVOICES), lambda _: None)


def _subscribers(country: Country, source: Source, positions: Ints) -> Rows:
    entries = register(source, CLOCK, country, positions)
    people, lots, faults = entries.people, source.lots("subscribers", positions), dict[str, int]()
    number = checked_numbers(source, entries, country.number_name, faults)
    columns = {
        "customer_id": _customer(positions),
        "first_name": people.given_names(),
        "last_name": people.family_names(),
        country.number_name: choose(chance(lots, 0.03), None, number),
        "birth_date": dates(people.born),
        "msisdn": entries.phone,
        "imei": _imei(lots),
        "plan": take(_PLANS, pick(lots, zipf(len(_PLANS)))),
        "street": entries.homes.street,
        "zip": entries.homes.postcode,
        "city": entries.homes.town,
        "email": choose(chance(lots, 0.35), None, entries.mail),
        "activated_at": moments(entries.entered),
        "marketing_ok": choose(chance(lots, 0.4), "1", "0"),
    }
    return Rows(columns, people.number, faults)


def _customer(positions: Ints) -> pa.StringArray:
    return digits(4_000_000 + positions)


def _imei(lots: Lots) -> pa.StringArray:
    models = np.array(_MODELS)[pick(lots, zipf(len(_MODELS)))]
    body = models * 1_000_000 + lots.integers(0, 1_000_000)
    return digits(body * 10 + luhn_check(body, 14), 15)


def _invoices(world: object, source: Source, positions: Ints) -> Rows:
    del world
    owners = linked(source, CLOCK, "invoices", positions, 1.4)
    lots = owners.lots
    issued = owners.entered // 86_400 // 30 * 30 + 30 * lots.integers(1, 13)
    columns = {
        "invoice_no": join("FV/", digits(positions, 10)),
        "customer_id": _customer(owners.owner),
        "issued": dates(issued),
        "gross": amounts(lots, 46.0, 0.4),
        "minutes": digits(lots.gamma(1.3, 140).astype(np.int64)),
        "iban": _iban(lots),
        "paid": choose(chance(lots, 0.94), "t", "n"),
    }
    return Rows(columns, owners.people)


def _iban(lots: Lots) -> pa.StringArray:
    """Write the account that each customer pays to: PL, two check digits (ISO 13616), 24 digits."""
    high = 10_500_000 + lots.integers(0, 80) * 13
    low = lots.integers(0, 10**16)
    # PL00 at the end reads 252100; whole numbers of 24 digits are too large, so step by step.
    rest = high % 97 * pow(10, 16, 97) + low % 97
    check = 98 - (rest % 97 * pow(10, 6, 97) + 252_100) % 97
    return join("PL", digits(check, 2), digits(high, 8), digits(low, 16))


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
    _invoices,
    _BILLED,
)
