"""The second table of the police source: what was reported, in the words of clerks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate import police_words as words
from leakassay.simulate.draw import chance, choose, digits, join, moments, parts_of, pick, take, zipf
from leakassay.simulate.interface import Column, Rows, Table
from leakassay.simulate.people_cn import people_of
from leakassay.simulate.police_stories import Story, tell
from leakassay.simulate.police_world import DESK, HOME, STREET, homes_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.simulate.police_world import World
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

RATIO = 0.6


def make_cases(world: World, source: Source, positions: Ints) -> Rows:
    """Report cases: a few people call often, most never."""
    rows = source.rows(RATIO)
    at = STREET.moments((positions + 0.5) / rows)
    who = source.uneven("callers", positions, 2.2)
    people = people_of(source, DESK, HOME, who)
    young = people.born > at // 86_400 - 14 * 365
    people = people_of(source, DESK, HOME, np.where(young, people.household, who))
    at = np.maximum(at, (people.born + 14 * 365) * 86_400)
    lots = source.lots("cases", positions)
    homes = homes_at(source, people, at)
    year = parts_of(at // 86_400)[0]
    slips = chance(lots, 0.01)
    name = people.names(lots, slips)
    landline = join("028", digits(source.lots("landline", people.household).integers(82_000_000, 88_000_000)))
    phone = choose(chance(lots, np.interp(year, [1998, 2004], [0.97, 0.04])), landline, homes.mobile)
    sort = take(words.CASE_TYPES, pick(lots, zipf(len(words.CASE_TYPES), 0.7)))
    number, _ = people.numbers()
    story = Story(at, name=name, phone=phone, number=number, street=homes.street, sort=sort)
    columns = {
        "case_no": join("A5101", digits(year), digits(positions, 9)),
        "report_at": moments(at),
        "caller": choose(chance(lots, 0.06), "匿名", name),
        "caller_tel": choose(chance(lots, np.where(year < 1998, 0.4, 0.03)), None, phone),
        "caller_doc": choose(chance(lots, np.where(year < 2005, 0.75, 0.35)), None, number),
        "sort": sort,
        "story": tell(lots, story),
        "scene": join(homes.county, homes.street),
        "office": take(world.stations, homes.station),
        "state": take(words.CASE_STATUS, pick(lots, zipf(len(words.CASE_STATUS)))),
    }
    return Rows(columns, people.number, {"caller: homophone": int(slips.sum())})


CASES = Table(
    "case_log",
    (
        Column("case_no", "case_number"),
        Column("report_at", "timestamp"),
        Column("caller", "person_name"),
        Column("caller_tel", "phone"),
        Column("caller_doc", "cn.ric"),
        Column("sort", "event_type"),
        Column("story", "free_text"),
        Column("scene", "postal_address"),
        Column("office", "organisation"),
        Column("state", "code"),
    ),
    make_cases,
    RATIO,
)
