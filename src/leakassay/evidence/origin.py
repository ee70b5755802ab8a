"""Which system the leak may come from: by its wrapper, by its ids, by the form of its password hashes.

The weight of a mark is a likelihood ratio in the rough: how much oftener it is seen on what that system wrote
than on anything else, and how cheaply it is forged. All of it is [P], and it never enters the verdict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.kinds.clocks import HAS_CLOCK, read_clocks
from leakassay.records import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample

_WRAPPER, _HASHES, _IDS = 3.0, 4.0, 10.0
"""A wrapper is typed in a minute; hashes of one library take a script; coherent clocks take knowledge."""
_MOST = 30.0
_ENOUGH = 30

_EXPORTS = (
    ("elastic", "Elasticsearch"),
    ("mysqldump", "MySQL or MariaDB"),
    ("mysql", "MySQL or MariaDB"),
    ("mariadb", "MySQL or MariaDB"),
    ("phpmyadmin", "MySQL or MariaDB"),
    ("postgres", "PostgreSQL"),
    ("pg_dump", "PostgreSQL"),
    ("mongo", "MongoDB"),
    ("sql server", "Microsoft SQL Server"),
    ("oracle", "Oracle Database"),
    ("sqlite", "SQLite"),
    ("openldap", "an LDAP directory"),
    ("ldif", "an LDAP directory"),
)
_CLOCKS = {"elasticsearch": "Elasticsearch", "objectid": "MongoDB"}
_PASSWORDS = (
    (re.compile(r"\$P\$|\$wp\$"), "WordPress"),
    (re.compile(r"\$H\$"), "phpBB"),
    (re.compile(r"\$S\$"), "Drupal"),
    (re.compile(r"pbkdf2_sha256\$|argon2\$argon2|bcrypt_sha256\$"), "Django"),
    (re.compile(r"\{(?:SSHA|SHA|CRYPT|SMD5)\}", re.IGNORECASE), "an LDAP directory"),
    (re.compile(r"\$2y\$"), "a PHP application"),
    (re.compile(r"scrypt:|pbkdf2:sha"), "a Flask application"),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A system that the leak may come from."""

    system: str
    lr: float
    """How much likelier its marks are if the system wrote it, in the rough."""
    because: tuple[Text, ...]


def candidates(leak: Leak) -> tuple[Candidate, ...]:
    """Give the systems that marks point to, the likeliest first."""
    found: dict[str, dict[str, tuple[float, Text]]] = defaultdict(dict)
    for system, sort, weight, text in _marks(leak):
        found[system].setdefault(sort, (weight, text))
    listed = []
    for system, marks in found.items():
        lr = 1.0
        for weight, _ in marks.values():
            lr *= weight
        listed.append(Candidate(system, min(lr, _MOST), tuple(text for _, text in marks.values())))
    return tuple(sorted(listed, key=lambda one: (-one.lr, one.system)))


Mark = tuple[str, str, float, Text]
"""System, sort of mark, weight, words."""


def _marks(leak: Leak) -> Iterator[Mark]:
    yield from _wrappers(leak)
    for sample in leak.samples():
        yield from _ids(sample)
        yield from _hashes(sample)


def _wrappers(leak: Leak) -> Iterator[Mark]:
    for one in leak.inputs:
        told = " ".join(one.facts.get(name, "") for name in ("exporter", "engine")).casefold()
        told += " ldif" if one.format == "ldif" else ""
        for sign, system in _EXPORTS:
            if sign in told:
                text = Text("the wrapper of {name} is that of {system}", {"name": one.name, "system": system})
                yield system, "wrapper", _WRAPPER, text
                break


def _ids(sample: Sample) -> Iterator[Mark]:
    for column in sample.columns:
        if column.kind in HAS_CLOCK:
            found = read_clocks(column.kind, column.values)
            system = _CLOCKS.get(found.layout.split()[0]) if found else None
            if found and system and len(found.milliseconds) >= _ENOUGH:
                figures = {"column": column.name, "layout": found.layout, "n": len(found.milliseconds)}
                yield system, "ids", _IDS, Text("{n:,} ids in {column} are of the layout {layout}", figures)


def _hashes(sample: Sample) -> Iterator[Mark]:
    for column in sample.columns:
        if column.kind != "password_hash" or len(column.values) < _ENOUGH:
            continue
        for form, system in _PASSWORDS:
            share = sum(form.match(v) is not None for v in column.values) / len(column.values)
            if share > 0.5:
                figures = {"column": column.name, "share": share, "system": system}
                text = Text("{share:.0%} of the hashes in {column} have the form of {system}", figures)
                yield system, "hashes", _HASHES, text
                break
