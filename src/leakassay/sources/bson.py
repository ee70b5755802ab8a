"""BSON: what mongodump writes, one collection a file, or a whole server in one archive.

* Standard: bsonspec.org, version 1.1; archives: github.com/mongodb/mongo-tools-common, folder `archive`
* Shape: documents one after the other, each with its size in front; an archive puts a magic number
  and descriptions before them, and names the collection before each run of documents
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.kernels.bson_records import BsonWalker, begins, hop
from leakassay.sources.interface import Format, Limits, Parsed
from leakassay.sources.json_text.block import CELLS, SPREAD, closed, lost
from leakassay.sources.json_text.pieces import Pieces
from leakassay.sources.json_text.plan import places, plan_of
from leakassay.sources.whole import nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.records import Batch
    from leakassay.sources.interface import Block, Head, Stream
    from leakassay.sources.json_text.plan import Plan

HEAD = 256 << 10
MAGIC = b"\x6d\xe2\x99\x81"
"""The first bytes of an archive of mongodump."""
_UNFRAMED, _TERMINATOR = 1, 2
"""Why a hop over documents stopped (`kernels.bson_records.hop`)."""
_SIGN = b"\x07_id\x00"
"""How most documents begin, behind their size: an ObjectId by the name of `_id`."""


@dataclass(frozen=True, slots=True)
class BsonBlock:
    """Whole documents of one collection."""

    data: bytes
    table: str
    first: int
    size: int
    """Bytes, with what stood before."""
    plan: Plan
    limits: Limits

    def read(self) -> tuple[Batch, ...]:
        """Parse the documents."""
        batches: list[Batch] = []
        at = rows = 0
        spare = self.size - len(self.data)
        while at < len(self.data):
            walker = _walker(self.plan, self.limits)
            stop = walker.documents(self.data, at, CELLS)
            batches.append(closed(walker, {}, self.table, self.first + rows, stop - at + spare))
            rows += walker.rows
            at, spare = stop, 0
        return tuple(batches)


@dataclass(slots=True)
class Collection:
    """What is known of one collection while it is read."""

    table: str
    first: int = 0
    sign: bytes = _SIGN
    """How its documents begin, behind their size."""
    plan: Plan | None = None


@dataclass(slots=True)
class Bson:
    """One input of BSON documents."""

    pieces: Pieces
    limits: Limits
    archive: bool
    facts: Mapping[str, str]
    format: str = "bson"
    charset: str | None = None
    spare: int = 0
    """Bytes of structure that count with what comes next."""
    collections: dict[str, Collection] = field(default_factory=dict)

    def blocks(self) -> Iterator[Block]:
        """Cut between documents."""
        self.pieces.need(HEAD)
        if self.archive:
            yield from self._archive()
        else:
            yield from self._documents(Collection(""), enclosed=False)
        if self.spare:
            yield Parsed((nothing("", 0, self.spare),))

    def _archive(self) -> Iterator[Block]:
        """Pass over the descriptions, then read run after run."""
        self._pass(len(MAGIC))
        while self._whole() is not None:
            self._pass(len(self._whole() or b""))
        while True:
            while self._marked():
                self._pass(4)
            name = self._whole()
            if name is None:
                break
            self._pass(len(name))
            table = _namespace(name, self.limits)
            yield from self._documents(self.collections.setdefault(table, Collection(table)), enclosed=True)
        yield from self._documents(Collection(""), enclosed=False)

    def _pass(self, size: int) -> None:
        size = min(size, len(self.pieces.data) - self.pieces.at)
        self.pieces.at += size
        self.spare += size

    def _marked(self) -> bool:
        """Tell whether a run of documents ends here."""
        self.pieces.need(4)
        return self.pieces.data[self.pieces.at : self.pieces.at + 4] == b"\xff\xff\xff\xff"

    def _whole(self) -> bytes | None:
        """Give the document that stands here; None where none does."""
        self.pieces.need(4)
        size = int.from_bytes(self.pieces.data[self.pieces.at : self.pieces.at + 4], "little")
        if not 5 <= size <= self.limits.record_bytes:
            return None
        self.pieces.need(size)
        data = self.pieces.data[self.pieces.at : self.pieces.at + size]
        return data if hop(data, 0, self.limits.record_bytes)[0] == size else None

    def _documents(self, collection: Collection, *, enclosed: bool) -> Iterator[Block]:
        """Cut documents up to the mark that ends their run, or up to the end of the input."""
        pieces = self.pieces
        while True:
            stop, count, why = hop(pieces.data, pieces.at, self.limits.record_bytes)
            if count:
                yield self._block(collection, stop, count)
            if why == _TERMINATOR and enclosed:
                return
            if why in (_UNFRAMED, _TERMINATOR):
                yield from self._search(collection)
            elif not pieces.more():
                if len(pieces.data) == pieces.at:
                    return
                yield from self._search(collection)

    def _block(self, collection: Collection, stop: int, count: int) -> BsonBlock:
        data = self.pieces.data[self.pieces.at : stop]
        self.pieces.at = stop
        if collection.plan is None:
            self._learn(collection, data)
        size, self.spare = self.spare + len(data), 0
        first = collection.first
        collection.first += count
        return BsonBlock(data, collection.table, first, size, collection.plan or (), self.limits)

    def _learn(self, collection: Collection, data: bytes) -> None:
        """See which keys are data, and how documents begin, from the first ones."""
        walker = _walker((), self.limits)
        walker.documents(data[: hop(data[:HEAD], 0, self.limits.record_bytes)[0]], 0, 1 << 62)
        collection.plan = plan_of(places(walker))
        if len(data) > 5:
            collection.sign = data[4 : data.find(b"\0", 5) + 1] or _SIGN

    def _search(self, collection: Collection) -> Iterator[Block]:
        """Give up what stands here, up to where a document seems to begin."""
        pieces = self.pieces
        longest = self.limits.record_bytes
        size = 1
        while True:
            found = begins(pieces.data, pieces.at + size, collection.sign, longest)
            if found >= 0:
                size = found - pieces.at
                break
            seen = len(pieces.data) - pieces.at
            size = max(size, seen - len(collection.sign) - 4)
            if seen > longest:
                break
            if not pieces.more():
                size = seen
                break
        reason = "truncated" if pieces.ended and pieces.at + size == len(pieces.data) else "malformed"
        pieces.at += size
        yield Parsed((lost(reason, 1, size, collection.table, collection.first),))
        collection.first += 1


def _walker(plan: Plan, limits: Limits) -> BsonWalker:
    return BsonWalker(plan, limits.columns, SPREAD, min(limits.depth, 1024), limits.record_bytes)


def _namespace(document: bytes, limits: Limits) -> str:
    """Read which collection follows: `database.collection`."""
    walker = _walker((), limits)
    walker.documents(document, 0, 1 << 62)
    row = closed(walker, {}, "", 0, 0).columns
    names = (row.column(key).to_pylist()[:1] for key in ("db", "collection") if key in row.schema.names)
    return ".".join(str(value) for name in names for value in name if value)


def _sniff(head: Head) -> float:
    if head.raw.startswith(MAGIC):
        return 1.0
    limits = Limits()
    stop, count, why = hop(head.raw, 0, limits.record_bytes)
    if not count:
        return 0.0
    walker = _walker((), limits)
    walker.documents(head.raw[:stop], 0, 1 << 62)
    if walker.rows < 0.5 * count or not walker.paths()[1:]:
        return 0.0
    sound = not why and (stop == len(head.raw) or not head.complete or count > 1)
    return 0.95 if sound and walker.rows == count else 0.6


def _open(stream: Stream, head: Head, limits: Limits) -> Bson:
    archive = head.raw.startswith(MAGIC)
    facts = {"exporter": "mongodump archive" if archive else "mongodump"}
    return Bson(Pieces(stream, limits.block_bytes), limits, archive, facts)


FORMAT = Format("bson", _sniff, _open)
