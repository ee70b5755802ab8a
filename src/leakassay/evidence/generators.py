"""Which generator's word lists a column was drawn from, as far as words can tell.

Names are common to real life: that a name stands in a list says nothing. A column drawn from a list lies
in it wholly, where people have a long tail of names outside; and it repeats its words as often as the
list makes it, where people share few common names. Both together, on two columns of one generator, or on
one whose words real life does not have, name it. Lists: `reference.generators`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.sampled import NAMES, Column, alike, numbered
from leakassay.reference.generators import ROLES, held, sources
from leakassay.reference.lexicon import fold, unspaced, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from leakassay.evidence.sampled import Sample

_BIT = {role: 1 << i for i, role in enumerate(ROLES)}
READ_AS = {
    **dict.fromkeys(NAMES, ("given", "family", "affix")),
    "given_name": ("given",),
    "family_name": ("family",),
    "place": ("city", "given", "family"),
    "birth_place": ("city", "given", "family"),
    "street": ("street", "given", "family", "affix", "city"),
    "postal_address": ("street", "given", "family", "affix", "city"),
    "organisation": ("company", "family", "affix"),
    "occupation": ("job",),
    "username": ("user",),
}
"""The lists that a column of a kind may be drawn from."""
_WHOLE_NAMES = frozenset({"person_name", "alias"})
ENOUGH = 100
"""Fewer values decide nothing."""
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Match:
    """How a column lies in the lists of each generator and language."""

    column: str
    kind: str
    n: int
    covered: NDArray[np.float64]
    """(sources,) share of the rows of which every word stands in the lists."""
    even: NDArray[np.float64]
    """(sources,) chance that two rows hold the same word, over what the list makes it; NaN where unknown."""
    sizes: NDArray[np.int64]
    """(sources,) words of the lists asked."""
    different: int
    """Different values."""


def matches(sample: Sample) -> Iterator[Match]:
    """Hold each column of names, places, streets, companies and jobs against all lists."""
    for column in sample.telling:
        for read in (column, _first_words(column)) if column.kind in _WHOLE_NAMES else (column,):
            roles = READ_AS.get(read.kind)
            found = _match(read, roles) if roles is not None and len(read.said) >= ENOUGH else None
            if found is not None:
                yield found


def _first_words(column: Column) -> Column:
    """Read whole names as given names: some generators draw family names from registers without end."""
    codes, _ = numbered([v.partition(" ")[0] if " " in v else "" for v in column.values])
    words_ = dict.fromkeys(v.partition(" ")[0] for v in column.values if " " in v)
    return Column(
        column.name, "given_name", np.where(column.codes >= 0, codes[column.codes], -1), list(words_)
    )


def _match(column: Column, roles: tuple[str, ...]) -> Match | None:
    cut = [_cut(v, column.kind) for v in column.values]
    asked = list(dict.fromkeys(w for one in cut for w in one))
    if not asked:
        return None
    bits = held(asked)
    mask = sum(_BIT[r] for r in roles)
    stands = (bits & mask) != 0
    if "city" in roles and column.kind != "street":
        stands |= _composed(asked, stands)
    place = {w: i for i, w in enumerate(asked)}
    flat = np.array([place[w] for one in cut for w in one])
    lengths = np.array([len(one) for one in cut])
    starts = np.concatenate([[0], np.cumsum(lengths)])[:-1]
    counts = column.counts.astype(np.float64) * (lengths > 0)
    n = int(counts.sum())
    if n < ENOUGH or n < 0.8 * len(column.said):
        return None
    told = lengths > 0
    whole = np.logical_and.reduceat(stands[flat], starts[told])
    covered = (whole * counts[told, None]).sum(0) / n
    sizes = _sizes()[:, [ROLES.index(r) for r in roles if r != "affix"]].sum(1)
    titles = _titles(asked, bits) if column.kind in _WHOLE_NAMES else frozenset()
    bare = [[w for w in one if w not in titles] for one in cut]
    return Match(column.name, column.kind, n, covered, _even(column, bare), sizes, len(column.values))


def _titles(asked: Sequence[str], bits: NDArray[np.uint16]) -> frozenset[str]:
    """Find the words that are oftener a title in the lists than a name, such as Dr."""
    titles = ((bits & _BIT["affix"]) != 0).sum(1)
    names = ((bits & (_BIT["given"] | _BIT["family"])) != 0).sum(1)
    return frozenset(w for w, one in zip(asked, (titles > names).tolist(), strict=True) if one)


def _cut(value: str, kind: str) -> list[str]:
    """Cut a value into words; names in unspaced scripts behind the first sign, numbers and initials out."""
    found = [w for w in words(fold(value)) if len(w) > 1 or not w.isascii()][:_MOST_WORDS]
    if kind in NAMES and len(found) == 1 and 2 <= len(found[0]) <= 4 and unspaced(found[0]):
        name = found[0]
        return [name] if kind in {"given_name", "family_name"} else [name[0], name[1:]]
    return found


def _composed(asked: Sequence[str], stands: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Find towns that a rule makes of a name and an ending, such as Alyssaberg."""
    found = np.zeros_like(stands)
    tried = [
        (i, w[:k], "~" + w[k:])
        for i, w in enumerate(asked)
        if len(w) >= 6 and w.isalpha()
        for k in range(max(2, len(w) - 8), len(w) - 2)
    ]
    if not tried:
        return found
    stems = held([t[1] for t in tried]) & (_BIT["given"] | _BIT["family"])
    ends = held([t[2] for t in tried]) & _BIT["end"]
    np.logical_or.at(found, [t[0] for t in tried], (stems != 0) & (ends != 0))
    return found


def _even(column: Column, cut: list[list[str]]) -> NDArray[np.float64]:
    """Repetition of the values, or of the first and the last words, against that of the lists."""
    match = _matches()
    if column.kind not in _WHOLE_NAMES:
        return np.asarray(
            _alike(column, [" ".join(c) for c in cut]) / match[:, ROLES.index(READ_AS[column.kind][0])]
        )
    given, family = match[:, ROLES.index("given")], match[:, ROLES.index("family")]
    first = _alike(column, [c[0] if c else "" for c in cut])
    last = _alike(column, [c[-1] if len(c) > 1 else "" for c in cut])
    one, other = _off(first / given, last / family), _off(last / given, first / family)
    return np.where(_far(one) <= _far(other), one, other)


def _far(ratio: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.abs(np.log(np.maximum(ratio, 1e-9)))


def _off(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the ratio that is farther from one."""
    return np.where(_far(left) >= _far(right), left, right)


def _alike(column: Column, words_: list[str]) -> float:
    codes, size = numbered(words_)
    rows = codes[column.said]
    rows = rows[rows >= 0]
    return alike(np.bincount(rows, minlength=size)) if len(rows) > 1 else float("nan")


@cache
def _sizes() -> NDArray[np.int64]:
    return np.array([s.sizes for s in sources()], np.int64)


@cache
def _matches() -> NDArray[np.float64]:
    found = np.array([s.match for s in sources()])
    return np.where(found > 0, found, np.nan)
