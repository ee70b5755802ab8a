"""The main table of the police source: who is registered. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.simulate import police_words as words
from leakassay.simulate.areas import full_name
from leakassay.simulate.draw import (
    at_places,
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
from leakassay.simulate.operators import PLACEHOLDERS, Operators

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from leakassay.simulate.people_cn import People
    from leakassay.simulate.police_world import Homes, World

    Ints = NDArray[np.int64]

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


def make_persons(
    world: World,
    rng: Generator,
    people: People,
    homes: Homes,
    *,
    who: Ints,
    entered: Ints,
    first: int,
    injected: dict[str, int],
) -> Rows:
    """Register people at the moments of `entered`, seconds since 1970; count faults in `injected`."""
    size, clerks = len(who), world.clerks
    rows = people.rows(who)
    years = parts_of(entered // 86_400)[0].clip(1995, 2019)
    clerk = clerks.at_work(rng, years)
    slips = chance(rng, clerks.slips[clerk], size)
    injected["person_base.full_nm: homophone"] = int(slips.sum())
    nothing = take(PLACEHOLDERS, clerks.placeholder[clerk])
    doc, doc_kind = _documents(rng, rows, entered, clerk, clerks=clerks, injected=injected)
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
        "native_place": choose(chance(rng, 0.05, size), nothing, _native(rows)),
        "schooling": _schooling(rng, age, years, nothing),
        "wedlock": _wedlock(rng, age, rows.role, nothing),
        "stature": choose(
            (years >= 2003) & (years <= 2013) & chance(rng, 0.8, size),
            digits((tall * grown).astype(np.int64)),
            None,
        ),
        "job": _jobs(rng, age, nothing),
        "domicile": join(at_places(homes.county, who), at_places(homes.street, who)),
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
    *,
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


def _native(rows: People) -> pa.StringArray:
    codes, place = np.unique(rows.area, return_inverse=True)
    return take([full_name(int(code)) for code in codes], place)


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
