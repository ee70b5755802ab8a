"""Which keys are data and stand as `*`: decided once, on the head, so that every block agrees.

An object is a map of data where its keys look like identifiers, dates or numbers; or where it has
very many and none of them is common.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leakassay.kernels.path_columns import PathColumns

Plan = tuple[tuple[int, bytes, bool], ...]
"""Paths as the walker takes them: (parent, key, star), parents first, the root left out."""

Keys = tuple[bytes, ...]
"""A path from the root."""

MANY = 50
"""An object with more keys than this may be a map, if no key is in COMMON of the objects."""
COMMON = 0.2
_COUNTED = 3
_DIGITS = re.compile(rb"[0-9]+")

ALIKE = 0.8
"""Records in a map are known by a key that this share of them has."""

TYPES = frozenset(
    (
        b"$oid",
        b"$date",
        b"$numberLong",
        b"$numberInt",
        b"$numberDouble",
        b"$numberDecimal",
        b"$symbol",
        b"$uuid",
    )
)
"""Keys of MongoDB's extended JSON that say the type of the one value beside them."""

_DATA = re.compile(
    rb"""
      [0-9]+                                                  # numbers, years
    | [0-9a-fA-F]{16,}                                        # hashes
    | [0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}      # UUID
    | [0-9]{4}[-/.][0-9]{1,2}([-/.][0-9]{1,2})?([T ][0-9:.,Z+-]*)?  # dates
    | [+][0-9 ()-]{6,}                                        # telephone numbers
    | [^@\s]+@[^@\s]+\.[^@\s]+                                # addresses of mail
    | -[0-9A-Za-z_-]{19}                                      # push identifiers of Firebase
    | [0-9]{1,3}(\.[0-9]{1,3}){3}                             # addresses of machines
    | (?=[^0-9]*[0-9])(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[0-9A-Za-z_-]{20,}  # random letters and digits
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Place:
    """What the head shows at one path."""

    objects: int = 0
    uses: int = 0
    lists: int = 0
    star: bool = False
    values: int = 0
    children: dict[bytes, Place] = field(default_factory=dict)

    def absorb(self, other: Place) -> None:
        """Add what stands at another path, which becomes this one."""
        self.objects += other.objects
        self.uses += other.uses
        self.lists += other.lists
        self.values += other.values
        for key, child in other.children.items():
            self.children.setdefault(key, Place()).absorb(child)

    def keys(self) -> int:
        """Count the keys that stand here and below, each time they do."""
        return sum(child.uses + child.keys() for child in self.children.values())

    def is_map(self) -> bool:
        """Are the keys data?"""
        keys = self.children
        if self.is_wide():
            return True
        looks = sum(1 for key in keys if _DATA.fullmatch(key))
        return (looks > 0 and looks >= 0.9 * len(keys)) or self._is_counted()

    def _is_counted(self) -> bool:
        """Do the keys of objects differ in their running number alone?"""
        if len(self.children) < _COUNTED or any(not child.objects for child in self.children.values()):
            return False
        shapes = {_DIGITS.sub(b"0", key) for key in self.children}
        return len(shapes) == 1 and b"0" in next(iter(shapes))

    def holds_records(self) -> bool:
        """Is this one object a map whose values are records: alike, or under keys that are data?"""
        if self.objects != 1 or self.lists or len(self.children) < 2:
            return False
        records = [child for child in self.children.values() if child.objects and not child.lists]
        counts = Counter(key for record in records for key in record.children)
        enough = ALIKE * len(self.children)
        alike = len(records) >= enough and max(counts.values(), default=0) >= enough
        return alike and (len(self.children) > MANY or self.is_map())

    def has_tables(self) -> bool:
        """Is there a list of objects, or a map of records, in here that is reached through objects alone?"""
        if self.objects != 1 or self.lists:
            return False
        return self.holds_records() or any(
            (child.lists and child.objects) or child.has_tables() for child in self.children.values()
        )

    def is_wide(self) -> bool:
        """Are there very many keys, and none of them common?"""
        return len(self.children) > MANY and all(
            child.uses <= COMMON * self.objects for child in self.children.values()
        )


def places(walker: PathColumns) -> Place:
    """Give the paths that a walker has seen, as a tree."""
    seen: list[Place] = []
    for parent, key, star, objects, uses, lists, values in walker.paths():
        place = Place(objects, uses, lists, star, values)
        if seen:
            seen[parent].children[key] = place
        seen.append(place)
    return seen[0]


def plan_of(root: Place, record: Sequence[bytes] = ()) -> Plan:
    """Make the plan that follows from a tree; `record` is the path at which a record begins.

    The keys of a record itself are columns, unless they are very many and none is common.
    """
    fixed = {tuple(record[:n]) for n in range(len(record) + 1)}
    rows: list[tuple[int, bytes, bool]] = []
    _lay(root, 0, (), fixed, rows)
    return tuple(rows)


def _lay(
    place: Place,
    at: int,
    path: Keys,
    fixed: set[Keys],
    rows: list[tuple[int, bytes, bool]],
) -> None:
    if place.is_wide() if path in fixed else place.is_map():
        merged = Place(star=True)
        for child in place.children.values():
            merged.absorb(child)
        place.children = {b"*": merged}
    for key, child in place.children.items():
        rows.append((at, key, child.star))
        _lay(child, len(rows), (*path, key), fixed, rows)


def typed(root: Place) -> Mapping[str, str]:
    """Name the columns whose every value is wrapped in the same type of MongoDB's extended JSON.

    Their path goes on to where the value stands, as `_id.$oid`. Where values of several types meet in
    a column, or bare ones, it has the path that they share.
    """
    found: dict[str, str] = {}
    _typed(root, "", found)
    return found


def _typed(place: Place, path: str, found: dict[str, str]) -> None:
    for key, child in place.children.items():
        own = key.decode("utf-8", "replace")
        name = f"{path}.{own}" if path else own
        chains = list(_chains(child, ""))
        if len(chains) == 1 and child.values <= chains[0][1]:
            found[name] = name + chains[0][0]
        _typed(child, name, found)


def _chains(place: Place, path: str) -> Iterator[tuple[str, int]]:
    """Give the types that wrap values of a place, and how many values each."""
    for key, child in place.children.items():
        if key in TYPES:
            own = f"{path}.{key.decode()}"
            if child.values:
                yield own, child.values
            yield from _chains(child, own)
