"""Turns of hand by which generators betray themselves: hosts, outlines and counters no source of people has.

Each rule reads the values of one column and gives the share of rows that show it. Sources, read in
November 2026: the code of Faker, @faker-js/faker, faker for Ruby and chance; files made by FakeNameGenerator,
Mockaroo, randomuser.me and generatedata.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.reference.generators import ROLES, held, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leakassay.evidence.sampled import Column, Sample

RESERVED = re.compile(r"(?:^|[@.])(?:example\.(?:com|org|net)|[\w-]+\.(?:test|example|invalid|localhost))$")
"""Hosts that RFC 2606 sets aside: nobody receives mail there."""
_NAMEGENERATOR = frozenset(
    [
        "armyspy.com",
        "cuvox.de",
        "dayrep.com",
        "einrot.com",
        "fleckens.hu",
        "gustr.com",
        "jourrapide.com",
        "rhyta.com",
        "superrito.com",
        "teleworm.us",
    ]
)
_ANIMAL = (
    "bear bird butterfly cat dog duck elephant fish frog goose gorilla kangaroo koala ladybug leopard lion "
    "meercat mouse ostrich panda peacock rabbit snake swan tiger wolf zebra"
).replace(" ", "|")
_SYLLABLES = re.compile(r"(?:[bcdfghjklmnprstvwz]?[aeiou][bcdfghjklmnprstvwz]?)+")
_CHANCE_ENDS = frozenset(["com", "org", "edu", "gov", "co.uk", "net", "io"])
_SAMPLE_HOSTS = {
    "adventure-works.com": "AdventureWorks",
    "sakilacustomer.org": "Sakila",
    "classicmodelcars.com": "classicmodels",
    "chinookcorp.com": "Chinook",
    "contoso.com": "Contoso",
}
"""Mail hosts of the sample databases that everybody has."""
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Rule:
    """One turn of hand."""

    generator: str
    says: str
    kinds: frozenset[str]
    share: Callable[[Column], float]
    """Share of the rows that show it."""
    least: float
    """From this share on, the generator is named."""


def _share(column: Column, shown: Sequence[bool]) -> float:
    counts = column.counts
    return float(counts[np.array(shown, bool)].sum() / max(1, counts.sum()))


def _matching(pattern: str) -> Callable[[Column], float]:
    compiled = re.compile(pattern)
    return lambda column: _share(column, [compiled.search(v) is not None for v in column.values])


def host(mail: str) -> str:
    """Give the part behind the last @.

    >>> host('a.b@Example.org')
    'example.org'
    """
    return mail.rpartition("@")[2].casefold()


def reserved(column: Column) -> float:
    """Share of mail addresses whose host nobody can own."""
    return _share(column, [RESERVED.search(host(v)) is not None for v in column.values])


def _namegenerator(column: Column) -> float:
    return _share(column, [host(v) in _NAMEGENERATOR for v in column.values])


def _three_examples(column: Column) -> float:
    """Faker draws one of example.com, .org and .net as often as the next."""
    shares = [
        _share(column, [host(v) == f"example.{end}" for v in column.values]) for end in ("com", "org", "net")
    ]
    return sum(shares) if min(shares) > 0.22 else 0.0


def _capitals(column: Column) -> float:
    """Give the share of local parts spelled with a capital at free hosts, as @faker-js/faker does."""
    free = ("gmail.com", "yahoo.com", "hotmail.com")
    return _share(
        column,
        [v[:1].isupper() and any(c.islower() for c in v[1:5]) and host(v) in free for v in column.values],
    )


def _chance(column: Column) -> float:
    """Give the share of syllables at hosts of syllables, if the seven endings of chance are used evenly."""
    ends: dict[str, int] = {}
    shown = []
    for value in column.values:
        local, _, where = value.casefold().rpartition("@")
        name, _, end = where.partition(".")
        fits = end in _CHANCE_ENDS and all(_SYLLABLES.fullmatch(w) for w in (local, name))
        shown.append(fits)
        ends[end] = ends.get(end, 0) + fits
    even = min(ends.get(e, 0) for e in _CHANCE_ENDS) > 0.04 * len(column.values)
    return _share(column, shown) if even else 0.0


def _mockaroo(column: Column) -> float:
    """Give the share of local parts that end in the number of the row, counted from 0 to the base of 36."""
    numbers = []
    for i, code in enumerate(column.codes.tolist()):
        local = column.values[code].partition("@")[0].casefold() if code >= 0 else ""
        for width in (2, 1):
            tail = local[-width:]
            if len(local) > width + 1 and tail == _base36(i % 1000).rjust(1, "0"):
                numbers.append(True)
                break
        else:
            numbers.append(False)
    return float(np.mean(numbers)) if numbers else 0.0


def _base36(number: int) -> str:
    high, low = divmod(number, 36)
    return (_base36(high) if high else "") + _BASE36[low]


def _mockaroo_hosts(column: Column) -> float:
    """Give the share of hosts on Mockaroo's list, if the list is used evenly."""
    hosts = sorted({host(v) for v in column.values})
    place = [i for i, s in enumerate(sources()) if s.generator == "Mockaroo"]
    on: list[bool] = (held(["@" + h for h in hosts])[:, place] != 0).any(axis=1).tolist()
    listed = {h for h, one in zip(hosts, on, strict=True) if one}
    counts: dict[str, int] = {}
    for value, count in zip(column.values, column.counts.tolist(), strict=True):
        counts[host(value)] = counts.get(host(value), 0) + count
    total = sum(counts.values())
    if max(counts.values()) > 0.04 * total + 2 or len(listed) < 30:
        return 0.0
    return sum(counts[h] for h in listed) / total


