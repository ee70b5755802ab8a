"""Which elements are records: told by what repeats in the beginning of a document."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str, ...]
"""Names of elements, from the outermost inwards."""
_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[<>]*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\]\s*)?>)*+",
    re.DOTALL | re.IGNORECASE,
)
_MANY = 8
"""An element with so many repeated ones inside is a list of records, not a record."""
_WRAPPED = b"<_>"
ROWS = ("row", "Row")
"""Elements that hold one record in what databases and spreadsheets write."""
_DEEPEST = 8
"""Records lie no deeper than this in a document."""


def prolog(data: bytes) -> bytes:
    """Give what stands before the first element."""
    found = _PROLOG.match(data)
    return found[0] if found else b""


@dataclass(slots=True)
class _Seen:
    """One kind of element."""

    count: int = 0
    most: int = 0
    """The most that one parent holds."""
    structured: bool = False
    """Has attributes or elements inside."""
    texts: bool = False
    children: dict[str, _Seen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document's beginning shows."""

    records: frozenset[Path]
    """Elements that are records; empty: the outermost element is the one record."""
    seen: frozenset[Path]
    """All elements of the beginning, down to the records, save those that may be the first of their kind."""
    around: frozenset[Path]
    """Elements that hold records."""

    def is_record(self, path: Path) -> bool:
        """Tell a record, also of a kind or a table that the beginning did not show."""
        if path in self.records:
            return True
        if path in self.seen:
            return False
        above = path[:-1]
        return above in self.around or (
            above not in self.seen and any(len(record) == len(path) for record in self.records)
        )


def outline_of(data: bytes, depth: int) -> Outline:
    """Parse the beginning of a document, as far as it is well-formed and no deeper than `depth`."""
    root = _Seen()
    stack: list[tuple[_Seen, Counter[str]]] = [(root, Counter())]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        above, counts = stack[-1]
        if len(stack) > depth:
            raise _TooDeepError
        above.structured = True
        seen = above.children.setdefault(name, _Seen())
        counts[name] += 1
        seen.count += 1
        seen.most = max(seen.most, counts[name])
        seen.structured = seen.structured or bool(attributes)
        stack.append((seen, Counter()))

    def text(data: str) -> None:
        stack[-1][0].texts = stack[-1][0].texts or not data.isspace()

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = text
    try:
        parser.Parse(_WRAPPED, False)  # noqa: FBT003 - expat takes no names
        parser.Parse(data, False)  # noqa: FBT003 - expat takes no names
    except (expat.ExpatError, _TooDeepError):
        pass
    found: set[Path] = set()
    seen: set[Path] = set()
    for name, top in (root.children.get("_") or root).children.items():
        records, others = _descend((name,), top)
        found |= records
        seen |= others
    return Outline(frozenset(found), frozenset(seen), frozenset(path[:-1] for path in found if path[1:]))


class _TooDeepError(Exception):
    """The document is nested deeper than allowed."""


def _descend(path: Path, seen: _Seen) -> tuple[set[Path], set[Path]]:
    """Find the records at and below one kind of element, and all elements down to them."""
    if (seen.most > 1 and seen.structured and not _holds_lists(seen)) or path[-1] in ROWS:
        return {path}, {path}
    found: set[Path] = set()
    passed = {path}
    if len(path) >= _DEEPEST:
        return found, passed
    structured = any(child.structured for child in seen.children.values())
    for name, child in seen.children.items():
        below = (*path, name)
        if child.most > 1 and not child.structured and not structured and len(seen.children) == 1:
            # A list of bare values.
            return {below}, {path, below}
        records, others = _descend(below, child)
        first_of_kind = child.count == 1 and child.children and not records
        if not (first_of_kind and any(len(record) == len(below) for record in found)):
            passed |= others
        found |= records
    return found, passed


def _holds_lists(seen: _Seen) -> bool:
    """Tell an element around records from a record that holds a few of something."""
    return any(
        name in ROWS or (child.structured and child.count >= _MANY * seen.count)
        for name, child in seen.children.items()
    )
