"""The third table of the police source: addresses with mobiles and remarks for couriers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.simulate import police_words as words
from leakassay.simulate.clocks import EVENING_HOURS, EVERY_DAY, Clock
from leakassay.simulate.draw import chance, choose, digits, join, moments, pick, take, zipf
from leakassay.simulate.interface import Column, Rows, Table
from leakassay.simulate.people_cn import people_of
from leakassay.simulate.police_world import DESK, HOME, homes_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots
    from leakassay.simulate.people_cn import People
    from leakassay.simulate.police_world import World
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

COURIERS = Clock(2011, 2020, EVERY_DAY, EVENING_HOURS, 0.35)
RATIO = 0.9


def make_addresses(world: World, source: Source, positions: Ints) -> Rows:
    """List deliveries: several a person, some to where somebody lived before."""
    del world
    rows = source.rows(RATIO)
    seen = COURIERS.moments((positions + 0.5) / rows)
    who = source.uneven("deliveries", positions, 1.6)
    people = people_of(source, DESK, HOME, who)
    # Who is too young to order anything gets it in the name of the first of the household.
    young = people.born > seen // 86_400 - 16 * 365
    people = people_of(source, DESK, HOME, np.where(young, people.household, who))
    homes = homes_at(source, people, seen)
    lots = source.lots("addresses", positions)
    columns = {
        "row_no": digits(1 + positions + positions // 1000),
        "receiver": _receivers(lots, people),
        "mobile": homes.mobile,
        "county": homes.county,
        "deliver_to": homes.street,
        "remark": choose(chance(lots, 0.3), take(words.NOTES, pick(lots, zipf(len(words.NOTES)))), None),
        "origin": take(words.SOURCES, pick(lots, zipf(len(words.SOURCES)))),
        "seen_at": moments(seen),
    }
    return Rows(columns, people.number)


def _receivers(lots: Lots, people: People) -> pa.StringArray:
    """Write names as people give them to couriers: in full, or the surname with a title."""
    name = people.names(lots, np.zeros(len(people.sex), np.bool_))
    surname = pc.utf8_slice_codeunits(name, 0, 1)
    polite = join(surname, choose(people.sex == 1, "先生", "女士"))
    return choose(chance(lots, 0.12), polite, name)


ADDRESSES = Table(
    "addr_tel",
    (
        Column("row_no", "serial"),
        Column("receiver", "person_name"),
        Column("mobile", "phone"),
        Column("county", "region"),
        Column("deliver_to", "street"),
        Column("remark", "free_text"),
        Column("origin", "code"),
        Column("seen_at", "timestamp"),
    ),
    make_addresses,
    RATIO,
)