def _mimesis_users(column: Column) -> float:
    """Give the share of user names made of a word of Mimesis' list and a year."""
    found = [re.match(r"([A-Za-z]+)[._-]?(?:1[89]|20)\d\d(?:@|$)", v) for v in column.values]
    names = [m[1].casefold() if m else "" for m in found]
    place = [i for i, s in enumerate(sources()) if s.generator == "Mimesis" and s.language == "int"]
    bits = held(names)[:, place] & (1 << ROLES.index("user"))
    hit: list[bool] = (bits != 0).any(axis=1).tolist()
    return _share(column, hit)


_MAIL = frozenset({"email"})
_USER = frozenset({"username", "social_handle", "alias"})
_PICTURE = frozenset({"url", "photo_ref"})
_STREET = frozenset({"street", "postal_address"})
RULES = (
    Rule("FakeNameGenerator", "mail hosts of its own", _MAIL, _namegenerator, 0.9),
    Rule(
        "randomuser.me", "links to its portraits", _PICTURE, _matching(r"randomuser\.me/api/portraits"), 0.9
    ),
    Rule(
        "randomuser.me",
        "a colour, an animal and three digits",
        _USER,
        _matching(rf"^[a-z]+(?:{_ANIMAL})\d{{3}}$"),
        0.8,
    ),
    Rule("Mockaroo", "links to robohash.org", _PICTURE, _matching(r"robohash\.org/"), 0.9),
    Rule("Mockaroo", "mail addresses that count the rows", _MAIL, _mockaroo, 0.5),
    Rule("Mockaroo", "mail hosts of its list, each as likely as the next", _MAIL, _mockaroo_hosts, 0.75),
    Rule(
        "generatedata",
        "streets such as Ap #123-4567 and P.O. Box 123",
        _STREET,
        _matching(r"^(?:Ap #\d{3}-\d{1,4} |P\.O\. Box \d{3}, \d)"),
        0.35,
    ),
    Rule("Faker", "example.com, .org and .net, each as likely as the next", _MAIL, _three_examples, 0.97),
    Rule(
        "Faker",
        "telephone numbers with an extension such as x123",
        frozenset({"phone"}),
        _matching(r"\d{4}x\d{3,5}$"),
        0.25,
    ),
    Rule(
        "@faker-js/faker",
        "telephone numbers with an extension such as x123 behind a blank",
        frozenset({"phone"}),
        _matching(r"\d{4} x\d{3,5}$"),
        0.25,
    ),
    Rule("@faker-js/faker", "capitals in mail addresses of free hosts", _MAIL, _capitals, 0.85),
    Rule(
        "faker for Ruby", "mail hosts under .test and .example", _MAIL, _matching(r"\.(?:test|example)$"), 0.9
    ),
    Rule("chance", "mail addresses of syllables under seven endings", _MAIL, _chance, 0.8),
    Rule("Mimesis", "user names of its list with a year", _MAIL | _USER, _mimesis_users, 0.35),
    *(
        Rule(sample, "the mail host of that sample", _MAIL, _matching(rf"@{re.escape(where)}$"), 0.9)
        for where, sample in _SAMPLE_HOSTS.items()
    ),
)
"""All rules. [P] the least shares: half-way between what generators and what people show."""

_HEADERS_SAID = """\
FakeNameGenerator: nameset mothersmaiden telephonecountrycode nationalid ups westernunionmtcn moneygrammtcn
FakeNameGenerator: tropicalzodiac ccexpires cvv2 cctype
randomuser.me: name.title login.salt login.md5 login.sha1 login.sha256 location.timezone.offset
randomuser.me: picture.thumbnail dob.age registered.age
IBM HR sample: attrition businesstravel dailyrate distancefromhome educationfield environmentsatisfaction
IBM HR sample: joblevel monthlyrate over18 standardhours stockoptionlevel yearswithcurrmanager
IBM telecom sample: phoneservice multiplelines internetservice onlinesecurity deviceprotection techsupport
IBM telecom sample: streamingtv streamingmovies paperlessbilling totalcharges churn
AdventureWorks: businessentityid nationalidnumber loginid organizationnode organizationlevel sickleavehours
AdventureWorks: vacationhours salariedflag currentflag rowguid modifieddate
Northwind: titleofcourtesy reportsto photopath homephone hiredate extension
classicmodels: contactlastname contactfirstname salesrepemployeenumber creditlimit addressline1 customernumber
"""
HEADERS: dict[str, set[str]] = {}
for _line in _HEADERS_SAID.splitlines():
    HEADERS.setdefault(_line.partition(": ")[0], set()).update(_line.partition(": ")[2].split())
"""Columns that the export of a generator, or a sample that everybody has, goes by."""
_MOST_HEADERS = 5


def by_headers(sample: Sample) -> str | None:
    """Name the generator whose export has columns of these names."""
    names = {c.name.casefold().replace("results.", "").replace(" ", "") for c in sample.columns}
    for generator, known in HEADERS.items():
        if len(names & known) >= _MOST_HEADERS:
            return generator
    return None
