"""What the kinds of dates share: they read alike and differ in range and in what must be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.kernels.dated import hold
from leakassay.kinds.dates import FAULTS, Parsed, is_open, read_all, spell
from leakassay.kinds.interface import VALID, Malformed, Reading, Strings
from leakassay.kinds.shape import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

REASONS = (*FAULTS, "no time of day", "time of day", "year only")
_ASKED = ("out of range", *REASONS[len(FAULTS) :])
_CODES = np.array([REASONS.index(reason) + 1 for reason in _ASKED], np.uint8)
_DAY = 10_000


@dataclass(frozen=True, slots=True)
class Dated:
    """A range of years, and what a value must or must not have."""

    first: int
    last: int
    time: bool = False
    """A time of day must be there; else it must not, but for midnight."""
    year: bool = False
    """A bare year will do."""

    def faults(self, strings: Strings) -> NDArray[np.uint8]:
        """(n,) fault codes by REASONS."""
        return self._held(read_all(strings))

    def _held(self, found: Parsed) -> NDArray[np.uint8]:
        """Hold what was read against the kind; the codes are written over those of the reading."""
        date, second, fault, form = found
        hold(date, second, form, self.first, self.last, self.time, self.year, _CODES, fault)
        return fault

    def reading(self, *names: str) -> Callable[[Strings], Reading]:
        """Give the faults, the dates, and the facets of these names by one look."""

        def read(strings: Strings) -> Reading:
            found = read_all(strings)
            return Reading(self._held(found), _facets(found, names), found)

        return read

    def canonical(self, text: str) -> str:
        """ISO 8601, cut to what is known; the value itself where day and month are open."""
        strings = Strings.of(pa.array([text], pa.string()))
        if fault := int(self.faults(strings)[0]):
            raise Malformed(REASONS[fault - 1])
        if is_open(text):
            return text.strip(SPACE)
        found = read_all(strings)
        return spell(int(found.date[0]), int(found.second[0]) if self.time else -1)

    def facet(self, *names: str) -> Callable[[Strings], Mapping[str, NDArray[np.int32]]]:
        """Give the facets of these names: the date, or its year where the name ends so."""
        reading = self.reading(*names)
        return lambda strings: reading(strings).facets


def _facets(found: Parsed, names: tuple[str, ...]) -> Mapping[str, NDArray[np.int32]]:
    date = np.where(found.fault == VALID, found.date, np.int32(0))
    return {name: date // _DAY if name.endswith("year") else date for name in names}
