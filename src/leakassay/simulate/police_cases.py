"""The second table of the police source: what was reported, in the words of clerks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate import police_words as words
from leakassay.simulate.draw import (
    at_places,
    by_form,
    chance,
    choose,
    digits,
    join,
    moments,
    parts_of,
    pick,
    take,
    zipf,
)
from leakassay.simulate.interface import Column, Rows, Table
from leakassay.simulate.operators import working_times

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.random import Generator
    from numpy.typing import NDArray

    from leakassay.simulate.people_cn import People
    from leakassay.simulate.police_world import Homes, World

    Ints = NDArray[np.int64]

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
)


def make_cases(
    world: World, rng: Generator, first: int, people: People, homes: Homes, *, era: tuple[float, float]
) -> Rows:
    """Report cases: a few people call often, most never."""
    size = len(people.sex) * 6 // 10
    who = pick(rng, rng.gamma(0.4, 1.0, len(people.sex)), size)
    at = np.sort(working_times(rng, size, *era)) + rng.integers(-20_000, 40_000, size)
    at = np.maximum(at, (people.born[who] + 14 * 365) * 86_400)
    rows = people.rows(who)
    years = parts_of(at // 86_400)[0]
    name = rows.names(rng, chance(rng, 0.01, size))
    phone = choose(
        years < 2001,
        join("028", digits(rng.integers(3_000_000, 8_900_000, size))),
        at_places(homes.mobile, who),
    )
    street = at_places(homes.street, who)
    sort = pick(rng, zipf(len(words.CASE_TYPES), 0.7), size)
    office = rng.integers(0, len(world.stations), size)
    long, _ = rows.numbers()
    columns = {
        "case_no": join("A5101", digits(years), digits(first + np.arange(size), 9)),
        "report_at": moments(at),
        "caller": choose(chance(rng, 0.06, size), "匿名", name),
        "caller_tel": choose(chance(rng, np.where(years < 1998, 0.4, 0.03), size), None, phone),
        "caller_doc": choose(chance(rng, np.where(years < 2005, 0.75, 0.35), size), None, long),
        "sort": take(words.CASE_TYPES, sort),
        "story": _stories(
            rng, at, name=name, phone=phone, number=long, street=street, sort=take(words.CASE_TYPES, sort)
        ),
        "scene": join(at_places(homes.county, who), street),
        "office": take(world.stations, office),
        "state": take(words.CASE_STATUS, pick(rng, zipf(len(words.CASE_STATUS)), size)),
    }
    return Rows(columns, who)


def _stories(
    rng: Generator,
    at: Ints,
    *,
    name: pa.StringArray,
    phone: pa.StringArray,
    number: pa.StringArray,
    street: pa.StringArray,
    sort: pa.StringArray,
) -> pa.StringArray:
    """Tell what happened, in the words of several clerks; some name the caller and the number."""
    size = len(at)
    thing = take(words.THINGS, rng.integers(0, len(words.THINGS), size))
    place = take(words.PLACES, rng.integers(0, len(words.PLACES), size))
    day, hour = moments(at, "%m月%d日"), digits(at // 3600 % 24)
    money = digits((rng.lognormal(6.5, 1.1, size)).astype(np.int64))
    return by_form(
        pick(rng, np.array([5, 4, 3, 3, 2, 2]), size),
        (
            lambda i: join(
                "报警人称",
                at_places(day, i),
                at_places(hour, i),
                "时许在",
                at_places(place, i),
                "发现",
                at_places(thing, i),
                "被盗，价值约",
                at_places(money, i),
                "元。",
            ),
            lambda i: join(
                at_places(day, i),
                at_places(hour, i),
                "时接",
                at_places(name, i),
                "报警，在",
                at_places(street, i),
                "发生",
                at_places(sort, i),
                "，民警到场处理。",
            ),
            lambda i: join(
                at_places(name, i),
                "（电话",
                at_places(phone, i),
                "）报称",
                at_places(thing, i),
                "丢失，地点",
                at_places(place, i),
                "。",
            ),
            lambda i: join("群众求助：", at_places(place, i), at_places(sort, i), "，已派员前往。"),
            lambda i: join(
                "当事人",
                at_places(name, i),
                "，身份证号",
                at_places(number, i),
                "，因",
                at_places(sort, i),
                "一事，经调解双方达成协议。",
            ),
            lambda i: join(
                "接110转警，",
                at_places(street, i),
                "有",
                at_places(sort, i),
                "，双方各执一词，损失",
                at_places(money, i),
                "元，待查。",
            ),
        ),
    )
