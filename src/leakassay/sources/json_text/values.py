"""Records inside documents: lists, values one after the other, and tables within one large document.

A document's lists of objects are tables, and so are its maps of objects whose keys are data. What
stands around them is told once, on the record next to it: on the first of the table that follows,
or on the last one before the document ends. A document without such lists is itself a record.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from leakassay.kernels.json_splitter import Splitter
from leakassay.sources.interface import Parsed
from leakassay.sources.json_text.block import Member, Setting, ValueBlock, lost
from leakassay.sources.json_text.look import HEAD
from leakassay.sources.json_text.pieces import LIST, OBJECT, Pieces
from leakassay.sources.json_text.plan import places
from leakassay.sources.json_text.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.records import Batch
    from leakassay.sources.interface import Block, Limits, Stream
    from leakassay.sources.json_text.look import Look
    from leakassay.sources.json_text.plan import Keys, Place

DEPTH = 4
"""How many objects deep a table may lie in a document."""
TABLES = 64
"""A document with more tables than this has them under keys that are data: what follows is one table."""
ASIDE = 1 << 20
"""How many bytes beside the tables may wait for a record to stand on."""

_AFTER = 256
"""How many blocks may wait behind the one that is held."""

_BLANK = b" \t\r\n"
_SPACE = re.compile(rb"[\s,;)]*")
_KEY = re.compile(
    rb'"((?:[^"\\\n]|\\[^\n])*)"\s*:\s*|([A-Za-z_$][\w$]*|[0-9]+)\s*:\s*'
    rb"|'((?:[^'\\\n]|\\[^\n])*)'\s*:\s*"
)
_LOOK_AHEAD = 1 << 16


@dataclass(slots=True)
class Table:
    """What is known of one table while it is read."""

    first: int = 0
    setting: Setting | None = None


@dataclass(slots=True)
class Aside:
    """What stands beside the tables and waits for a record."""

    members: list[Member] = field(default_factory=list)
    size: int = 0
    """Bytes of the members, and of structure before them."""


class Values:
    """One input of values that are not one a line."""

    format = "json"
    charset: str | None
    facts: Mapping[str, str]

    def __init__(
        self, stream: Stream, look: Look, charset: str, facts: Mapping[str, str], limits: Limits
    ) -> None:
        self._look = look
        self._limits = limits
        self._pieces = Pieces(stream, limits.block_bytes)
        self._splitter = Splitter(look.relaxed)
        self._judge = Setting(limits, relaxed=look.relaxed).walker()
        self._tables: dict[str, Table] = {}
        self._indexes = Tables()
        self._shared: Table | None = None
        self._aside = Aside()
        self._held: ValueBlock | None = None
        self._after: list[Block] = []
        """What could not be read behind the block that is held."""
        self._last: Keys = ()
        """Where the last table of the document was: what stands astray goes there."""
        self._documents = _holds_tables(look)
        self.charset = charset
        self.facts = facts

    def blocks(self) -> Iterator[Block]:
        """Cut between records; a block waits until it is known what stands behind it."""
        for block in self._all():
            if self._held is not None and not isinstance(block, ValueBlock) and len(self._after) < _AFTER:
                self._after.append(block)
                continue
            yield from self._flush()
            if isinstance(block, ValueBlock):
                self._held = block
            else:
                yield block
        yield from self._settle()
        yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        """Give the block that waited, and what came after it."""
        if self._held is not None:
            yield self._held
        yield from self._after
        self._held = None
        self._after.clear()

    def _all(self) -> Iterator[Block]:
        pieces = self._pieces
        pieces.need(HEAD)
        self._structure(self._look.start)
        while self._pass_space():
            opening = pieces.data[pieces.at : pieces.at + 1]
            if opening == b"[":
                self._structure(1)
                yield from self._run((), LIST)
                self._close()
            elif opening == b"{" and self._documents:
                self._structure(1)
                root = self._look.root
                if root is not None and root.holds_records():
                    yield from self._run((), OBJECT)
                    self._close()
                else:
                    yield from self._object((), root)
                yield from self._settle()
            else:
                yield from self._run((), 0)

    def _pass_space(self) -> bool:
        """Pass over white space and commas; False at the end of the input."""
        pieces = self._pieces
        while True:
            found = _SPACE.match(pieces.data, pieces.at)
            if found is not None:
                self._structure(found.end() - pieces.at)
            if pieces.at < len(pieces.data):
                return True
            if not pieces.more():
                return False

    def _structure(self, size: int) -> None:
        """Bytes that belong to no value: they count with what comes next."""
        self._pieces.at += size
        self._aside.size += size

    def _close(self) -> None:
        """Pass over a closing bracket, if one is there."""
        if self._pieces.at < len(self._pieces.data):
            self._structure(1)

    def _object(self, path: Keys, place: Place | None) -> Iterator[Block]:
        """Read the members of an object that may hold tables; its opening bracket is behind us."""
        pieces = self._pieces
        is_map = place is not None and place.is_map()
        while self._pass_space():
            if pieces.data[pieces.at : pieces.at + 1] in (b"}", b"]"):
                self._structure(1)
                return
            pieces.need(_LOOK_AHEAD)
            found = _KEY.match(pieces.data, pieces.at)
            if found is None and pieces.data[pieces.at : pieces.at + 1] == b"{" and self._last:
                yield from self._run(self._last, LIST)
                self._close()
                continue
            if found is None:
                yield from self._member(path)
                continue
            key = _unescaped(next(part for part in found.groups() if part is not None))
            at = found.end()
            inner = (*path, key)
            below = place.children.get(key) if place is not None else None
            kind = _container(pieces.data, at, len(inner), below)
            if kind in ("list", "map") and (is_map or len(self._tables) >= TABLES):
                inner = (*path, b"*")
                self._aside.members.append(Member(inner, json.dumps(key.decode("utf-8", "replace")).encode()))
            if kind == "member":
                self._structure(at - pieces.at)
                yield from self._member(inner)
                continue
            self._structure(at - pieces.at + 1)
            if kind == "object":
                yield from self._object(inner, below)
            else:
                self._last = inner if kind == "list" else ()
                yield from self._run(inner, OBJECT if kind == "map" else LIST)
                self._close()

    def _member(self, path: Keys) -> Iterator[Block]:
        """Set the value that stands here aside."""
        pieces = self._pieces
        text, size = pieces.value(self._splitter, self._limits.record_bytes)
        if text is None:
            yield Parsed((self._lost("too long", size),))
            return
        if text.strip(_BLANK):
            how, stop = self._judge.probe(text, 0)
            if how or text[stop:].strip(_BLANK):
                yield Parsed((self._lost(how or "malformed", size),))
                return
            self._aside.members.append(Member(path, text))
        self._aside.size += size
        if self._aside.size > ASIDE:
            yield self._alone()

    def _lost(self, reason: str, size: int) -> Batch:
        """Say that something beside the tables could not be read."""
        return lost(reason, 1, size, first=self._count_of(self._tables.get("", Table())).first)

    def _run(self, path: Keys, closing: int) -> Iterator[Block]:
        """Cut values that stand one after the other into blocks."""
        pieces = self._pieces
        name = b".".join(path).decode("utf-8", "replace")
        table = self._tables.setdefault(name, Table())
        self._splitter.reset()
        while True:
            text, count, closed, too_long = pieces.run(
                self._splitter, self._limits.block_bytes, self._limits.record_bytes, closing
            )
            if too_long:
                count_of = self._count_of(table)
                yield Parsed((lost("too long", 1, too_long, name, count_of.first),))
                count_of.first += 1
            elif text and not count and closed:
                self._aside.size += len(text)
            elif text:
                yield self._block(path, name, text, count, keyed=closing == OBJECT)
            if closed or not (text or too_long):
                return

    def _block(self, path: Keys, name: str, text: bytes, count: int, *, keyed: bool) -> ValueBlock:
        table = self._tables.setdefault(name, Table())
        if table.setting is None:
            table.setting = self._learned(text[:HEAD], path, keyed=keyed)
        aside, self._aside = self._aside, Aside()
        count_of = self._count_of(table)
        count_of.first += count
        return ValueBlock(
            data=text,
            first=count_of.first - count,
            setting=table.setting,
            last=self._pieces.ended and self._pieces.at == len(self._pieces.data),
            table=name,
            path=path,
            size=aside.size + len(text),
            keyed=keyed,
            count=count,
            before=tuple(aside.members),
            tables=self._indexes.see(text, lines=False) if table.setting.indexed else (),
        )

    def _count_of(self, table: Table) -> Table:
        """Give what counts the records of a table: one for all, where an index may lie in several."""
        if self._shared is None and table.setting is not None and table.setting.indexed:
            self._shared = Table(max(one.first for one in self._tables.values()))
        return self._shared or table

    def _learned(self, text: bytes, path: Keys, *, keyed: bool) -> Setting:
        """Learn from the first records of a table which keys are data."""
        fresh = Setting(self._limits, relaxed=self._look.relaxed)
        if not text:
            return fresh.learned(self._look.root) if self._look.root is not None else fresh
        walker = fresh.walker()
        walker.values(text, 0, walker.path(path), keyed, 1 << 62, last=False)
        return fresh.learned(places(walker), (*path, b"*") if keyed else path)

    def _settle(self) -> Iterator[Block]:
        """At the end of a document: what is aside goes to the last record, or is a record itself."""
        if not self._aside.size:
            return
        if self._held is not None and (self._held.count or not self._aside.members):
            aside, self._aside = self._aside, Aside()
            self._held = replace(self._held, behind=tuple(aside.members), size=self._held.size + aside.size)
        else:
            yield self._alone()

    def _alone(self) -> ValueBlock:
        """Make a block whose one record is what is aside."""
        return self._block((), "", b"", 1 if self._aside.members else 0, keyed=False)


def _holds_tables(look: Look) -> bool:
    """Is the first object a document around tables, and not itself a record?"""
    if look.root is None or look.root.lists:
        return False
    if look.pages:
        return True
    return (look.alone or look.broken) and (look.unfinished or look.root.has_tables())


def _container(
    data: bytes, at: int, depth: int, below: Place | None
) -> Literal["list", "map", "object", "member"]:
    """Tell what the value at `at` is to the document: a table, an object that may hold one, or neither."""
    opening = data[at : at + 1]
    inside = _SPACE.match(data, at + 1)
    first = data[inside.end() : inside.end() + 1] if inside is not None else b""
    if opening == b"[" and first == b"{":
        return "list"
    if opening != b"{" or first == b"}" or depth >= DEPTH:
        return "member"
    return "map" if below is not None and below.holds_records() else "object"


def _unescaped(key: bytes) -> bytes:
    if b"\\" not in key:
        return key
    try:
        return str(json.loads(b'"' + key + b'"')).encode("utf-8", "replace")
    except ValueError:
        return key
