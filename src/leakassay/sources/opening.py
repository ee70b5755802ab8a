"""From paths to sources: places are found, containers unpacked, formats known by content.

    path ─► place ─► raw bytes ─► unpacked ─► UTF-8 ─► Format.open ─► Input

What can be opened is opened: inside a folder or an archive, or among several paths, a file that is empty,
encrypted, damaged or of no known format is an `Input` that says so, and the rest is read.
"""

from __future__ import annotations

import re
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

from leakassay.errors import CannotOpenError, MissingLibraryError
from leakassay.sources import (
    arrow_file,
    avro,
    bson,
    cards,
    contained,
    dbf,
    delimited,
    fixed_width,
    json_text,
    ldif,
    log_lines,
    orc,
    parquet,
    spreadsheet,
    sql_dump,
    sqlite,
    vcard,
    xml_records,
    yaml_records,
)
from leakassay.sources.charsets import find_charset
from leakassay.sources.containers import ARCHIVES, COMPRESSIONS, zip_archive
from leakassay.sources.containers.interface import Budget
from leakassay.sources.inputs import Input, Named, Watched, Where
from leakassay.sources.interface import REASONS, Head, Limits
from leakassay.sources.naming import is_clutter, shown, table_of
from leakassay.sources.parted import parted
from leakassay.sources.places import Place, opened, places, version_of
from leakassay.sources.streams import BrokenOffError, Custody, Flow, of_file, of_memory
from leakassay.sources.transcoding import Converted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from leakassay.sources.containers.interface import Archive, Compression, Member
    from leakassay.sources.interface import Format

BINARY_FORMATS: tuple[Format, ...] = (
    parquet.FORMAT,
    arrow_file.FORMAT,
    avro.FORMAT,
    bson.FORMAT,
    orc.FORMAT,
    spreadsheet.FORMAT,
    dbf.FORMAT,
    sqlite.FORMAT,
)
"""These read the bytes as they are."""
TEXT_FORMATS: tuple[Format, ...] = (
    delimited.FORMAT,
    *json_text.FORMATS,
    vcard.FORMAT,
    ldif.FORMAT,
    xml_records.FORMAT,
    yaml_records.FORMAT,
    fixed_width.FORMAT,
    cards.FORMAT,
    log_lines.FORMAT,
    sql_dump.FORMAT,
)
"""These read UTF-8, whatever the charset of the file."""
FORMATS = (*BINARY_FORMATS, *TEXT_FORMATS)
_STORE = re.compile(r"(?:postgres(?:ql)?|mysql|mariadb|sqlite):", re.IGNORECASE)
"""URLs of stores. `sources.stores` has `open_store(url, limits)`, a Source that counts its bytes in `count`,
and `name_of(url)`, which leaves out passwords."""
_HEAD = 1 << 18
_CONTAINER_HEAD = 1 << 16


def open_inputs(paths: Iterable[str | Path], limits: Limits) -> Iterator[Input]:
    """Give the inputs that `paths` lead to; each is to be read before the next one is asked for.

    `paths`: files, folders, named pipes, URLs of stores, `-`. Raises CannotOpenError where a path does
    not exist, and at the end where nothing at all could be opened.
    """
    listed = list(paths)
    starts = [_begun(path, limits) for path in listed]
    refusals: list[Input] = []
    some = False
    for one in chain.from_iterable(starts):
        some = some or one.source is not None
        if one.refused and len(refusals) < 2:
            refusals.append(one)
        yield one
    if not some:
        raise _nothing(listed, refusals)


def _begun(path: str | Path, limits: Limits) -> Iterator[Input]:
    """Begin with one path. Raises CannotOpenError at once where there is nothing, not when it is its turn."""
    if _STORE.match(str(path)):
        # Drivers are loaded only here: most runs need none.
        stores = import_module("leakassay.sources.stores")
        return _inputs_in_store(stores, str(path), stores.name_of(str(path)), limits)
    walk = places(path)
    first = next(walk, None)
    found = chain([first] if first is not None else [], walk)
    return (one for place in found for one in _inputs_at(place, limits))


