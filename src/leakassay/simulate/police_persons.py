"""The main table of the police source: who is registered. All people are invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.simulate import police_words as words
from leakassay.simulate.areas import full_name
from leakassay.simulate.draw import (
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
from leakassay.simulate.interface import Column, Rows, Table
from leakassay.simulate.operators import FIRST_YEAR, LAST_YEAR, PLACEHOLDERS, Operators
from leakassay.simulate.people_cn import SPOUSE, people_of
from leakassay.simulate.police_world import DESK, HOME, homes_at
from leakassay.simulate.source import RUN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots
    from leakassay.simulate.people_cn import People
    from leakassay.simulate.police_world import World
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]

OLD_NUMBERS_END = day_of(1999, 10)
"""When numbers of 18 digits came: GB 11643-1999."""
_WIDE = str.maketrans("0123456789Xx", "０１２３４５６７８９Ｘｘ")
_ETHNIC = np.array([94, 2.6, 1.5, 0.5, 0.4, 0.3, 0.3, 0.2, 0.1, 0.1])
_IMPORTED, _IMPORTING = 2005, 20
"""In this year so many offices took in a list that lacked half of the fields."""


@dataclass(slots=True)
class _Entry:
    """What the columns of some records are written from, shape (n,) each."""

    lots: Lots
    """Draws of the record: errors, omissions."""
    own: Lots
    """Draws of the person: the same in every record."""
    people: People
    entered: Ints
    """Seconds since 1970."""
    year: Ints
    age: Ints
    clerks: Operators
    clerk: Ints
    nothing: pa.StringArray
    """What the clerk types for nothing."""
    faults: dict[str, int]

    def some(self, share: float | NDArray[np.float64], fault: str = "") -> NDArray[np.bool_]:
        """Draw records that something happens to, and count them where it is a fault."""
        hit = chance(self.lots, share)
        if fault:
            self.faults[fault] = int(hit.sum())
        return hit


def make_persons(world: World, source: Source, positions: Ints) -> Rows:
    """Register people, most for the first time; clerks have habits, eras have fields."""
    people = people_of(source, DESK, HOME, source.persons(positions))
    lots = source.lots("persons", positions)
    entered = DESK.moments(source.elapsed(positions))
    year = parts_of(entered // 86_400)[0].clip(FIRST_YEAR, LAST_YEAR)
    # Who comes in at one time is entered by one clerk.
    clerk = world.clerks.at_work(source.lots("clerk", positions // RUN), year)
    entry = _Entry(
        lots,
        source.lots("traits", people.number),
        people,
        entered,
        year,
        np.maximum(year - parts_of(people.born)[0], 0),
        world.clerks,
        clerk,
        take(PLACEHOLDERS, world.clerks.placeholder[clerk]),
        {},
    )
    homes = homes_at(source, people, entered)
    number, kind = _documents(entry)
    office = world.clerks.office[clerk]
    columns = {
        "rec_no": join("R", digits(10_000_000 + positions + positions // 4096 * 37, 10)),
        **_names(entry),
        "gender": choose(entry.some(0.004), None, choose(people.sex == 1, "男", "女")),
        "birth": _births(entry),
        "doc_kind": kind,
        "doc_no": number,
        "ethnic": choose(
            entry.some(np.where(year < 1998, 0.4, 0.02)),
            entry.nothing,
            take(words.ETHNIC, pick(entry.own, _ETHNIC)),
        ),
        "native_place": choose(entry.some(0.05), entry.nothing, _native(people)),
        **_circumstances(entry, (year == _IMPORTED) & (office < _IMPORTING)),
        "domicile": join(homes.county, homes.street),
        "family_no": join("H", digits(people.household, 10)),
        "tag": choose(
            chance(entry.own, 0.012), take(words.LABELS, pick(entry.own, zipf(len(words.LABELS)))), None
        ),
        "pic": choose(
            (year >= 2004) & entry.some(0.9),
            join("/img/", digits(year), "/", digits(positions, 10), ".jpg"),
            None,
        ),
        "office": take(world.stations, office),
        "clerk": join("C", digits(clerk + 1, 4)),
        "entered": moments(entered),
    }
    return Rows(columns, people.number, entry.faults)


def _names(entry: _Entry) -> dict[str, pa.StringArray]:
    slips = entry.some(entry.clerks.slips[entry.clerk], "full_nm: homophone")
    name = entry.people.names(entry.lots, slips)
    trailing = entry.some(entry.clerks.trailing[entry.clerk], "full_nm: trailing blank")
    alias = join(take(words.ALIASES, entry.own.integers(0, 4)), pc.utf8_slice_codeunits(name, 1))
    return {
        "full_nm": choose(trailing, join(name, " "), name),
        "other_nm": choose(chance(entry.own, 0.03), alias, choose(entry.year < 2003, entry.nothing, None)),
    }


def _births(entry: _Entry) -> pa.StringArray:
    """Write birth dates in the form of the time; a few differ from the number by day or month."""
    off = entry.some(0.006, "birth: not as in the number")
    born = entry.people.born + np.where(off, entry.lots.integers(1, 60), 0)
    return choose(entry.year < 2001, dates(born, "%Y.%m.%d"), dates(born, "%Y%m%d"))


def _documents(entry: _Entry) -> tuple[pa.StringArray, pa.StringArray]:
    """Write identity numbers, old and new, with the clerks' errors, and the kind of document."""
    clerks, clerk, day = entry.clerks, entry.clerk, entry.entered // 86_400
    long, short = entry.people.numbers()
    old = (day < OLD_NUMBERS_END) | entry.some(0.01) & (entry.people.born < OLD_NUMBERS_END)
    missing = entry.some(np.where(day - entry.people.born < 16 * 365, 0.25, 0.015), "doc_no: missing")
    number = choose(old, short, choose(clerks.lower_x[clerk], pc.utf8_lower(long), long))
    wrong = entry.some(clerks.wrong[clerk]) & ~missing
    number = choose(wrong, _mistyped(entry.lots, number), number)
    wide = entry.some(clerks.full_width[clerk]) & ~missing
    number = _widened(number, wide)
    number = choose(missing, choose(entry.some(0.5), None, entry.nothing), number)
    entry.faults |= {
        "doc_no: wrong digit": int(wrong.sum()),
        "doc_no: full width": int(wide.sum()),
        "doc_no: fifteen digits": int((old & ~missing).sum()),
    }
    return number, choose(missing, "90", choose(old, "10", "11"))


