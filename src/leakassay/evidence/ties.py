"""How strongly columns hang together in a sample of rows, against the sample's own permutation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.sampled import DATES, alike, numbered, once

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.evidence.sampled import Column, Sample

COLUMNS = 14
"""The most columns whose pairs are looked at: those that divide the rows best."""
ROWS = 1500
"""Rows that are looked at: what holds in so many holds; the figures of large and small tables compare."""
_BINS = 12
_PERMUTATIONS = 4


_FAMILIES = {
    "name": "person_name given_name family_name alias username email social_handle url photo_ref",
    "sex": "sex title_or_role",
    "place": "place region postal_code country birth_place nationality postal_address street coordinates",
    "time": "birth_date date timestamp birth_year age time duration",
    "work": "occupation organisation education political_affiliation amount",
}
FAMILIES = (*_FAMILIES, "other")
_OF_KIND = {kind: name for name, kinds in _FAMILIES.items() for kind in kinds.split()}


def family(kind: str) -> str:
    """Say what a column speaks of, by its kind."""
    return _OF_KIND.get(kind, "other")


@dataclass(frozen=True, slots=True)
class Tie:
    """One pair of columns."""

    left: str
    right: str
    share: float
    """Mutual information beyond the permuted, as a share of what the poorer column could give."""
    z: float
    """The same in standard deviations of the permuted."""
    same: float
    """How much likelier rows that share the one value share the other: 0 as by chance, 1 always. The greater
    direction."""
    odd: float
    """Rows whose pair of values is rarer than chance would have it, over that of permuted rows: 0 none."""
    families: tuple[str, str]
    """What the two columns speak of."""

    @property
    def strength(self) -> float:
        """The stronger of what is shared."""
        return max(self.share, self.same)


def coarse(column: Column, rows: int) -> NDArray[np.int64]:
    """At most 40 classes: the common values and the rest, by size, or by the first and last letters."""
    return once(column, f"classes of {rows}", lambda: _classes(column, rows))


def _classes(column: Column, rows: int) -> NDArray[np.int64]:
    codes = column.codes[:rows]
    counts = np.bincount(codes[codes >= 0], minlength=len(column.values))
    common = np.argsort(-counts, kind="stable")[:30]
    if counts[common].sum() > 0.6 * max(1, counts.sum()):
        of = np.full(len(column.values), 30, np.int64)
        of[common] = np.arange(len(common))
    else:
        of = _ordered(column)
    return np.where(codes >= 0, of[codes], 39)


def _ordered(column: Column) -> NDArray[np.int64]:
    """Twelfths of the values in the order of their size, or else of their letters."""
    rank = ranks(column)
    return (rank * _BINS / max(1, len(rank))).astype(np.int64)


def ranks(column: Column) -> NDArray[np.int64]:
    """(values,) place of each different value among them: as a number where most are, else as text."""
    return once(column, "ranks", lambda: _ranked(column))


def _ranked(column: Column) -> NDArray[np.int64]:
    numbers = column.each(_number)
    if sum(n is not None for n in numbers) > 0.8 * len(numbers):
        keys: list[tuple[float, str]] = [(-np.inf if n is None else n, "") for n in numbers]
    else:
        keys = [(0.0, v) for v in column.each(_turned if column.kind in DATES else str.casefold)]
    place = np.empty(len(keys), np.int64)
    place[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return place


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "").lstrip("$€£"))
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def _turned(text: str) -> str:
    """Bring the year of a date to the front, so that text sorts by time to within a year."""
    digits = "".join(c if c.isdigit() else " " for c in text).split()
    year = [p for p in digits if len(p) == 4]
    return " ".join(year + [p.zfill(2) for p in digits if len(p) != 4])


def chosen(sample: Sample) -> list[Column]:
    """Columns that may hang together: the fullest of information first."""

    def worth(column: Column) -> float:
        classes = np.bincount(coarse(column, ROWS))
        shares = classes[classes > 0] / classes.sum()
        return float(-(shares * np.log(shares)).sum())

    return once(sample, "chosen", lambda: sorted(sample.telling, key=worth, reverse=True)[:COLUMNS])


def ties(sample: Sample) -> list[Tie]:
    """Measure all pairs of the chosen columns."""
    return once(sample, "ties", lambda: _tied(sample))


def _tied(sample: Sample) -> list[Tie]:
    columns = chosen(sample)
    rows = min(ROWS, sample.length)
    classes = [coarse(c, rows) for c in columns]
    facets = [facets_of(c, rows) for c in columns]
    rng = sample.rng("ties")
    orders = [rng.permutation(rows) for _ in range(_PERMUTATIONS)]
    found = []
    for (a, left), (b, right) in combinations(enumerate(columns), 2):
        share, z, odd = _information(classes[a], classes[b], orders)
        same = max(
            _sharing(x, y) for one, other in ((a, b), (b, a)) for x in facets[one] for y in facets[other]
        )
        found.append(Tie(left.name, right.name, share, z, same, odd, (family(left.kind), family(right.kind))))
    return found


def facets_of(column: Column, rows: int) -> list[NDArray[np.int64]]:
    """Code a column so that its rows may share a value: whole, first and last word, year, head, host."""
    codes = column.codes[:rows]
    found = [codes]
    for of, size in parts_of(column):
        if size < 0.9 * len(column.values) and size < 0.5 * rows:
            found.append(np.where(codes >= 0, of[codes], -1))
    return found[:4]


def parts_of(column: Column) -> list[tuple[NDArray[np.int64], int]]:
    """Give numbers to first and last words, years, heads and hosts: by value, -1 for none; and how many."""

    def parted() -> list[tuple[NDArray[np.int64], int]]:
        found = [numbered(column.each(part)) for part in _PARTS]
        return [(of, size) for of, size in found if size >= 2]

    return once(column, "parts", parted)


def _first(text: str) -> str:
    words = text.split()
    if len(words) == 1 and 2 <= len(text) <= 4 and "\u4e00" <= text[0] <= "\u9fff":
        return text[1:]
    return words[0].casefold() if len(words) > 1 else ""


def _last(text: str) -> str:
    words = text.split()
    return words[-1].casefold() if len(words) > 1 else ""


def _year(text: str) -> str:
    return next((p for p in _turned(text).split() if len(p) == 4 and p[:2] in {"18", "19", "20"}), "")


def _head(text: str) -> str:
    """Give the first three signs of what begins with digits: post codes, numbers, telephones."""
    return text[:3] if len(text) > 3 and text[:3].isdigit() else ""


def _host(text: str) -> str:
    return text.rpartition("@")[2].casefold() if "@" in text else ""


_PARTS = (_first, _last, _year, _head, _host)


def _information(
    a: NDArray[np.int64], b: NDArray[np.int64], orders: list[NDArray[np.int64]]
) -> tuple[float, float, float]:
    mine, odd = _joint(a, b)
    by_chance = [_joint(a, b[order]) for order in orders]
    mean = float(np.mean([m for m, _ in by_chance]))
    # The spread of few permutations is unsure: it is floored at the asymptotic one of a 2 x 2 table.
    deviation = max(float(np.std([m for m, _ in by_chance])), 0.5 / len(a))
    most = min(_entropy(np.bincount(a)), _entropy(np.bincount(b)))
    odd_by_chance = float(np.mean([o for _, o in by_chance]))
    share = max(0.0, mine - mean) / max(most - mean, 0.05)
    return min(1.0, share), (mine - mean) / deviation, odd / max(odd_by_chance, 0.05)


def _joint(a: NDArray[np.int64], b: NDArray[np.int64]) -> tuple[float, float]:
    """Mutual information in nats, and the share of rows in cells that hold less than independence gives."""
    table = np.bincount(a * 40 + b, minlength=1600).reshape(40, 40).astype(np.float64)
    n = table.sum()
    expected = np.outer(table.sum(1), table.sum(0)) / n
    filled = table > 0
    lift = np.log(table[filled] / expected[filled])
    return float((table[filled] * lift).sum() / n), float(table[filled][lift < 0].sum() / n)


def _entropy(counts: NDArray[np.int64]) -> float:
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log(shares)).sum())


def _sharing(a: NDArray[np.int64], b: NDArray[np.int64]) -> float:
    both = (a >= 0) & (b >= 0)
    a, b = a[both], b[both]
    if len(a) < 30:
        return 0.0
    groups = np.bincount(a)
    pairs = float((groups * (groups - 1.0)).sum())
    if pairs < 60:
        return 0.0
    cells = np.unique(a * (int(b.max()) + 1) + b, return_counts=True)[1]
    chance = alike(np.bincount(b))
    # What chance could add in so many rows is taken off.
    noise = np.sqrt(chance * (1 - chance) / float(groups[groups > 1].sum()))
    agree = float((cells * (cells - 1.0)).sum()) / pairs
    return float((agree - chance - noise) / max(1 - chance, 0.02)) if chance < 0.98 else 0.0