def _inputs_in_store(stores: Any, url: str, name: str, limits: Limits) -> Iterator[Input]:
    named = Named(name, name, of_memory(name, b""), Custody(), Budget(limits))
    try:
        source = stores.open_store(url, limits)
    except CannotOpenError as error:
        yield _refusal(named, error)
        return
    yield Input(named, source, source, live=True)


def _nothing(paths: list[str | Path], refusals: list[Input]) -> CannotOpenError:
    """Say why nothing could be opened."""
    if not refusals:
        names = ", ".join(shown(str(path)) for path in paths[:3]) or "the list of paths"
        return CannotOpenError(f"{names} holds no file: check the path.")
    why = refusals[0].refused or ""
    more = " (Nothing else could be opened either.)" if len(refusals) > 1 else ""
    return (MissingLibraryError if "install" in why else CannotOpenError)(why + more)


def _inputs_at(place: Place, limits: Limits) -> Iterator[Input]:
    """Open one place, and everything in it."""
    budget, custody = Budget(limits), Custody()
    nowhere = of_memory(place.name, b"")
    prefix = f"{table_of(place.table)}/" if place.found else ""
    named = Named(place.name, place.table, nowhere, custody, budget, prefix=prefix)
    try:
        file, named.size = opened(place)
    except CannotOpenError as error:
        yield _refusal(named, error)
        return
    on_disk = place.path if named.size is not None else None
    if where := on_disk or place.url:
        named.where = Where(where if isinstance(where, str) else where.absolute(), version_of(file))
    named.flow = Flow(place.name, custody.watch(budget.meter(of_file(file, named.size or 0))), on_disk)
    try:
        yield from _inputs_in(named, limits)
    finally:
        named.flow.close()


def _inputs_in(named: Named, limits: Limits) -> Iterator[Input]:
    """Open one named file: itself, or what it contains."""
    before = named.budget.taken
    try:
        flow, archive = _unpacked(named, limits)
        one = None if archive is not None else _opened(named, flow, limits)
    except CannotOpenError as error:
        named.finish()
        yield _refusal(named, error)
        return
    if archive is not None:
        yield from _members(named, flow, archive, limits)
    elif one is not None:
        one.before = before
        yield one


def _refusal(named: Named, error: Exception, reason: str = "") -> Input:
    reason = reason or ("unsupported" if isinstance(error, MissingLibraryError) else "not opened")
    size = max(named.size or 0, named.custody.bytes)
    return Input(named, refused=str(error), refused_reason=reason, refused_bytes=size)


def _unpacked(named: Named, limits: Limits) -> tuple[Flow, Archive | None]:
    """Take compression off; say which archive is below it, if any."""
    flow = named.flow
    while True:
        head = flow.peek(_CONTAINER_HEAD)
        compression = next((c for c in COMPRESSIONS if c.knows(head)), None)
        archive = _archive(head, named.name) if compression is None else None
        if compression is None and archive is None:
            return flow, None
        if named.depth >= limits.containers:
            raise CannotOpenError(
                f"{named.name} is packed into itself more than {limits.containers} times: unpack it first."
            )
        if compression is None:
            return flow, archive
        named.compressions = (*named.compressions, compression.name)
        flow = _layer(flow, named.budget, compression)


def _layer(packed: Flow, budget: Budget, compression: Compression) -> Flow:
    return Flow(packed.name, budget.capped(compression.unpack(packed), lambda: packed.count))


