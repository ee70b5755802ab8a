"""Invented people of Latin-script countries: names, homes, mail addresses, national numbers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.simulate.draw import (
    by_form,
    choose,
    digits,
    join,
    parts_of,
    pick,
    place_at,
    take,
    zipf,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakassay.simulate.clocks import Clock
    from leakassay.simulate.countries.interface import Country
    from leakassay.simulate.lots import Lots
    from leakassay.simulate.source import Source

    Ints = NDArray[np.int64]


@dataclass(slots=True)
class People:
    """Invented people of one country, shape (n,) each."""

    country: Country
    number: Ints
    """Number in the source."""
    household: Ints
    """Number of the first member of the household."""
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
        return by_sex(self, self.country.men, self.country.women)

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
        return People(self.country, *(getattr(self, name)[places] for name in self.__slots__[1:]))


def people_of(source: Source, clock: Clock, country: Country, persons: Ints, youngest: int) -> People:
    """Invent the people with these numbers, all `youngest` when their household was first met.

    Members of a household live together and most share a family name; two of them may be of the
    same age, others a generation apart.
    """
    household, place = source.households(persons)
    head = source.lots("head", household)
    met = clock.moments(source.elapsed(source.first_record(household))) // 86_400
    eldest = youngest + 4 + head.gamma(3.2, 10.5).clip(0, 90 - youngest)
    family_names, towns = zipf(len(country.families), 0.75, 4), zipf(len(country.towns), 0.8)
    shared, home, head_sex = pick(head, family_names), pick(head, towns), head.integers(1, 3)
    lots = source.lots("person", persons)
    apart = np.select([place == 1], [lots.normal(2, 4)], lots.normal(27, 6))
    age = np.where(place == 0, eldest, np.maximum(eldest - apart, youngest + lots.random() * 9))
    born = met - (age * 365.25).astype(np.int64)
    family = np.where((place == 0) | (lots.random() < 0.75), shared, pick(lots, family_names))
    moved = lots.random() < 0.25
    origin = np.where(moved, lots.integers(0, len(country.towns)), home)
    sex = np.where(place == 0, head_sex, np.where(place == 1, 3 - head_sex, lots.integers(1, 3)))
    given = _given(lots, country, parts_of(born)[0], sex)
    return People(
        country, persons, household, sex, born, given, family, pick(lots, family_names), home, origin
    )


def _given(lots: Lots, country: Country, year: Ints, sex: Ints) -> Ints:
    """Draw given names: each was in fashion once, and the most common of all in most years."""
    share, era = lots.random(), np.clip((year - 1930) / 90, 0, 1)
    out = np.zeros(len(year), np.int64)
    for which, names in ((1, country.men), (2, country.women)):
        place = place_at(zipf(len(names), 0.8, 3), share)
        shifted = (place + (era * min(len(names), 60) * 0.5).astype(np.int64)) % len(names)
        out = np.where(sex == which, np.where(place < 3, place, shifted), out)
    return out


def by_sex(people: People, men: Sequence[str], women: Sequence[str]) -> pa.StringArray:
    """Look up what hangs on given names, in lists as long as those of the names."""
    return take([*men, *women], people.given + np.where(people.sex == 1, 0, len(men)))


@dataclass(slots=True)
class Homes:
    """Where people live at a moment, shape (n,)."""

    street: pa.StringArray
    postcode: pa.StringArray
    town: pa.StringArray
    region: pa.StringArray


def homes_at(source: Source, people: People, seconds: Ints) -> Homes:
    """Write addresses; a household has one, and moves now and then within its town."""
    country, movers = people.country, source.lots("moves", people.household)
    years = seconds / (365.25 * 86_400)
    moved = ((years + movers.random() * 40) / (7 + movers.gamma(2, 6))).astype(np.int64).clip(0, 63)
    place, first, back = np.unique(people.household * 64 + moved, return_index=True, return_inverse=True)
    lots, towns, town = source.lots("house", place), country.towns, people.home[first]
    postcode = _postcodes(lots, country, town)
    before, between, after = country.street
    roads = _roads(country)
    road = take(roads, (pick(lots, zipf(len(roads), 0.8)) + town * 3) % len(roads))
    house = digits(1 + lots.gamma(1.2, 22).astype(np.int64))
    street = join(house, " ", road) if country.number_first else join(before, road, between, house, after)
    at = pa.array(back)
    names, regions = [t.name for t in towns], [t.region for t in towns]
    return Homes(street.take(at), postcode.take(at), take(names, people.home), take(regions, people.home))


def _postcodes(lots: Lots, country: Country, town: Ints) -> pa.StringArray:
    """Write postcodes within the ranges of the towns."""
    towns, (width, cut) = country.towns, country.postcode
    low, high = np.array([t.low for t in towns])[town], np.array([t.high for t in towns])[town]
    number = digits(low + (lots.random() ** 1.4 * (high - low + 1)).astype(np.int64), width)
    if cut:
        parts = pc.utf8_slice_codeunits(number, 0, cut), pc.utf8_slice_codeunits(number, cut)
        number = join(parts[0], country.postcode_sign, parts[1])
    if country.postcode_marked:
        number = join(take([t.mark for t in towns], town), number)
    for sign in country.postcode_tail:
        alphabet = {"9": "123456789", "A": "ABDEFGHJLNPQRSTUWXYZ"}.get(sign, sign)
        number = join(number, take(list(alphabet), lots.integers(0, len(alphabet))))
    return number


@cache
def _roads(country: Country) -> tuple[str, ...]:
    """Name the streets: the common ones, and some after families."""
    if country.named_after is None:
        return country.streets
    before, after = country.named_after
    return country.streets + tuple(f"{before}{name}{after}" for name in country.families[:300])


def phones(source: Source, people: People) -> pa.StringArray:
    """Write mobile numbers, mostly in international form, else without spaces."""
    lots, country = source.lots("phone", people.number), people.country
    prefix = take(country.prefixes, pick(lots, zipf(len(country.prefixes), 0.6)))
    full = join(prefix, digits(lots.integers(0, 10**country.subscriber), country.subscriber))
    return choose(lots.random() < 0.6, full, pc.replace_substring_regex(full, "[ -]", ""))


def fold(text: str) -> str:
    """Spell a name as mail addresses do.

    >>> fold("Łukasz O'Núñez")
    'lukaszonunez'
    """
    plain = text.lower().replace("ł", "l").replace("ß", "ss").replace("ı", "i")
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return "".join(letter for letter in letters if letter.isalpha())


def mails(lots: Lots, people: People) -> pa.StringArray:
    """Write mail addresses, two thirds of which carry the name in some way."""
    country = people.country
    given = by_sex(people, [fold(n) for n in country.men], [fold(n) for n in country.women])
    family = take([fold(n) for n in country.families], people.family)
    initial = pc.utf8_slice_codeunits(given, 0, 1)
    year = digits(parts_of(people.born)[0])
    short = pc.utf8_slice_codeunits(year, 2, 4)
    number = digits(lots.integers(1, 999))
    nick = take(_NICKS, pick(lots, zipf(len(_NICKS), 0.4)))

    def at(column: pa.StringArray, places: Ints) -> pa.StringArray:
        return column.take(pa.array(places))

    local = by_form(
        pick(lots, np.array([24, 12, 10, 8, 8, 6, 16, 10])),
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
    domain = take(country.domains, pick(lots, zipf(len(country.domains), 1.1)))
    return join(local, "@", domain)


_NICKS = (
    "sunny", "kiki", "blackcat", "lobo", "tiger", "mamma", "speedy", "luna", "rocky", "coco", "nemo",
    "dragon", "pepe", "star", "zizou", "bubu", "rex", "maxi", "moon", "fox", "wolf", "angel", "candy",
    "ninja", "pirate", "queen", "smile", "zorro", "bambi", "tato",
)  # fmt: skip
