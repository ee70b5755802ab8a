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
    """All elements of the beginning, down to the records."""

    def is_record(self, path: Path) -> bool:
        """Tell a record, also of a table that the beginning did not show."""
        if path in self.records:
            return True
        depth = len(path)
        known = path in self.seen or path[:-1] in self.seen
        return depth > 1 and not known and any(len(record) == depth for record in self.records)


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
        parser.Parse(_WRAPPED, False)  # noqa: FBT003
        parser.Parse(data, False)  # noqa: FBT003
    except (expat.ExpatError, _TooDeepError):
        pass
    found: set[Path] = set()
    seen: set[Path] = set()
    for name, top in (root.children.get("_") or root).children.items():
        _descend((name,), top, found, seen)
    return Outline(frozenset(found), frozenset(seen))


class _TooDeepError(Exception):
    """The document is nested deeper than allowed."""


def _descend(path: Path, seen: _Seen, found: set[Path], all_seen: set[Path]) -> None:
    """Find the records at and below one kind of element."""
    all_seen.add(path)
    if (seen.most > 1 and seen.structured and not _holds_lists(seen)) or path[-1] in ROWS:
        found.add(path)
        return
    if len(path) >= _DEEPEST:
        return
    structured = any(child.structured for child in seen.children.values())
    for name, child in seen.children.items():
        below = (*path, name)
        if child.most > 1 and not child.structured and not structured and len(seen.children) == 1:
            # A list of bare values.
            found.add(below)
            all_seen.add(below)
        else:
            _descend(below, child, found, all_seen)


def _holds_lists(seen: _Seen) -> bool:
    """Tell an element around records from a record that holds a few of something."""
    return any(
        name in ROWS or (child.structured and child.count >= _MANY * seen.count)
        for name, child in seen.children.items()
    )
