"""What the kinds of dates share: they read alike and differ in range and in what must be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.kinds.dates import FAULTS, is_open, read_all, spell
from leakassay.kinds.interface import VALID, Malformed, Strings
from leakassay.kinds.shape import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

REASONS = (*FAULTS, "no time of day", "time of day", "year only")
_RANGE = REASONS.index("out of range") + 1
_NO_TIME, _TIME, _YEAR = (REASONS.index(r) + 1 for r in REASONS[len(FAULTS) :])
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
        date, second, fault, form = read_all(strings)
        year = date // _DAY
        good = fault == VALID
        fault[good & ((year < self.first) | (year > self.last))] = _RANGE
        good = fault == VALID
        if self.time:
            fault[good & (second < 0)] = _NO_TIME
        else:
            fault[good & (second > 0)] = _TIME
        if not self.year:
            fault[(fault == VALID) & (date % _DAY == 0) & ~_opens(form)] = _YEAR
        return fault

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

        def facets(strings: Strings) -> Mapping[str, NDArray[np.int32]]:
            date = np.where(self.faults(strings) == VALID, read_all(strings).date, 0).astype(np.int32)
            return {name: date // _DAY if name.endswith("year") else date for name in names}

        return facets


def _opens(form: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Say which values leave the order of day and month open (dates.FORMS 5 and 9)."""
    return np.isin(form, (5, 9))
