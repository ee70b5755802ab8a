"""A hospital in Italy: patients and their visits. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.simulate.countries.it import ITALY
from leakassay.simulate.draw import (
    by_form,
    chance,
    choose,
    dates,
    day_of,
    digits,
    join,
    moments,
    pick,
    take,
    zipf,
)
from leakassay.simulate.interface import Column, Made, Rows, Shape, Table
from leakassay.simulate.registry import Register, checked_numbers, hours, register, span_of

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.random import Generator
    from numpy.typing import NDArray

PATIENTS = Table(
    "patients",
    (
        Column("mrn", "serial"),
        Column("cognome", "family_name"),
        Column("nome", "given_name"),
        Column("sesso", "sex"),
        Column("data_nascita", "birth_date"),
        Column("luogo_nascita", "birth_place"),
        Column("codice_fiscale", "it.codicefiscale"),
        Column("telefono", "phone"),
        Column("indirizzo", "street"),
        Column("cap", "postal_code"),
        Column("comune", "place"),
        Column("gruppo_sanguigno", "health"),
        Column("registrato", "timestamp"),
    ),
)
VISITS = Table(
    "visits",
    (
        Column("episodio", "serial"),
        Column("mrn", "serial"),
        Column("ingresso", "timestamp"),
        Column("reparto", "organisation"),
        Column("icd10", "health"),
        Column("diagnosi", "health"),
        Column("note", "free_text"),
        Column("peso_kg", "weight"),
    ),
)
_BLOOD = ("0+", "A+", "B+", "0-", "A-", "AB+", "B-", "AB-")
_SHARES = np.array([39, 36, 7.5, 7, 6, 2.5, 1.5, 0.5])
_DIAGNOSES = (
    ("I10", "Ipertensione essenziale"),
    ("E11.9", "Diabete mellito di tipo 2"),
    ("J18.9", "Polmonite"),
    ("K80.2", "Calcolosi della colecisti"),
    ("S52.5", "Frattura dell'estremità distale del radio"),
    ("N39.0", "Infezione delle vie urinarie"),
    ("F32.9", "Episodio depressivo"),
    ("O80", "Parto spontaneo"),
    ("I48", "Fibrillazione atriale"),
    ("C50.9", "Tumore maligno della mammella"),
    ("B24", "Malattia da HIV"),
    ("K35.8", "Appendicite acuta"),
)
_WARDS = (
    "Medicina interna",
    "Chirurgia generale",
    "Ortopedia",
    "Cardiologia",
    "Ginecologia",
    "Pronto soccorso",
)
_SPAN = (day_of(2011), day_of(2021))


def _world(rng: Generator) -> None:
    del rng


def _make(world: Any, rng: Generator, first: int, size: int, total: int) -> Made:
    del world
    entries = register(rng, ITALY, size, span_of(_SPAN, first, size, total), again=0.03, youngest=0)
    people, injected = entries.people, dict[str, int]()
    number = 300_000 + first + np.arange(size)
    columns = {
        "mrn": digits(number, 8),
        "cognome": _upper(people.family_names()),
        "nome": _upper(people.given_names()),
        "sesso": choose(people.sex == 1, "M", "F"),
        "data_nascita": dates(people.born, "%d/%m/%Y"),
        "luogo_nascita": take([town.name for town in ITALY.towns], people.origin),
        "codice_fiscale": checked_numbers(rng, people, "patients.codice_fiscale", injected),
        "telefono": choose(chance(rng, 0.2, size), None, entries.phone),
        "indirizzo": entries.street,
        "cap": entries.postcode,
        "comune": entries.town,
        "gruppo_sanguigno": choose(chance(rng, 0.6, size), None, take(_BLOOD, pick(rng, _SHARES, size))),
        "registrato": moments(entries.entered),
    }
    tables = {"patients": Rows(columns, entries.who), "visits": _visits(rng, entries, number, first)}
    return Made(tables, injected)


def _upper(text: pa.StringArray) -> pa.StringArray:
    import pyarrow.compute as pc

    return pc.utf8_upper(text)


def _visits(rng: Generator, entries: Register, number: Any, first: int) -> Rows:
    size = len(number) * 3 // 2
    at = pick(rng, rng.gamma(0.7, 1.0, len(number)), size)
    day = entries.entered[at] // 86_400 + rng.exponential(200, size).astype(np.int64)
    what = pick(rng, zipf(len(_DIAGNOSES), 0.6), size)
    codes, names = zip(*_DIAGNOSES, strict=True)
    columns = {
        "episodio": digits(9_000_000 + first * 3 // 2 + np.arange(size)),
        "mrn": digits(number[at], 8),
        "ingresso": moments(day * 86_400 + hours(rng, size)),
        "reparto": take(_WARDS, pick(rng, zipf(len(_WARDS), 0.5), size)),
        "icd10": take(codes, what),
        "diagnosi": take(names, what),
        "note": _notes(rng, entries, at),
        "peso_kg": choose(
            chance(rng, 0.3, size), None, digits(rng.normal(71, 14, size).clip(3, 180).astype(np.int64))
        ),
    }
    return Rows(columns, entries.who[at])


def _notes(rng: Generator, entries: Register, at: NDArray[np.int64]) -> pa.StringArray:
    """Write what a ward notes; some notes name the patient or a telephone number."""
    import pyarrow as pa

    names, phones = entries.people.family_names(), entries.phone
    days = digits(rng.integers(1, 15, len(at)))
    return by_form(
        pick(rng, np.array([5, 3, 2, 2]), len(at)),
        (
            lambda i: join("Dimesso dopo ", days.take(pa.array(i)), " giorni, controllo dal curante."),
            lambda i: join(
                "Il paziente ",
                names.take(pa.array(at[i])),
                " riferisce dolore da ",
                days.take(pa.array(i)),
                " giorni.",
            ),
            lambda i: join("Avvisare i familiari al ", phones.take(pa.array(at[i])), "."),
            lambda i: take(("Nessuna allergia nota.", "Allergia alla penicillina."), i % 2),
        ),
    )


HOSPITAL = Shape("hospital", (PATIENTS, VISITS), _make, _world)
