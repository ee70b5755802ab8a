"""Invented people of Latin-script countries: names, homes, mail addresses, national numbers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.simulate.checks import ES_MARKS, IT_MONTHS, cpf_checks, it_check, pesel_check
from leakassay.simulate.draw import by_form, choose, digits, fixed_width, join, parts_of, pick, take, zipf

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from leakassay.simulate.countries.interface import Country

    Ints = NDArray[np.int64]


@dataclass(slots=True)
class People:
    """Invented people of one country, shape (n,) each."""

    country: Country
    household: Ints
    sex: Ints
    """1 male, 2 female."""
    born: Ints
    """Days since 1970."""
    given: Ints
    """Place among the men's or the women's names."""
    family: Ints
    second: Ints
    """Second family name, where people have two."""
    home: Ints
    """Place of the town they live in."""
    origin: Ints
    """Place of the town they were born in."""

    def given_names(self) -> pa.StringArray:
        """Write given names."""
        men, women = take(self.country.men, self.given), take(self.country.women, self.given)
        return choose(self.sex == 1, men, women)

    def family_names(self) -> pa.StringArray:
        """Write family names, with the Polish ending for women."""
        first = take(self.country.families, self.family)
        if self.country.two_families:
            return join(first, " ", take(self.country.families, self.second))
        if self.country.code == "PL":
            female = pc.replace_substring_regex(first, "(sk|ck|dzk)i$", r"\1a")
            return choose(self.sex == 2, female, first)
        return first

    def rows(self, places: Ints) -> People:
        """Look people up by place."""
        names = self.__slots__[1:]
        return People(self.country, *(getattr(self, name)[places] for name in names))


def make_people(rng: Generator, country: Country, size: int, day: int, youngest: int) -> People:
    """Invent people who were at least `youngest` on a `day`.

    A third live in one household with the one before, and most of these share a family name.
    """
    joins = rng.random(size) < 0.33
    joins[0] = False
    household = np.cumsum(~joins) - 1
    leader = np.flatnonzero(~joins)[household]
    age = youngest + rng.gamma(3.2, 10.5, size).clip(0, 95 - youngest)
    born = day - (age * 365.25).astype(np.int64)
    family = pick(rng, zipf(len(country.families), 0.75, 4), size)
    family = np.where(rng.random(size) < 0.7, family[leader], family)
    home = pick(rng, zipf(len(country.towns), 0.8), size)[leader]
    moved = rng.random(size) < 0.25
    origin = np.where(moved, rng.integers(0, len(country.towns), size), home)
    named = min(len(country.men), len(country.women))
    era = np.clip((parts_of(born)[0] - 1940) // 8, 0, 9)
    given = (pick(rng, zipf(named, 0.8, 3), size) + era * named // 40) % named
    second = pick(rng, zipf(len(country.families), 0.75, 4), size)
    sex = rng.integers(1, 3, size)
    return People(country, household, sex, born, given, family, second, home, origin)


def homes(
    rng: Generator, people: People
) -> tuple[pa.StringArray, pa.StringArray, pa.StringArray, pa.StringArray]:
    """Write street, postcode, town and region; a household has one of each."""
    country, houses = people.country, int(people.household[-1]) + 1
    towns = country.towns
    first = np.unique(people.household, return_index=True)[1]
    town = people.home[first]
    low, high = np.array([t.low for t in towns])[town], np.array([t.high for t in towns])[town]
    number = digits(
        low + (rng.random(houses) ** 1.4 * (high - low + 1)).astype(np.int64), country.postcode[0]
    )
    cut = country.postcode[1]
    if cut:
        number = join(pc.utf8_slice_codeunits(number, 0, cut), "-", pc.utf8_slice_codeunits(number, cut))
    before, between, after = country.street
    road = take(country.streets, pick(rng, zipf(len(country.streets), 0.4), houses))
    house = digits(1 + rng.gamma(1.2, 22, houses).astype(np.int64))
    street = join(house, " ", road) if country.code == "US" else join(before, road, between, house, after)
    at = pa.array(people.household)
    names, regions = [t.name for t in towns], [t.region for t in towns]
    return street.take(at), number.take(at), take(names, people.home), take(regions, people.home)


def phones(rng: Generator, country: Country, size: int) -> pa.StringArray:
    """Write mobile numbers, mostly in international form, else without spaces."""
    prefix = take(country.prefixes, pick(rng, zipf(len(country.prefixes), 0.6), size))
    full = join(prefix, digits(rng.integers(0, 10**country.subscriber, size), country.subscriber))
    bare = pc.replace_substring_regex(full, "[ -]", "")
    return choose(rng.random(size) < 0.6, full, bare)


def fold(text: str) -> str:
    """Spell a name as mail addresses do.

    >>> fold("Łukasz O'Núñez")
    'lukaszonunez'
    """
    plain = text.lower().replace("ł", "l").replace("ß", "ss")
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return "".join(letter for letter in letters if letter.isalpha())


def mails(rng: Generator, people: People) -> pa.StringArray:
    """Write mail addresses, two thirds of which carry the name in some way."""
    country, size = people.country, len(people.sex)
    men, women = [fold(n) for n in country.men], [fold(n) for n in country.women]
    given = choose(people.sex == 1, take(men, people.given), take(women, people.given))
    family = take([fold(n) for n in country.families], people.family)
    initial = pc.utf8_slice_codeunits(given, 0, 1)
    year = digits(parts_of(people.born)[0])
    short = pc.utf8_slice_codeunits(year, 2, 4)
    number = digits(rng.integers(1, 999, size))
    nick = take(_NICKS, pick(rng, zipf(len(_NICKS), 0.4), size))

    def at(column: pa.StringArray, places: Ints) -> pa.StringArray:
        return column.take(pa.array(places))

    local = by_form(
        pick(rng, np.array([24, 12, 10, 8, 8, 6, 16, 10]), size),
        (
            lambda i: join(at(given, i), ".", at(family, i)),
            lambda i: join(at(given, i), at(family, i), at(short, i)),
            lambda i: join(at(initial, i), at(family, i)),
            lambda i: join(at(family, i), ".", at(given, i)),
            lambda i: join(at(given, i), "_", at(family, i), at(number, i)),
            lambda i: join(at(given, i), at(year, i)),
            lambda i: join(at(nick, i), at(number, i)),
            lambda i: join(at(nick, i), "_", at(short, i)),
        ),
    )
    domain = take(country.domains, pick(rng, zipf(len(country.domains), 1.1), size))
    return join(local, "@", domain)


_NICKS = (
    "sunny", "kiki", "blackcat", "lobo", "tiger", "mamma", "speedy", "luna", "rocky", "coco", "nemo",
    "dragon", "pepe", "star", "zizou", "bubu", "rex", "maxi", "moon", "fox", "wolf", "angel", "candy",
    "ninja", "pirate", "queen", "smile", "zorro", "bambi", "tato",
)  # fmt: skip


def numbers(rng: Generator, people: People, wrong: NDArray[np.bool_]) -> pa.StringArray:
    """Write the national number of Brazil, Italy, Poland or Spain; rows of `wrong` fail its check."""
    makers = {"BR": _cpf, "IT": _codice, "PL": _pesel, "ES": _dni}
    return makers[people.country.code](rng, people, wrong)


def _cpf(rng: Generator, _: People, wrong: NDArray[np.bool_]) -> pa.StringArray:
    size = len(wrong)
    body = rng.integers(10_000_000, 999_999_999, size)
    check = (cpf_checks(body) + np.where(wrong, rng.integers(1, 100, size), 0)) % 100
    text = digits(body * 100 + check, 11)
    parts = [pc.utf8_slice_codeunits(text, a, b) for a, b in ((0, 3), (3, 6), (6, 9), (9, 11))]
    dotted = join(parts[0], ".", parts[1], ".", parts[2], "-", parts[3])
    return choose(rng.random(size) < 0.7, dotted, text)


def _pesel(rng: Generator, people: People, wrong: NDArray[np.bool_]) -> pa.StringArray:
    size = len(wrong)
    year, month, day = parts_of(people.born)
    month = month + np.where(year >= 2000, 20, 0)
    serial = rng.integers(0, 1000, size) * 10 + rng.integers(0, 5, size) * 2 + (people.sex == 1)
    body = (year % 100 * 10_000 + month * 100 + day) * 10_000 + serial
    check = (pesel_check(body) + np.where(wrong, rng.integers(1, 10, size), 0)) % 10
    return digits(body * 10 + check, 11)


def _dni(rng: Generator, people: People, wrong: NDArray[np.bool_]) -> pa.StringArray:
    size = len(wrong)
    # Numbers rise with the year of issue, so roughly with the year of birth.
    year = parts_of(people.born)[0]
    body = ((year - 1930) * 900_000 + rng.integers(0, 18_000_000, size)).clip(1_000_000, 79_999_999)
    mark = (body % 23 + np.where(wrong, rng.integers(1, 23, size), 0)) % 23
    return join(digits(body, 8), take(list(ES_MARKS), mark))


def _codice(rng: Generator, people: People, wrong: NDArray[np.bool_]) -> pa.StringArray:
    size, country = len(wrong), people.country
    year, month, day = parts_of(people.born)
    body = np.empty((size, 16), np.uint8)
    body[:, 0:3] = _letters([_consonants(n, given=False) for n in country.families])[people.family]
    men = _letters([_consonants(n, given=True) for n in country.men])[people.given]
    women = _letters([_consonants(n, given=True) for n in country.women])[people.given]
    body[:, 3:6] = np.where((people.sex == 1)[:, None], men, women)
    body[:, 6], body[:, 7] = year % 100 // 10 + 48, year % 10 + 48
    body[:, 8] = np.frombuffer(IT_MONTHS.encode(), np.uint8)[month - 1]
    day = day + np.where(people.sex == 2, 40, 0)
    body[:, 9], body[:, 10] = day // 10 + 48, day % 10 + 48
    body[:, 11:15] = _letters([town.mark for town in country.towns])[people.origin]
    check = it_check(body[:, :15]).astype(np.int64) - 65
    body[:, 15] = (check + np.where(wrong, rng.integers(1, 26, size), 0)) % 26 + 65
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
