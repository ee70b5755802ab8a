"""A hospital in Italy: patients and their visits. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from leakassay.simulate.clocks import EVENING_HOURS, Clock
from leakassay.simulate.countries.it import ITALY
from leakassay.simulate.draw import (
    at_places,
    by_form,
    chance,
    choose,
    dates,
    digits,
    join,
    moments,
    pick,
    take,
    zipf,
)
from leakassay.simulate.interface import Column, Rows, Shape, Table
from leakassay.simulate.people_latin import people_of, phones
from leakassay.simulate.registry import checked_numbers, linked, register

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots
    from leakassay.simulate.people_latin import People
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

CLOCK = Clock(2011, 2021, (1.2, 1.1, 1.05, 1.0, 1.0, 0.6, 0.5), EVENING_HOURS, 0.05)
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


def _patients(world: object, source: Source, positions: Ints) -> Rows:
    del world
    entries = register(source, CLOCK, ITALY, positions, youngest=0)
    people, lots, faults = entries.people, source.lots("patients", positions), dict[str, int]()
    blood = take(_BLOOD, pick(source.lots("blood", people.number), _SHARES))
    columns = {
        "mrn": _record(positions),
        "cognome": pc.utf8_upper(people.family_names()),
        "nome": pc.utf8_upper(people.given_names()),
        "sesso": choose(people.sex == 1, "M", "F"),
        "data_nascita": dates(people.born, "%d/%m/%Y"),
        "luogo_nascita": take([town.name for town in ITALY.towns], people.origin),
        "codice_fiscale": checked_numbers(source, entries, "codice_fiscale", faults),
        "telefono": choose(chance(lots, 0.2), None, entries.phone),
        "indirizzo": entries.homes.street,
        "cap": entries.homes.postcode,
        "comune": entries.homes.town,
        "gruppo_sanguigno": choose(chance(lots, 0.6), None, blood),
        "registrato": moments(entries.entered),
    }
    return Rows(columns, people.number, faults)


def _record(positions: Ints) -> pa.StringArray:
    return digits(300_000 + positions, 8)


def _visits(world: object, source: Source, positions: Ints) -> Rows:
    del world
    owners = linked(source, CLOCK, "visits", positions, 1.8)
    people, lots = people_of(source, CLOCK, ITALY, owners.people, 0), owners.lots
    day = owners.entered // 86_400 + lots.exponential(200).astype(np.int64)
    what = pick(lots, zipf(len(_DIAGNOSES), 0.6))
    codes, names = zip(*_DIAGNOSES, strict=True)
    weight = digits(lots.normal(71, 14).clip(3, 180).astype(np.int64))
    columns = {
        "episodio": digits(9_000_000 + positions),
        "mrn": _record(owners.owner),
        "ingresso": moments(day * 86_400 + CLOCK.hours_of(lots)),
        "reparto": take(_WARDS, pick(lots, zipf(len(_WARDS), 0.5))),
        "icd10": take(codes, what),
        "diagnosi": take(names, what),
        "note": _notes(lots, people, phones(source, people)),
        "peso_kg": choose(chance(lots, 0.3), None, weight),
    }
    return Rows(columns, owners.people)


def _notes(lots: Lots, people: People, phone: pa.StringArray) -> pa.StringArray:
    """Write what a ward notes; some notes name the patient or a telephone number."""
    name, days = people.family_names(), digits(lots.integers(1, 15))
    return by_form(
        pick(lots, np.array([5, 3, 2, 2])),
        (
            lambda i: join("Dimesso dopo ", at_places(days, i), " giorni, controllo dal curante."),
            lambda i: join(
                "Il paziente ", at_places(name, i), " riferisce dolore da ", at_places(days, i), " giorni."
            ),
            lambda i: join("Avvisare i familiari al ", at_places(phone, i), "."),
            lambda i: take(("Nessuna allergia nota.", "Allergia alla penicillina."), people.number[i] % 2),
        ),
    )


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
    _patients,
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
    _visits,
    1.5,
)
HOSPITAL = Shape("hospital", (PATIENTS, VISITS), lambda _: None)