def _widened(number: pa.StringArray, wide: NDArray[np.bool_]) -> pa.StringArray:
    at = np.flatnonzero(wide)
    if not len(at):
        return number
    texts = [text.translate(_WIDE) for text in number.take(pa.array(at)).to_pylist()]
    return pc.replace_with_mask(number, pa.array(wide), pa.array(texts, pa.string()))


def _mistyped(lots: Lots, number: pa.StringArray) -> pa.StringArray:
    """Change one of the last four digits before the mark into another."""
    place, step = lots.integers(-5, -1), lots.integers(1, 10)
    out = number
    for at in range(-5, -1):
        digit = pc.utf8_slice_codeunits(number, at, at + 1).cast(pa.int64()).to_numpy(zero_copy_only=False)
        parts = pc.utf8_slice_codeunits(number, 0, at), pc.utf8_slice_codeunits(number, at + 1)
        out = choose(place == at, join(parts[0], digits((digit + step) % 10), parts[1]), out)
    return out


def _native(people: People) -> pa.StringArray:
    codes, place = np.unique(people.area, return_inverse=True)
    return take([full_name(int(code)) for code in codes], place)


def _circumstances(entry: _Entry, imported: NDArray[np.bool_]) -> dict[str, pa.StringArray]:
    """Write schooling, marriage, height and work; an imported list lacks all of them at once."""
    tall = entry.own.normal(np.where(entry.people.sex == 1, 168.5, 157.5), 6)
    grown = np.interp(entry.age, [0, 2, 10, 17], [0.31, 0.5, 0.82, 1.0])
    measured = (entry.year >= 2003) & (entry.year <= 2013) & entry.some(0.8)
    columns = {
        "schooling": _schooling(entry),
        "wedlock": _wedlock(entry),
        "stature": choose(measured, digits((tall * grown).astype(np.int64)), None),
        "job": _jobs(entry),
    }
    entry.faults["schooling: block missing"] = int(imported.sum())
    return {name: choose(imported, None, column) for name, column in columns.items()}


def _schooling(entry: _Entry) -> pa.StringArray:
    age, roll = entry.age, entry.own
    early = pick(roll, np.array([30, 34, 12, 6, 4, 2, 0.1, 11]))
    late = pick(roll, np.array([8, 34, 20, 9, 14, 12, 2, 1]))
    level = np.where(entry.year - age < 1972, early, late)
    level = np.where((age < 19) & (level > 3) & (level < 7), 2, level)
    level = np.where((age < 22) & (level > 4) & (level < 7), 4, level)
    known = (age >= 16) & ~entry.some(np.where(entry.year < 2000, 0.5, 0.1))
    return choose(known, take(words.EDUCATION, level), choose(age < 7, None, entry.nothing))


def _wedlock(entry: _Entry) -> pa.StringArray:
    age = entry.age
    chances = np.interp(age, [19, 24, 30, 40], [0.0, 0.3, 0.85, 0.93])
    married = (entry.people.role == SPOUSE) | (entry.own.random() < chances)
    lost = entry.own.random()
    widowed = lost < np.interp(age, [40, 60, 90], [0.005, 0.06, 0.5])
    state = np.where(~married | (age < 20), 0, np.where(widowed, 3, np.where(lost > 0.96, 2, 1)))
    return choose(entry.some(0.05), entry.nothing, take(words.MARITAL, state))


def _jobs(entry: _Entry) -> pa.StringArray:
    age = entry.age
    job = pick(entry.own, zipf(len(words.JOBS), 0.8))
    job = np.where(age < 20, 2, np.where((age > 62) & (entry.own.random() < 0.7), 7, job))
    return choose((age < 6) | entry.some(0.12), entry.nothing, take(words.JOBS, job))


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
    make_persons,
)
