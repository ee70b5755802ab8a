"""More national numbers: Argentina, Britain, France, Germany, Mexico, the Netherlands, Sweden, Turkey, US."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from leakassay.simulate.checks import bsn_remainder, curp_check, idnr_check, luhn_check, tckimlik_checks
from leakassay.simulate.draw import choose, digits, fixed_width, join, parts_of, take
from leakassay.simulate.people_latin import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots
    from leakassay.simulate.people_latin import People

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]
    Letters = NDArray[np.uint8]


def _origins(people: People) -> list[str]:
    return [town.mark for town in people.country.towns]


def _idnr(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Ten digits, of which one stands twice and one is missing; they tell nothing of the person."""
    del people
    body = np.argsort(np.stack([lots.random() for _ in range(10)], axis=1), axis=1)
    lead = body[:, 0] == 0
    body[lead, :2] = body[lead, 1::-1]
    rows, twice = np.arange(len(body)), lots.integers(1, 10)
    body[rows, twice] = body[rows, (twice + lots.integers(1, 10)) % 10]
    check = (idnr_check(body) + np.where(wrong, lots.integers(1, 10), 0)) % 10
    return fixed_width((np.column_stack((body, check)) + ord("0")).astype(np.uint8))


def _ssn(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Until 2011 the area told the state; a wrong number has an area that was never given out."""
    marks = _origins(people)
    low, high = (np.array([int(mark[at]) for mark in marks]) for at in (slice(0, 3), slice(3, 6)))
    area = low[people.origin] + (lots.random() * (high - low + 1)[people.origin]).astype(np.int64)
    late = parts_of(people.born)[0] >= 2011
    area = np.where(late, lots.integers(1, 665), area)
    area = np.where(wrong, 900 + area % 100, area)
    text = join(
        digits(area, 3), "-", digits(lots.integers(1, 100), 2), "-", digits(lots.integers(1, 10_000), 4)
    )
    return choose(lots.random() < 0.8, text, pc.replace_substring(text, "-", ""))


def _nir(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Sex, year, month, place of birth, a serial number, and 97 less the remainder."""
    year, month, _ = parts_of(people.born)
    place = np.array([int(mark) for mark in _origins(people)])[people.origin]
    body = (people.sex * 10_000 + year % 100 * 100 + month) * 10**8 + place * 1000 + lots.integers(1, 999)
    key = 97 - body % 97
    key = np.where(wrong, key % 97 + 1, key)
    return join(digits(body, 13), digits(key, 2))


def _nino(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Two letters, six digits, a letter; a wrong number has a letter that is not given out."""
    del people
    prefixes = [a + b for a in "ABCEGHJKLMNOPRSTWXYZ" for b in "ABCEGHJKLMNPRSTWXYZ"]
    allowed = [p for p in prefixes if p not in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ")]
    prefix = choose(wrong, "DQ", take(allowed, lots.integers(0, len(allowed))))
    return join(prefix, digits(lots.integers(0, 1_000_000), 6), take(list("ABCD"), lots.integers(0, 4)))


def _dni_argentina(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Numbers rise with the year of birth; a wrong number has a digit too many."""
    year = parts_of(people.born)[0]
    usual = np.interp(year, [1930, 1950, 1970, 1980, 1990, 2000, 2020], [2.5, 8, 21, 27.5, 35, 42, 58])
    number = (usual * 1e6 + lots.normal(0, 4e5)).astype(np.int64).clip(1_000_000, 99_000_000)
    text = digits(number)
    parts = (slice(0, -6), slice(-6, -3), slice(-3, None))
    dotted = join(
        *(piece for part in parts for piece in (pc.utf8_slice_codeunits(text, part.start, part.stop), "."))
    )
    dotted = pc.utf8_slice_codeunits(dotted, 0, -1)
    return choose(wrong, join(text, "000"), choose(lots.random() < 0.5, dotted, text))


def _bsn(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Nine digits under the test of eleven; they tell nothing of the person."""
    del people
    body = lots.integers(1_000_000, 9_999_999) * 10 + lots.integers(0, 9)
    body = np.where(bsn_remainder(body) == 10, body + 1, body)
    check = bsn_remainder(body)
    check = np.where(wrong, (check + 1 + lots.integers(0, 8)) % 10, check)
    return digits(body * 10 + check, 9)


def _personnummer(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Birth date, a serial number that is odd for men, and a Luhn digit."""
    year, month, day = parts_of(people.born)
    date = year % 100 * 10_000 + month * 100 + day
    serial = lots.integers(0, 499) * 2 + (people.sex == 1)
    check = (luhn_check(date * 1000 + serial, 9) + np.where(wrong, lots.integers(1, 10), 0)) % 10
    return join(digits(date, 6), "-", digits(serial * 10 + check, 4))


def _tckimlik(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Nine digits and two check digits; people of one family were numbered near one another."""
    family = people.household.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(35)
    body = 100_000_000 + (family.astype(np.int64) % 899_000_000) // 300 * 300 + lots.integers(0, 300)
    checks = (tckimlik_checks(body) + np.where(wrong, lots.integers(1, 100), 0)) % 100
    return digits(body * 100 + checks, 11)


_BLACKLIST = frozenset(
    [
        "BACA",
        "BUEI",
        "CACA",
        "CAGO",
        "COGE",
        "CULO",
        "FETO",
        "GUEY",
        "KACA",
        "KAGO",
        "KOGE",
        "KULO",
        "MAME",
        "MAMO",
        "MEAR",
        "MEON",
        "MION",
        "MOCO",
        "MULA",
        "PEDA",
        "PEDO",
        "PENE",
        "PUTA",
        "PUTO",
        "QULO",
        "RATA",
        "RUIN",
        "CACO",
        "LOCA",
        "LOCO",
        "LOKA",
        "MEAS",
        "MIAR",
        "PITO",
        "ROBA",
        "ROBE",
    ]
)
"""Words that a number may not begin with: their second letter becomes X."""


def _curp(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    """Letters of both family names and the given name, birth date, sex, state, consonants, check digit."""
    country = people.country
    givens = (*country.men, *country.women)
    own = people.given + np.where(people.sex == 1, 0, len(country.men))
    body = np.empty((len(wrong), 18), np.uint8)
    families = [_curp_letters(name) for name in country.families]
    body[:, 0:2] = _ascii([first + vowel for first, vowel, _ in families])[people.family]
    body[:, 2] = _ascii([first for first, _, _ in families])[people.second, 0]
    body[:, 3] = _ascii([_curp_letters(name)[0] for name in givens])[own, 0]
    spoken = body[:, :4].copy().view("S4").ravel()
    body[np.isin(spoken, [word.encode() for word in _BLACKLIST]), 1] = ord("X")
    year, month, day = parts_of(people.born)
    date = (year % 100 * 100 + month) * 100 + day
    body[:, 4:10] = date[:, None] // 10 ** np.arange(5, -1, -1) % 10 + ord("0")
    body[:, 10] = np.where(people.sex == 1, ord("H"), ord("M"))
    body[:, 11:13] = _ascii(_origins(people))[people.origin]
    inner = _ascii([consonant for _, _, consonant in families])[:, 0]
    body[:, 13], body[:, 14] = inner[people.family], inner[people.second]
    body[:, 15] = _ascii([_curp_letters(name)[2] for name in givens])[own, 0]
    serial = lots.integers(0, 3)
    body[:, 16] = np.where(year < 2000, ord("0"), ord("A")) + serial
    check = curp_check(body[:, :17]) + np.where(wrong, lots.integers(1, 10), 0)
    body[:, 17] = check % 10 + ord("0")
    return fixed_width(body)


def _curp_letters(name: str) -> tuple[str, str, str]:
    """Give the first letter, the first vowel after it and the first consonant after it, X for none.

    >>> _curp_letters("Hernández"), _curp_letters("Oro")
    (('H', 'E', 'R'), ('O', 'O', 'R'))
    """
    letters = fold(name.replace("ñ", "x").replace("Ñ", "X")).upper()
    vowel = next((c for c in letters[1:] if c in "AEIOU"), "X")
    return letters[0], vowel, next((c for c in letters[1:] if c not in "AEIOU"), "X")


def _ascii(words: list[str]) -> Letters:
    return np.array([list(word.encode()) for word in words], np.uint8)


MAKERS: dict[str, Callable[[Lots, People, Flags], pa.StringArray]] = {
    "AR": _dni_argentina,
    "DE": _idnr,
    "FR": _nir,
    "GB": _nino,
    "MX": _curp,
    "NL": _bsn,
    "SE": _personnummer,
    "TR": _tckimlik,
    "US": _ssn,
}
