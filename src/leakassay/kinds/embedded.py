"""Personal data inside free text: found by shape, checked by the kinds, counted, never kept.

The text is cut in one pass into pieces that could be a number, a date or an address; the kernels
of the kinds then judge the pieces as they judge values. A piece counts for one kind only, the one
least likely to be met by chance. `expected` says how many of the finds chance alone would explain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.kernels.scan import pieces
from leakassay.kinds import date, email, ip_address, payment_card, phone, url
from leakassay.kinds.embedded_words import ADDRESS_CHANCE, ADDRESSES, NAME_CHANCE, NAMES, count
from leakassay.kinds.iban import KIND as IBAN
from leakassay.kinds.interface import VALID, Kind, Strings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_TELLING = 0.012
"""National numbers that more random digits pass are not looked for in text: everything would be one."""
_WORD = 3
_WORDS: tuple[Kind, ...] = (email.KIND, url.KIND, ip_address.KIND, IBAN)
_UNVERIFIED = phone.FAMILIES.index("unverified") + 1
_PHONE_CHANCE = 0.4
"""Share of random plain runs of 10-12 digits that pass here; tests/kinds/test_embedded.py."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """One kind inside the values of a column of text."""

    values: int
    """Values that have at least one."""
    occurrences: int
    tries: int
    """Pieces that were free to be one."""
    chance: float
    """Share of such pieces that pass though they are none."""

    @property
    def expected(self) -> float:
        """Give the occurrences that chance alone would give, at most all."""
        return min(float(self.occurrences), self.chance * self.tries)


@dataclass(frozen=True, slots=True)
class _Pieces:
    strings: Strings
    owner: NDArray[np.int32]
    what: NDArray[np.uint8]
    start: NDArray[np.int32]
    """Where the piece begins in the data: a word and the number at its head share it."""


@dataclass(frozen=True, slots=True)
class _Some:
    """The pieces that look alike: kinds of numbers need not judge words, which are many."""

    strings: Strings
    chosen: NDArray[np.bool_]
    """(n,) which of all pieces they are."""

    @classmethod
    def of(cls, strings: Strings, chosen: NDArray[np.bool_]) -> _Some:
        """Copy the pieces that are chosen."""
        start, stop = strings.offsets[:-1][chosen], strings.offsets[1:][chosen]
        return cls(_laid(strings.data, start, stop), chosen)

    def valid(self, kind: Kind) -> NDArray[np.bool_]:
        """Say which of all pieces are of a kind."""
        return self.spread(kind.faults(self.strings) == VALID)

    def spread(self, found: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say of all pieces what was found of these."""
        out = np.zeros(len(self.chosen), np.bool_)
        out[self.chosen] = found
        return out


def find(strings: Strings, numbers: Sequence[Kind] = ()) -> dict[str, Embedded]:
    """Count what is found in texts, by kind; `numbers` are the national numbers to look for."""
    return {kind: e for kind, e in search(strings, numbers).items() if e.occurrences}


def search(strings: Strings, numbers: Sequence[Kind] = ()) -> dict[str, Embedded]:
    """Count as `find` does, and give every kind that was looked for: tries count where nothing is found."""
    found = _cut(strings)
    free = np.ones(len(found.owner), np.bool_)
    out: dict[str, Embedded] = {}
    word = found.what == _WORD
    words, others = _Some.of(found.strings, word), _Some.of(found.strings, ~word)
    for kind in _WORDS:
        _take(kind.name, words.valid(kind), word, kind.chance, found=found, free=free, out=out)
    free[np.isin(found.start, found.start[word & ~free])] = False
    for kind in {k.name: k for k in (*numbers, payment_card.KIND)}.values():
        _take(kind.name, others.valid(kind), ~word, kind.chance, found=found, free=free, out=out)
    grouped = _grouped(found.strings)
    dated = others.valid(date.KIND) & grouped
    _take(date.KIND.name, dated, ~word & grouped, date.KIND.chance, found=found, free=free, out=out)
    family = phone.families(others.strings)
    called = others.spread((family > 0) & (family != _UNVERIFIED) & (np.diff(others.strings.offsets) >= 10))
    _take(phone.KIND.name, called, ~word, _PHONE_CHANCE, found=found, free=free, out=out)
    for name, finders, chance in (
        ("person_name", NAMES, NAME_CHANCE),
        ("postal_address", ADDRESSES, ADDRESS_CHANCE),
    ):
        values, occurrences, tries = count(strings, finders)
        out[name] = Embedded(values, occurrences, tries, chance)
    return out


def national_numbers() -> tuple[Kind, ...]:
    """Give the national numbers that tell themselves in any text, the least likely by chance first."""
    from leakassay.kinds import all_kinds  # here, because the listing imports this folder's files

    found = [k for k in all_kinds().values() if "." in k.name and k.chance <= _TELLING]
    return tuple(sorted(found, key=lambda k: k.chance))


def _take(
    name: str,
    hit: NDArray[np.bool_],
    tried: NDArray[np.bool_],
    chance: float,
    *,
    found: _Pieces,
    free: NDArray[np.bool_],
    out: dict[str, Embedded],
) -> None:
    """Count the pieces that are of a kind and still free, and take them."""
    tries = int(np.count_nonzero(tried & free))
    hit = hit & tried & free
    free[hit] = False
    values = len(np.unique(found.owner[hit]))
    out[name] = Embedded(values, int(np.count_nonzero(hit)), tries, chance)


def _cut(strings: Strings) -> _Pieces:
    room = 64 + len(strings.data) // 64
    while True:
        start, stop, owner = (np.zeros(room, np.int32) for _ in range(3))
        what = np.zeros(room, np.uint8)
        count = pieces(strings.offsets, strings.data, start, stop, owner, what)
        if count <= room:
            break
        room = count
    start, stop = start[:count], stop[:count]
    return _Pieces(_laid(strings.data, start, stop), owner[:count], what[:count], start)


def _laid(data: NDArray[np.uint8], start: NDArray[np.int32], stop: NDArray[np.int32]) -> Strings:
    """Lay parts of `data` end to end."""
    offsets = np.zeros(len(start) + 1, np.int32)
    np.cumsum(stop - start, out=offsets[1:])
    where = np.arange(offsets[-1], dtype=np.int64) + np.repeat(start - offsets[:-1], stop - start)
    return Strings(offsets, data[where] if len(start) else np.zeros(1, np.uint8))


def _grouped(strings: Strings) -> NDArray[np.bool_]:
    """Say which pieces have anything but digits in them."""
    other = (strings.data < ord("0")) | (strings.data > ord("9"))
    total = np.concatenate([[0], np.cumsum(other)])
    return np.asarray(total[strings.offsets[1:]] > total[strings.offsets[:-1]])
