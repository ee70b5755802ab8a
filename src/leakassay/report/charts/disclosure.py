"""What may be counted in public: nothing of fewer than five people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST = 5
"""The threshold of most statistical offices for tables of persons (Handbook on Statistical Disclosure
Control, Eurostat 2010, 5.3: 3 to 10)."""


def told(counts: Iterable[int]) -> list[int | None]:
    """Give the counts, with None for those too small to be told; 0 says nothing of anybody.

    >>> told([0, 3, 5])
    [0, None, 5]
    """
    return [None if 0 < count < FEWEST else int(count) for count in counts]
