"""A police-like source in China: persons, their cases, their addresses with mobiles.

Typed in by many clerks from 1995 to 2019, each with habits; people live in households, move,
register again, and appear more than once. Identity numbers carry the county code in force at
the time. Key names and all people are invented; only the general form, three linked tables in
Elasticsearch hits, is that of what was reported in public (METHOD.md, section 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.interface import Made, Shape
from leakassay.simulate.operators import working_times
from leakassay.simulate.people_cn import make_people
from leakassay.simulate.police_addresses import ADDRESSES, make_addresses
from leakassay.simulate.police_cases import CASES, make_cases
from leakassay.simulate.police_persons import PERSONS, make_persons
from leakassay.simulate.police_world import HOME, World, house, invent_world

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

REPEATED = 0.04
"""Share of rows that register somebody once more."""


def _make(world: World, rng: Generator, first: int, size: int, total: int) -> Made:
    again = int(rng.binomial(size, REPEATED)) if size > 1 else 0
    era = (first / total, (first + size) / total)
    met = np.sort(working_times(rng, size - again, *era))
    people = make_people(rng, size - again, HOME, met // 86_400)
    met = met[people.household]
    who = np.concatenate((np.arange(size - again), rng.integers(0, size - again, again)))
    # A household is registered together; who is registered again comes on some later day.
    entered = met[who] + rng.integers(0, 2400, size)
    later = np.maximum(working_times(rng, size, *era), entered)
    entered = np.where(np.arange(size) < size - again, entered, later)
    order = np.argsort(entered, kind="stable")
    who, entered = who[order], entered[order]
    injected: dict[str, int] = {}
    homes = house(rng, people)
    persons = make_persons(
        world, rng, people, homes, who=who, entered=entered, first=first, injected=injected
    )
    cases = make_cases(world, rng, first, people, homes, era=era)
    addresses = make_addresses(rng, first, people, homes)
    tables = {PERSONS.name: persons, CASES.name: cases, ADDRESSES.name: addresses}
    return Made(tables, injected)


POLICE = Shape(
    "police",
    (PERSONS, CASES, ADDRESSES),
    _make,
    invent_world,
    {PERSONS.name: "person_base_all", CASES.name: "case_log_all", ADDRESSES.name: "addr_tel_2019"},
)
