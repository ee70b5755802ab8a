"""National numbers of the Latin-script countries, tied to birth, sex, place or name as each law says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from leakassay.simulate import national_more
from leakassay.simulate.checks import ES_MARKS, IT_MONTHS, cpf_checks, it_check, pesel_check
from leakassay.simulate.draw import choose, digits, fixed_width, join, parts_of, take
from leakassay.simulate.people_latin import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots
    from leakassay.simulate.people_latin import People

    Flags = NDArray[np.bool_]


def numbers(lots: Lots, people: People, wrong: NDArray[np.bool_]) -> pa.StringArray:
    """Write the national numbers of people of one country; rows of `wrong` fail the check.

    `lots` are those of the people, so that everyone has one number.
    """
    makers = _MAKERS | national_more.MAKERS
    return makers[people.country.code](lots, people, wrong)


def _cpf(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    # The ninth digit is that of the fiscal region where the number was given out.
    region = np.array([int(town.mark) for town in people.country.towns])[people.origin]
    body = lots.integers(1_000_000, 99_999_999) * 10 + region
    check = (cpf_checks(body) + np.where(wrong, lots.integers(1, 100), 0)) % 100
    text = digits(body * 100 + check, 11)
    parts = [pc.utf8_slice_codeunits(text, a, b) for a, b in ((0, 3), (3, 6), (6, 9), (9, 11))]
    dotted = join(parts[0], ".", parts[1], ".", parts[2], "-", parts[3])
    return choose(lots.random() < 0.7, dotted, text)


def _pesel(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    year, month, day = parts_of(people.born)
    month = month + np.where(year >= 2000, 20, 0)
    serial = lots.integers(0, 1000) * 10 + lots.integers(0, 5) * 2 + (people.sex == 1)
    body = (year % 100 * 10_000 + month * 100 + day) * 10_000 + serial
    check = (pesel_check(body) + np.where(wrong, lots.integers(1, 10), 0)) % 10
    return digits(body * 10 + check, 11)


def _dni(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    # Numbers rise with the year of issue, so roughly with the year of birth.
    year = parts_of(people.born)[0]
    body = ((year - 1930) * 900_000 + lots.integers(0, 18_000_000)).clip(1_000_000, 79_999_999)
    mark = (body % 23 + np.where(wrong, lots.integers(1, 23), 0)) % 23
    return join(digits(body, 8), take(list(ES_MARKS), mark))


def _codice(lots: Lots, people: People, wrong: Flags) -> pa.StringArray:
    country = people.country
    year, month, day = parts_of(people.born)
    body = np.empty((len(wrong), 16), np.uint8)
    body[:, 0:3] = _letters([_consonants(n, given=False) for n in country.families])[people.family]
    body[:, 3:6] = _letters([_consonants(n, given=True) for n in (*country.men, *country.women)])[
        people.given + np.where(people.sex == 1, 0, len(country.men))
    ]
    body[:, 6], body[:, 7] = year % 100 // 10 + 48, year % 10 + 48
    body[:, 8] = np.frombuffer(IT_MONTHS.encode(), np.uint8)[month - 1]
    day = day + np.where(people.sex == 2, 40, 0)
    body[:, 9], body[:, 10] = day // 10 + 48, day % 10 + 48
    body[:, 11:15] = _letters([town.mark for town in country.towns])[people.origin]
    check = it_check(body[:, :15]).astype(np.int64) - 65
    body[:, 15] = (check + np.where(wrong, lots.integers(1, 26), 0)) % 26 + 65
    return fixed_width(body)


def _letters(words: list[str]) -> NDArray[np.uint8]:
    return np.array([list(word.encode()) for word in words], np.uint8)


def _consonants(name: str, *, given: bool) -> str:
    """Write the three letters of a name: consonants, then vowels, then X.

    >>> _consonants("Gianfranco", given=True), _consonants("Fo", given=False)
    ('GFR', 'FOX')
    """
    letters = fold(name).upper()
    consonants = "".join(letter for letter in letters if letter not in "AEIOU")
    vowels = "".join(letter for letter in letters if letter in "AEIOU")
    if given and len(consonants) > 3:
        return consonants[0] + consonants[2:4]
    return (consonants + vowels + "XXX")[:3]


_MAKERS: dict[str, Callable[[Lots, People, Flags], pa.StringArray]] = {
    "BR": _cpf,
    "ES": _dni,
    "IT": _codice,
    "PL": _pesel,
}
