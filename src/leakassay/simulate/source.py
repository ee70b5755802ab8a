"""The whole invented source, of which a leak is all or a part: its people and who each record is of.

Nothing of it is kept: any record can be asked for by its position. People are met in the order of
their numbers, a few neighbours at a time, and from then on are entered again now and then. As the
next repeat is of anyone met so far, the number of records of a person is geometrically
distributed; `even` makes copies of the whole index instead, one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.simulate.lots import Lots, Permutation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

RUN = 6
"""People who are entered one after the other when they are first met."""
_BLOCK = 12
"""People whose households are cut from one pattern."""
_SIZES = (0.14, 0.24, 0.33, 0.16, 0.1, 0.03)
"""Shares of households of one to six."""


def _patterns() -> tuple[Ints, Ints]:
    """Cut blocks into households: the first member and the place of each member, (256, _BLOCK)."""
    rng = np.random.Generator(np.random.PCG64(12))
    heads, places = [], []
    for _ in range(256):
        sizes = rng.choice(np.arange(1, 7), _BLOCK, p=_SIZES)
        head = np.repeat(np.cumsum(sizes) - sizes, sizes)[:_BLOCK]
        heads.append(head)
        places.append(np.arange(_BLOCK) - head)
    return np.array(heads), np.array(places)


_HEADS, _PLACES = _patterns()


@dataclass(frozen=True, slots=True)
class Source:
    """One invented source."""

    name: str
    """Sources of other names have other people, whatever the seed."""
    seed: int
    people: int
    records: int
    """Records of the main table; at least one a person."""
    even: bool = False
    """All people have the same number of records, or one more."""

    def lots(self, use: str, things: Ints) -> Lots:
        """Give the draws of some things."""
        return Lots(self.seed, f"{self.name}/{use}", things)

    def persons(self, positions: Ints) -> Ints:
        """Say who the records of the main table at `positions` are of."""
        if self.even:
            return positions % self.people
        before, first = self._met_before(positions)
        again = (self.lots("again", positions).random() * np.maximum(before, 1)).astype(np.int64)
        return np.where(first, before, again)

    def first_record(self, persons: Ints) -> Ints:
        """Give the position of the first record of each person."""
        if self.even:
            return persons
        groups, firsts = self._groups()
        return persons // RUN * groups // firsts * RUN + persons % RUN

    def elapsed(self, positions: Ints) -> Floats:
        """Give how much of the time of the source had passed when each record was made, 0 to 1."""
        if self.even:
            return np.asarray((positions % self.people + 0.5) / self.people, np.float64)
        return np.asarray((positions + 0.5) / self.records, np.float64)

    def households(self, persons: Ints) -> tuple[Ints, Ints]:
        """Give the first member of each person's household, who numbers it, and the place in it."""
        block, place = np.divmod(persons, _BLOCK)
        pattern = self.lots("household", block).integers(0, len(_HEADS))
        return block * _BLOCK + _HEADS[pattern, place], _PLACES[pattern, place]

    def uneven(self, use: str, rows: Ints, power: float) -> Ints:
        """Choose a person for each row of another table: the higher the power, the fewer have most."""
        rank = (self.lots(use, rows).random() ** power * self.people).astype(np.int64)
        return Permutation(self.people, self.seed)(rank)

    def rows(self, ratio: float) -> int:
        """Count the rows of a table that has `ratio` rows for each record of the main table."""
        return max(1, round(self.records * ratio))

    def _groups(self) -> tuple[int, int]:
        """Count the runs of records, and those among them in which people are met."""
        return -(-self.records // RUN), -(-self.people // RUN)

    def _met_before(self, positions: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """Count the people met before each record, and say whether it meets one more."""
        groups, firsts = self._groups()
        group, place = np.divmod(positions, RUN)
        begun = -(-group * firsts // groups)
        meets = -(-(group + 1) * firsts // groups) > begun
        before = begun * RUN + np.where(meets, place, 0)
        first = meets & (before < self.people)
        return np.minimum(before, self.people), first
