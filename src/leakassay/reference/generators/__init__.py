"""Words that generators of made-up people draw from (`reference-data/build_generators.py`).

`lists.tsv` names the lists: generator, language, role, number of values, and the chance that two draws
are equal. `tokens.npz` holds a 32-bit hash of each folded word with the set of lists that it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from leakassay.reference.lexicon import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROLES = ("given", "family", "affix", "city", "street", "end", "company", "job", "host", "user", "full")
"""What a list holds; `end` are endings that make a town of a name, `full` whole names of sample databases."""


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists of one generator in one language."""

    generator: str
    language: str
    sizes: tuple[int, ...]
    """Values by role, in the order of ROLES; 0 where there is no such list."""
    match: tuple[float, ...]
    """Chance that two draws are equal, by role."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The hashed words."""

    codes: NDArray[np.uint64]
    """(words,) rising."""
    which: NDArray[np.uint16]
    """(words,) number of the set of lists."""
    starts: NDArray[np.int64]
    """(sets + 1,) where the members of each set begin."""
    members: NDArray[np.uint16]
    """Numbers of lists, set after set."""
    source: NDArray[np.int64]
    """(lists,) which `Lists` a list belongs to."""
    role: NDArray[np.uint16]
    """(lists,) bit of its role."""


def key(part: str) -> int:
    """Hash a folded word to 32 bits."""
    return int.from_bytes(blake2b(part.encode("utf-8", "surrogatepass"), digest_size=4).digest())


def parts(value: str, role: str) -> list[str]:
    """Cut a value of a list into what is hashed: words, or the whole where words alone say nothing.

    >>> parts('Lake', 'city'), parts('ville', 'end'), parts('example.org', 'host')
    (['lake'], ['~ville'], ['@example.org'])
    """
    folded = fold(value.strip())
    if role == "end":
        return ["~" + folded] if folded else []
    if role == "host":
        return ["@" + folded] if folded else []
    if role == "full":
        return ["=" + " ".join(sorted(words(folded)))]
    return words(folded)


@cache
def sources() -> tuple[Lists, ...]:
    """Give the generators by language."""
    return _read()[0]


@cache
def tokens() -> Tokens:
    """Give the words."""
    _, source, role = _read()
    with np.load(files("leakassay.reference.generators") / "tokens.npz") as stored:  # type: ignore[arg-type]  # a package is installed as files
        starts = np.concatenate([[0], np.cumsum(stored["sizes"], dtype=np.int64)])
        codes = np.cumsum(np.ascontiguousarray(stored["steps"].T).view("<u4")[:, 0], dtype=np.uint64)
        which = np.ascontiguousarray(stored["which"].T).view("<u2")[:, 0]
        return Tokens(codes, which, starts, stored["members"], source, role)


@cache
def _read() -> tuple[tuple[Lists, ...], NDArray[np.int64], NDArray[np.uint16]]:
    text = (files("leakassay.reference.generators") / "lists.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    names = list(dict.fromkeys((r[0], r[1]) for r in rows))
    sizes = np.zeros((len(names), len(ROLES)), np.int64)
    match = np.zeros((len(names), len(ROLES)))
    source = np.array([names.index((r[0], r[1])) for r in rows])
    role = np.array([ROLES.index(r[2]) for r in rows])
    sizes[source, role] = [int(r[3]) for r in rows]
    match[source, role] = [float(r[4]) for r in rows]
    found = tuple(
        Lists(generator, language, tuple(sizes[i].tolist()), tuple(match[i].tolist()))
        for i, (generator, language) in enumerate(names)
    )
    return found, source, (1 << role).astype(np.uint16)


def held(asked: Sequence[str]) -> NDArray[np.uint16]:
    """Give roles by word and source as bits, (words, sources)."""
    table = tokens()
    codes = np.array([key(word) for word in asked], np.uint64)
    bits = np.zeros((len(asked), len(sources())), np.uint16)
    place = np.minimum(np.searchsorted(table.codes, codes), len(table.codes) - 1)
    for i in np.flatnonzero(table.codes[place] == codes).tolist():
        one = int(table.which[place[i]])
        lists = table.members[table.starts[one] : table.starts[one + 1]]
        np.bitwise_or.at(bits[i], table.source[lists], table.role[lists])
    return bits
