"""The third table of the police source: addresses with mobiles and remarks for couriers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.simulate import police_words as words
from leakassay.simulate.draw import (
    at_places,
    chance,
    choose,
    day_of,
    digits,
    join,
    moments,
    pick,
    take,
    zipf,
)
from leakassay.simulate.interface import Column, Rows, Table

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from leakassay.simulate.people_cn import People
    from leakassay.simulate.police_world import Homes

    Ints = NDArray[np.int64]

ADDRESSES = Table(
    "addr_tel",
    (
        Column("row_no", "serial"),
        Column("receiver", "person_name"),
        Column("mobile", "phone"),
        Column("county", "region"),
        Column("place", "postal_address"),
        Column("remark", "free_text"),
        Column("origin", "code"),
        Column("seen_at", "timestamp"),
    ),
)


def make_addresses(rng: Generator, first: int, people: People, homes: Homes) -> Rows:
    """List deliveries: several a person, some to where somebody lived before."""
    adults = np.flatnonzero(people.born < day_of(1999))
    size = len(people.sex) * 9 // 10
    who = adults[pick(rng, rng.gamma(0.8, 1.0, len(adults)), size)]
    seen = np.sort(rng.integers(day_of(2011) * 86_400, day_of(2019, 12) * 86_400, size))
    columns = {
        "row_no": digits(1 + first + np.arange(size)),
        "receiver": _receivers(rng, people.rows(who)),
        "mobile": at_places(homes.mobile, who),
        "county": at_places(homes.county, who),
        "place": at_places(homes.street, who),
        "remark": choose(
            chance(rng, 0.3, size), take(words.NOTES, pick(rng, zipf(len(words.NOTES)), size)), None
        ),
        "origin": take(words.SOURCES, pick(rng, zipf(len(words.SOURCES)), size)),
        "seen_at": moments(seen),
    }
    return Rows(columns, who)


def _receivers(rng: Generator, rows: People) -> pa.StringArray:
    """Write names as people give them to couriers: in full, or the surname with a title."""
    size = len(rows.sex)
    name = rows.names(rng, np.zeros(size, np.bool_))
    surname = pc.utf8_slice_codeunits(name, 0, 1)
    polite = join(surname, choose(rows.sex == 1, "先生", "女士"))
    return choose(chance(rng, 0.12, size), polite, name)