def _archive(head: bytes, name: str) -> Archive | None:
    """Find the kind of archive; office documents are ZIP files and none."""
    archive = next((a for a in ARCHIVES if a.knows(head)), None)
    if archive is not zip_archive.ARCHIVE or not zip_archive.is_document(head):
        return archive
    if (what := zip_archive.office(head)) is not None:
        raise CannotOpenError(f"{name} is {what}: save the table in it as a spreadsheet or CSV first.")
    return None if spreadsheet.FORMAT.sniff(Head(head, "", "", name.lower(), complete=False)) else archive


def _members(named: Named, flow: Flow, archive: Archive, limits: Limits) -> Iterator[Input]:
    """Open every member of an archive; then give the archive itself, for its hash."""
    whole = Input(named)
    members: Iterable[Member] = ()
    try:
        members = contained.members(archive, flow, named.budget)
        for member in members:
            if is_clutter(shown(member.name)):
                continue
            named.budget.admit()
            yield from _inputs_of_member(named, member, archive, limits)
    except CannotOpenError as error:
        whole = _refusal(named, error)
    except BrokenOffError as broken:
        whole.refused_reason = broken.reason
        whole.refused = f"{named.name} could be read in part only: {REASONS[broken.reason]}."
    whole.walls = contained.walls_of(members)
    flow.drain()
    named.finish()
    named.containers = (*named.containers, archive.name)
    yield whole


def _inputs_of_member(named: Named, member: Member, archive: Archive, limits: Limits) -> Iterator[Input]:
    inner = shown(member.name) if member.name else "a part that is no member"
    custody = Custody()
    flow = Flow(f"{named.name}/{inner}", custody.watch(member.pieces or ()))
    table = named.prefix + inner
    within = Named(
        flow.name,
        table,
        flow,
        custody,
        named.budget,
        containers=(*named.containers, archive.name),
        compressions=named.compressions,
        prefix=f"{table_of(table)}/",
    )
    if member.pieces is None:
        within.size = member.bytes
        why = CannotOpenError(f"{flow.name} cannot be read: {REASONS[member.refused]}.")
        yield _refusal(within, why, member.refused)
        return
    try:
        # A folder among the members has a name that ends so, and nothing in it.
        if not member.name.endswith("/") or flow.peek(1) or flow.damage:
            yield from _inputs_in(within, limits)
    finally:
        flow.close()


def _opened(named: Named, flow: Flow, limits: Limits) -> Input:
    """Open content that is no container, in the format that is surest of it."""
    raw = flow.peek(_HEAD)
    if len(raw) < _HEAD and not raw.strip(b"\0 \t\r\n"):
        raise CannotOpenError(_emptiness(named, flow))
    charset = find_charset(raw, complete=len(raw) < _HEAD)
    head = Head(raw, charset.text(raw), charset.name, named.name.lower(), len(raw) < _HEAD)
    rated = sorted(((form.sniff(head), form) for form in FORMATS), key=lambda one: -one[0])
    text = Converted(charset)
    utf8 = Flow(flow.name, text.pieces(flow), sound=lambda: text.sound)
    refused: CannotOpenError | None = None
    for _, form in (one for one in rated if one[0] > 0):
        stream = utf8 if form in TEXT_FORMATS else flow
        try:
            source = contained.opened(form, stream, head, limits)
        except CannotOpenError as error:
            refused = refused or error
            if utf8.count or (flow.count and stream is flow):
                break
            continue
        place = named.where if flow is named.flow else None
        watched = Watched(source, stream, text if stream is utf8 else None, named.finish, place)
        apart = parted(source, stream, place, (head, limits), named.size)
        return Input(named, watched, stream, parted=apart, walls=contained.walls_of(source))
    raise refused or CannotOpenError(
        f"{named.name} is of no format that is known here: if it is a disk image or a program's own file, "
        "export its tables first."
    )


def _emptiness(named: Named, flow: Flow) -> str:
    if flow.damage:
        return f"{named.name} cannot be read: {REASONS[flow.damage]}."
    but = " but for white space" if flow.peek(1) else ""
    return f"{named.name} is empty{but}: check that it is the right file."
