"""A police-like source in China: persons, their cases, their addresses with mobiles.

Typed in by many clerks from 1995 to 2019, each with habits; people live in households, move,
register again, and appear more than once. Identity numbers carry the county code in force at
the time. Key names and all people are invented; only the general form, three linked tables in
Elasticsearch hits, is that of what was reported in public (METHOD.md, section 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.simulate import police_words as words
from leakassay.simulate.areas import Areas, load
from leakassay.simulate.draw import (
    by_form,
    chance,
    choose,
    dates,
    day_of,
    digits,
    join,
    moments,
    parts_of,
    pick,
    take,
    zipf,
)
from leakassay.simulate.interface import Column, Made, Rows, Shape, Table
from leakassay.simulate.operators import PLACEHOLDERS, Operators, hire, working_times
from leakassay.simulate.people_cn import People, make_people

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

HOME = "5101"
REPEATED = 0.04
"""Share of rows that register somebody once more."""
OLD_NUMBERS_END = day_of(1999, 10)
"""When numbers of 18 digits came: GB 11643-1999."""
_WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")

PERSONS = Table(
    "person_base",
    (
        Column("rec_no", "serial"),
        Column("full_nm", "person_name"),
        Column("other_nm", "alias"),
        Column("gender", "sex"),
        Column("birth", "birth_date"),
        Column("doc_kind", "code"),
        Column("doc_no", "cn.ric"),
        Column("ethnic", "ethnicity"),
        Column("native_place", "birth_place"),
        Column("schooling", "education"),
        Column("wedlock", "marital_status"),
        Column("stature", "height"),
        Column("job", "occupation"),
        Column("domicile", "postal_address"),
        Column("family_no", "serial"),
        Column("tag", "watch_label"),
        Column("pic", "photo_ref"),
        Column("office", "organisation"),
        Column("clerk", "code"),
        Column("entered", "timestamp"),
    ),
)
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


@dataclass(frozen=True, slots=True)
class World:
    """What holds for the whole source."""

    areas: Areas
    clerks: Operators
    stations: tuple[str, ...]


def _world(rng: Generator) -> World:
    areas = load()
    codes = areas.in_force(2005)
    local = codes[areas.starting(codes, HOME)]
    counties = [areas.names[int(c)] for c in rng.choice(local, 60)]
    names = [words.STATIONS[i] for i in rng.integers(0, len(words.STATIONS), 60)]
    stations = tuple(f"{county}公安局{name}派出所" for county, name in zip(counties, names, strict=True))
    return World(areas, hire(rng), stations)


def _make(world: World, rng: Generator, first: int, size: int, total: int) -> Made:
    again = int(rng.binomial(size, REPEATED)) if size > 1 else 0
    era = (first / total, (first + size) / total)
    met = np.sort(working_times(rng, size - again, *era))
    people = make_people(rng, size - again, world.areas, HOME, met // 86_400)
    met = met[people.household]
    who = np.concatenate((np.arange(size - again), rng.integers(0, size - again, again)))
    # A household is registered together; who is registered again comes on some later day.
    entered = met[who] + rng.integers(0, 2400, size)
    later = np.maximum(working_times(rng, size, *era), entered)
    entered = np.where(np.arange(size) < size - again, entered, later)
    order = np.argsort(entered, kind="stable")
    who, entered = who[order], entered[order]
    injected: dict[str, int] = {}
    homes = _homes(rng, world, people)
    persons = _persons(world, rng, first, people, who, entered, homes, injected)
    cases = _cases(world, rng, first, people, homes, era)
    addresses = _addresses(rng, first, people, homes)
    tables = {PERSONS.name: persons, CASES.name: cases, ADDRESSES.name: addresses}
    return Made(tables, injected)


@dataclass(slots=True)
class _Homes:
    """Where each person lives, shape (n,)."""

    county: pa.StringArray
    street: pa.StringArray
    mobile: pa.StringArray


def _homes(rng: Generator, world: World, people: People) -> _Homes:
    """House the households; some people of one live elsewhere."""
    size = len(people.sex)
    home = people.household.copy()
    away = chance(rng, 0.07, size)
    home[away] = home[-1] + 1 + np.arange(int(away.sum()))
    houses = int(home.max()) + 1
    codes = world.areas.in_force(2012)
    local = codes[world.areas.starting(codes, HOME)]
    code = np.where(
        chance(rng, 0.9, houses), local[pick(rng, zipf(len(local), 0.6), houses)], rng.choice(codes, houses)
    )
    unique, place = np.unique(code, return_inverse=True)
    county = take([world.areas.names[int(c)] for c in unique], place)
    roads = [road + end for end in words.ROAD_ENDS for road in words.ROADS]
    road = take(roads, pick(rng, rng.permutation(zipf(len(roads), 0.5)), houses))
    number = digits(1 + (rng.gamma(1.3, 60, houses)).astype(np.int64))
    block, room = (
        digits(rng.integers(1, 19, houses)),
        digits(rng.integers(1, 19, houses) * 100 + rng.integers(1, 7, houses)),
    )
    street = by_form(
        pick(rng, np.array([0.55, 0.25, 0.2]), houses),
        (
            lambda at: join(_at(road, at), _at(number, at), "号", _at(block, at), "栋", _at(room, at), "室"),
            lambda at: join(_at(road, at), _at(number, at), "号"),
            lambda at: join(_at(road, at), _at(number, at), "号附", _at(block, at), "号"),
        ),
    )
    places = pa.array(home)
    return _Homes(county.take(places), street.take(places), _mobiles(rng, size))


def _at(column: pa.StringArray, places: Ints) -> pa.StringArray:
    return column.take(pa.array(places))


def _mobiles(rng: Generator, size: int) -> pa.StringArray:
    """Give out numbers by the prefixes of the year in which each was taken."""
    year = rng.integers(1998, 2019, size)
    prefixes = [p for _, group in words.MOBILES for p in group]
    known = np.cumsum([len(group) for _, group in words.MOBILES])
    upto = known[np.searchsorted([y for y, _ in words.MOBILES], year, side="right") - 1]
    place = upto - 1 - (rng.random(size) ** 1.5 * upto).astype(np.int64)
    return join(take(prefixes, place), digits(rng.integers(0, 100_000_000, size), 8))


def _persons(
    world: World,
    rng: Generator,
    first: int,
    people: People,
    who: Ints,
    entered: Ints,
    homes: _Homes,
    injected: dict[str, int],
) -> Rows:
    size, clerks = len(who), world.clerks
    rows = people.rows(who)
    years = parts_of(entered // 86_400)[0].clip(1995, 2019)
    clerk = clerks.at_work(rng, years)
    slips = chance(rng, clerks.slips[clerk], size)
    injected["person_base.full_nm: homophone"] = int(slips.sum())
    nothing = take(PLACEHOLDERS, clerks.placeholder[clerk])
    doc, doc_kind = _documents(rng, rows, entered, clerk, clerks, injected)
    name = rows.names(rng, slips)
    trailing = chance(rng, clerks.trailing[clerk], size)
    injected["person_base.full_nm: trailing blank"] = int(trailing.sum())
    age = years - parts_of(rows.born)[0]
    tall = rng.normal(np.where(rows.sex == 1, 168.5, 157.5), 6, size)
    grown = np.interp(age, [0, 2, 10, 17], [0.31, 0.5, 0.82, 1.0])
    columns = {
        "rec_no": join("R", digits(10_000_000 + first + np.arange(size), 10)),
        "full_nm": choose(trailing, join(name, " "), name),
        "other_nm": choose(
            chance(rng, 0.03, size),
            join(take(words.ALIASES, rng.integers(0, 4, size)), pc.utf8_slice_codeunits(name, 1)),
            choose(years < 2003, nothing, None),
        ),
        "gender": choose(chance(rng, 0.004, size), None, choose(rows.sex == 1, "男", "女")),
        "birth": choose(years < 2001, dates(rows.born, "%Y.%m.%d"), dates(rows.born, "%Y%m%d")),
        "doc_kind": doc_kind,
        "doc_no": doc,
        "ethnic": choose(
            chance(rng, np.where(years < 1998, 0.4, 0.02), size),
            nothing,
            take(words.ETHNIC, pick(rng, np.array([94, 2.6, 1.5, 0.5, 0.4, 0.3, 0.3, 0.2, 0.1, 0.1]), size)),
        ),
        "native_place": choose(chance(rng, 0.05, size), nothing, _native(world, rows)),
        "schooling": _schooling(rng, age, years, nothing),
        "wedlock": _wedlock(rng, age, rows.role, nothing),
        "stature": choose(
            (years >= 2003) & (years <= 2013) & chance(rng, 0.8, size),
            digits((tall * grown).astype(np.int64)),
            None,
        ),
        "job": _jobs(rng, age, nothing),
        "domicile": join(_at(homes.county, who), _at(homes.street, who)),
        "family_no": join("H", digits(first + rows.household, 9)),
        "tag": choose(
            chance(rng, 0.012, size), take(words.LABELS, pick(rng, zipf(len(words.LABELS)), size)), None
        ),
        "pic": choose(
            (years >= 2004) & chance(rng, 0.9, size),
            join("/img/", digits(years), "/", digits(first + np.arange(size), 9), ".jpg"),
            None,
        ),
        "office": take(world.stations, clerks.office[clerk]),
        "clerk": join("C", digits(clerk + 1, 4)),
        "entered": moments(entered),
    }
    return Rows(columns, who)


def _documents(
    rng: Generator,
    rows: People,
    entered: Ints,
    clerk: Ints,
    clerks: Operators,
    injected: dict[str, int],
) -> tuple[pa.StringArray, pa.StringArray]:
    """Write identity numbers, old and new, with the clerks' errors."""
    size = len(clerk)
    long, short = rows.numbers()
    old = (entered // 86_400 < OLD_NUMBERS_END) | chance(rng, 0.01, size) & (rows.born < OLD_NUMBERS_END)
    missing = chance(rng, np.where(entered // 86_400 - rows.born < 16 * 365, 0.25, 0.015), size)
    number = choose(old, short, choose(clerks.lower_x[clerk], pc.utf8_lower(long), long))
    wrong = chance(rng, clerks.wrong[clerk], size) & ~missing
    number = choose(wrong, _mistyped(rng, number), number)
    wide = chance(rng, clerks.full_width[clerk], size) & ~missing
    if wide.any():
        number = choose(
            wide,
            pa.array(
                [
                    (v or "").translate(_WIDE) if w else None
                    for v, w in zip(number.to_pylist(), wide, strict=True)
                ],
                pa.string(),
            ),
            number,
        )
    number = choose(
        missing, choose(chance(rng, 0.5, size), None, take(PLACEHOLDERS, clerks.placeholder[clerk])), number
    )
    injected["person_base.doc_no: wrong digit"] = int(wrong.sum())
    injected["person_base.doc_no: full width"] = int(wide.sum())
    injected["person_base.doc_no: missing"] = int(missing.sum())
    injected["person_base.doc_no: fifteen digits"] = int((old & ~missing).sum())
    return number, choose(missing, "90", choose(old, "10", "11"))


def _mistyped(rng: Generator, number: pa.StringArray) -> pa.StringArray:
    """Change one of the last four digits before the mark into another."""
    place = int(rng.integers(-5, -1))
    digit = pc.utf8_slice_codeunits(number, place, place + 1)
    values = pc.fill_null(digit, "0").cast(pa.int64()).to_numpy(zero_copy_only=False)
    other = digits((values + rng.integers(1, 10, len(values))) % 10)
    return join(pc.utf8_slice_codeunits(number, 0, place), other, pc.utf8_slice_codeunits(number, place + 1))


def _native(world: World, rows: People) -> pa.StringArray:
    codes, place = np.unique(rows.area, return_inverse=True)
    return take([world.areas.names[int(code)] for code in codes], place)


def _schooling(rng: Generator, age: Ints, years: Ints, nothing: pa.StringArray) -> pa.StringArray:
    size = len(age)
    early = pick(rng, np.array([30, 34, 12, 6, 4, 2, 0.1, 11]), size)
    late = pick(rng, np.array([8, 34, 20, 9, 14, 12, 2, 1]), size)
    level = np.where(years - age < 1972, early, late)
    level = np.where((age < 19) & (level > 3) & (level < 7), 2, level)
    level = np.where((age < 22) & (level > 4) & (level < 7), 4, level)
    known = (age >= 16) & ~chance(rng, np.where(years < 2000, 0.5, 0.1), size)
    return choose(known, take(words.EDUCATION, level), choose(age < 7, None, nothing))


def _wedlock(rng: Generator, age: Ints, role: Ints, nothing: pa.StringArray) -> pa.StringArray:
    size = len(age)
    married = (role == 1) | (rng.random(size) < np.interp(age, [19, 24, 30, 40], [0.0, 0.3, 0.85, 0.93]))
    single = ~married | (age < 20)
    lost = rng.random(size)
    widowed = lost < np.interp(age, [40, 60, 90], [0.005, 0.06, 0.5])
    state = np.where(single, 0, np.where(widowed, 3, np.where(lost > 0.96, 2, 1)))
    return choose(chance(rng, 0.05, size), nothing, take(words.MARITAL, state))


def _jobs(rng: Generator, age: Ints, nothing: pa.StringArray) -> pa.StringArray:
    size = len(age)
    job = pick(rng, zipf(len(words.JOBS), 0.8), size)
    job = np.where(age < 20, 2, np.where((age > 62) & (rng.random(size) < 0.7), 7, job))
    return choose((age < 6) | chance(rng, 0.12, size), nothing, take(words.JOBS, job))


def _cases(
    world: World, rng: Generator, first: int, people: People, homes: _Homes, era: tuple[float, float]
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
        years < 2001, join("028", digits(rng.integers(3_000_000, 8_900_000, size))), _at(homes.mobile, who)
    )
    street = _at(homes.street, who)
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
        "story": _stories(rng, at, name, phone, long, street, take(words.CASE_TYPES, sort)),
        "scene": join(_at(homes.county, who), street),
        "office": take(world.stations, office),
        "state": take(words.CASE_STATUS, pick(rng, zipf(len(words.CASE_STATUS)), size)),
    }
    return Rows(columns, who)


def _stories(
    rng: Generator,
    at: Ints,
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
                _at(day, i),
                _at(hour, i),
                "时许在",
                _at(place, i),
                "发现",
                _at(thing, i),
                "被盗，价值约",
                _at(money, i),
                "元。",
            ),
            lambda i: join(
                _at(day, i),
                _at(hour, i),
                "时接",
                _at(name, i),
                "报警，在",
                _at(street, i),
                "发生",
                _at(sort, i),
                "，民警到场处理。",
            ),
            lambda i: join(
                _at(name, i),
                "（电话",
                _at(phone, i),
                "）报称",
                _at(thing, i),
                "丢失，地点",
                _at(place, i),
                "。",
            ),
            lambda i: join("群众求助：", _at(place, i), _at(sort, i), "，已派员前往。"),
            lambda i: join(
                "当事人",
                _at(name, i),
                "，身份证号",
                _at(number, i),
                "，因",
                _at(sort, i),
                "一事，经调解双方达成协议。",
            ),
            lambda i: join(
                "接110转警，",
                _at(street, i),
                "有",
                _at(sort, i),
                "，双方各执一词，损失",
                _at(money, i),
                "元，待查。",
            ),
        ),
    )


def _addresses(rng: Generator, first: int, people: People, homes: _Homes) -> Rows:
    """List deliveries: several a person, some to where somebody lived before."""
    adults = np.flatnonzero(people.born < day_of(1999))
    size = len(people.sex) * 9 // 10
    who = adults[pick(rng, rng.gamma(0.8, 1.0, len(adults)), size)]
    seen = np.sort(rng.integers(day_of(2011) * 86_400, day_of(2019, 12) * 86_400, size))
    columns = {
        "row_no": digits(1 + first + np.arange(size)),
        "receiver": _receivers(rng, people.rows(who)),
        "mobile": _at(homes.mobile, who),
        "county": _at(homes.county, who),
        "place": _at(homes.street, who),
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


POLICE = Shape(
    "police",
    (PERSONS, CASES, ADDRESSES),
    _make,
    _world,
    {PERSONS.name: "person_base_all", CASES.name: "case_log_all", ADDRESSES.name: "addr_tel_2019"},
)
