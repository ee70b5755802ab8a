"""The long tails of name lists, without which a country would soon run out of names.

* Source of `names.tsv`: `reference-data/build_simulated_names.py` names sources, licences and date
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[tuple[str, str], tuple[str, ...]]:
    text = files(__package__).joinpath("names.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {(country, sort): tuple(names.split("|")) for country, sort, names in rows}


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def listed(first: tuple[str, ...], country: str, sort: str) -> tuple[str, ...]:
    """Put the names of the table after some that are written with their accents.

    `sort` is m, f or s.

    >>> listed(("García",), "ES", "s")[:2]
    ('García', 'Gonzalez')
    """
    known = {_plain(name) for name in first}
    return first + tuple(name for name in _lists()[country, sort] if _plain(name) not in known)


def composed(first: tuple[str, ...], stems: tuple[str, ...], endings: tuple[str, ...]) -> tuple[str, ...]:
    """Put names made of a stem and an ending after those in `first`, common stems and endings sooner.

    >>> composed(("Berg",), ("Lind", "Ek"), ("ström", "man"))
    ('Berg', 'Lindström', 'Lindman', 'Ekström', 'Ekman')
    """
    pairs = [(i + j, i, stem + end) for i, stem in enumerate(stems) for j, end in enumerate(endings)]
    return tuple(dict.fromkeys(first + tuple(name for _, _, name in sorted(pairs))))
