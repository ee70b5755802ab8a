"""A police-like source in China: persons, their cases, their addresses with mobiles.

Typed in by many clerks from 1995 to 2019, each with habits; people live in households, move,
register again, and appear more than once. Identity numbers carry the county code in force at
the time. Key names and all people are invented; only the general form, three linked tables in
Elasticsearch hits, is that of what was reported in public (METHOD.md, section 4).
"""

from __future__ import annotations

from leakassay.simulate.interface import Shape
from leakassay.simulate.police_addresses import ADDRESSES
from leakassay.simulate.police_cases import CASES
from leakassay.simulate.police_persons import PERSONS
from leakassay.simulate.police_world import invent_world

POLICE = Shape(
    "police",
    (PERSONS, CASES, ADDRESSES),
    invent_world,
    {PERSONS.name: "person_base_all", CASES.name: "case_log_all", ADDRESSES.name: "addr_tel_2019"},
)
