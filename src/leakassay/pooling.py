"""Small tables that are one: a folder or archive of many files alike, one record or one day each.

Five or more files of one folder whose columns are the same for the most part are one table, named after the
folder. Files without column names count as alike only where their names differ in nothing but numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEAST = 5
_ALIKE = 0.6
"""[P] Share of columns in common, of those that either has."""
_MOST_POOLS = 50
"""Pools that a folder's files are compared with."""
_SERIAL = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{12,}|\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of a small table that came from a file of its own."""

    name: str
    """With its folder."""
    columns: frozenset[str]

    @property
    def folder(self) -> str:
        """Where the file lies."""
        return self.name.rpartition("/")[0]

    @property
    def pattern(self) -> str:
        """The file's name without its numbers, where columns have no names; else empty."""
        nameless = all(column.isdigit() for column in self.columns)
        return _SERIAL.sub("#", self.name) if nameless else ""


@dataclass(slots=True)
class _Pool:
    first: Layout
    last: Layout
    names: list[str] = field(default_factory=list)

    def takes(self, layout: Layout) -> bool:
        """Tell whether a file is like the first or the last one here."""
        return layout.pattern == self.first.pattern and any(
            len(layout.columns & one.columns) >= _ALIKE * len(layout.columns | one.columns)
            for one in (self.first, self.last)
        )


def pools(layouts: Iterable[Layout]) -> Iterator[tuple[str, list[str]]]:
    """Give a name for each pool, and the names of the tables it takes in, in their order."""
    by_folder: dict[str, list[_Pool]] = defaultdict(list)
    for layout in layouts:
        among = by_folder[layout.folder]
        pool = next((pool for pool in among if pool.takes(layout)), None)
        if pool is None:
            pool = _Pool(layout, layout)
            if len(among) < _MOST_POOLS:
                among.append(pool)
        pool.last = layout
        pool.names.append(layout.name)
    for folder, among in by_folder.items():
        large = [pool for pool in among if len(pool.names) >= LEAST]
        for number, pool in enumerate(large, start=1):
            name = f"{folder}/*" if folder else "*"
            yield (f"{name} ({number})" if number > 1 else name), pool.names
