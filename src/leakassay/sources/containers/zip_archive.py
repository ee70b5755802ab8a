"""ZIP, read from front to back by the headers before each member.

One pass and no seeking: the same for a file, a pipe and a ZIP inside a ZIP, and half a ZIP gives what
it holds. Members that the list at the end no longer names are read too; members that overlap (bombs
that name the same bytes many times) are read once.

* Magic: `PK` 03 04; `PK` 05 06 where it is empty; `PK` 07 08 or `PK00` before the first of several volumes
* Standard: PKWARE APPNOTE 6.3.10. Methods: stored, deflate, bzip2, LZMA, Zstandard, xz
"""

from __future__ import annotations

import bz2
import lzma
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isal import igzip_lib, isal_zlib

from leakassay.errors import CannotOpenError
from leakassay.sources.containers.interface import WINDOW_LOG, Archive, Member, pumped
from leakassay.sources.streams import STEP, BrokenOffError, Flow, part_of

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd  # type: ignore[attr-defined,unused-ignore]  # Python 3.14 has its own

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from leakassay.sources.containers.interface import Budget, Decompressor

_LOCAL, _CENTRAL, _END, _SPANNED = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08"
_LISTS = (_CENTRAL, _END, b"PK\x06\x06", b"PK\x06\x08", b"PK\x05\x05")
_DESCRIPTOR = _SPANNED
_HEADER = 30
_ENCRYPTED, _LATER, _UTF8 = 0x1, 0x8, 0x800
_UNKNOWN32 = 0xFFFFFFFF
_STORED, _DEFLATED, _BZIP2, _LZMA, _ZSTD, _XZ, _AES = 0, 8, 12, 14, 93, 95, 99
_ERRORS: tuple[type[Exception], ...] = (
    igzip_lib.IsalError,  # type: ignore[assignment]  # its stub calls it no exception
    OSError,
    lzma.LZMAError,
    zstd.ZstdError,
    EOFError,
    ValueError,
)
_OFFICE = {
    b"word/": "a Word document",
    b"ppt/": "a presentation",
    b"mimetypeapplication/vnd.oasis.opendocument.text": "a text document",
    b"mimetypeapplication/vnd.oasis.opendocument.presentation": "a presentation",
    b"mimetypeapplication/epub+zip": "an electronic book",
}


_DOCUMENT = re.compile(rb"\[Content_Types\]\.xml|(?:_rels|docProps|xl|word|ppt|customXml|META-INF)/|mimetype")
"""What the first member of an office document is called."""


def is_document(head: bytes) -> bool:
    """Tell whether a ZIP begins as office documents do, whatever lies further on in it."""
    return head[:4] == _LOCAL and _DOCUMENT.match(head, _HEADER) is not None


def office(head: bytes) -> str | None:
    """Say what an office file that is a ZIP holds; None for any other ZIP, spreadsheets among them."""
    if head[:4] != _LOCAL:
        return None
    for mark, what in _OFFICE.items():
        if mark in (head[_HEADER:200] if mark.startswith(b"mimetype") else head) and (
            mark.startswith(b"mimetype") or b"[Content_Types].xml" in head
        ):
            return what
    return None


@dataclass(frozen=True, slots=True)
class _Local:
    """The header before a member."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    wide: bool
    """Sizes behind the member take eight bytes each (ZIP64)."""

    @property
    def sized(self) -> bool:
        """Its end is known from the header alone."""
        return not self.flags & _LATER or self.packed > 0


def _knows(head: bytes) -> bool:
    return head[:4] in (_LOCAL, _END) or (head[:4] in (_SPANNED, b"PK00") and head[4:8] == _LOCAL)


def _members(flow: Flow, budget: Budget) -> Generator[Member]:
    if flow.peek(4) in (_SPANNED, b"PK00"):
        flow.skip(4)
    if flow.peek(4) == _END:
        raise CannotOpenError(f"{flow.name} is an empty archive: check that it is the file you mean.")
    while (magic := flow.peek(4)) and magic not in _LISTS:
        if magic != _LOCAL:
            yield Member("", None, "damaged", _seek(flow, (_LOCAL, *_LISTS)))
        elif (local := _header(flow)) is None:
            raise BrokenOffError(flow.damage or "truncated")
        elif not (local.name.endswith("/") and not local.packed):
            yield from _member(flow, local, budget)
    if not magic:
        raise BrokenOffError(flow.damage or "truncated")
    flow.drain()


def _member(flow: Flow, local: _Local, budget: Budget) -> Generator[Member]:
    refused = "encrypted" if local.flags & _ENCRYPTED or local.method == _AES else ""
    if not refused and local.method not in _ENGINES and local.method != _STORED:
        refused = "unsupported"
    if refused:
        packed = flow.skip(local.packed) if local.sized else _seek(flow, (_LOCAL, *_LISTS))
        yield Member(local.name, None, refused, packed)
    elif local.sized:
        packed_flow = Flow(flow.name, part_of(flow, local.packed))
        content = _unpacked(packed_flow, local)
        yield Member(local.name, budget.capped(content, lambda: packed_flow.count))
        packed_flow.drain()
    else:
        content = _until_descriptor(flow, local)
        yield Member(local.name, budget.capped(content, lambda: flow.count))
        content.close()
        if flow.peek(4) not in (_LOCAL, *_LISTS):
            # The content was left before its end.
            _seek(flow, (_LOCAL, *_LISTS))
    if local.sized and local.flags & _LATER:
        _pass_descriptor(flow, wide=local.wide)


def _unpacked(packed: Flow, local: _Local) -> Generator[bytes]:
    """Give the content of a member whose packed size is known."""
    checksum = 0
    pieces = (
        part_of(packed, local.packed) if local.method == _STORED else _engine_pieces(packed, local.method)
    )
    for piece in pieces:
        checksum = isal_zlib.crc32(piece, checksum)
        yield piece
    if not local.flags & _LATER and checksum != local.checksum:
        raise BrokenOffError("damaged")


def _until_descriptor(flow: Flow, local: _Local) -> Generator[bytes]:
    """Give the content of a member whose sizes and checksum stand behind it."""
    checksum, size, before = 0, 0, flow.count
    pieces = _stored(flow) if local.method == _STORED else _engine_pieces(flow, local.method)
    for piece in pieces:
        checksum = isal_zlib.crc32(piece, checksum)
        size += len(piece)
        yield piece
    packed = flow.count - before
    told = _descriptor(flow, wide=local.wide)
    if told != (checksum, packed, size) and told != (checksum, packed & _UNKNOWN32, size & _UNKNOWN32):
        raise BrokenOffError(flow.damage or ("truncated" if told is None else "damaged"))


def _stored(flow: Flow) -> Generator[bytes]:
    """Give bytes up to a descriptor that fits them."""
    size, checksum = 0, 0
    while window := flow.peek(STEP):
        at = window.find(_DESCRIPTOR)
        if at < 0:
            # The mark may begin in the last three bytes.
            piece = flow.read(max(1, len(window) - 3))
        else:
            piece = window[:at]
            whole = isal_zlib.crc32(piece, checksum)
            told = int.from_bytes(window[at + 4 : at + 8], "little")
            length = int.from_bytes(window[at + 8 : at + 12], "little")
            if told == whole and length == (size + at) & _UNKNOWN32:
                flow.skip(at)
                yield piece
                return
            piece = flow.read(at + 4)
        checksum = isal_zlib.crc32(piece, checksum)
        size += len(piece)
        yield piece
    raise BrokenOffError(flow.damage or "truncated")


def _descriptor(flow: Flow, *, wide: bool) -> tuple[int, int, int] | None:
    raw = flow.peek(24)
    raw = raw[4:] if raw[:4] == _DESCRIPTOR else raw
    width = 8 if wide else 4
    if len(raw) < 4 + 2 * width:
        return None
    _pass_descriptor(flow, wide=wide)
    return (
        int.from_bytes(raw[:4], "little"),
        int.from_bytes(raw[4 : 4 + width], "little"),
        int.from_bytes(raw[4 + width : 4 + 2 * width], "little"),
    )


def _pass_descriptor(flow: Flow, *, wide: bool) -> None:
    if flow.peek(4) in (_LOCAL, *_LISTS):
        return
    marked = 4 if flow.peek(4) == _DESCRIPTOR else 0
    flow.skip(marked + 4 + (16 if wide else 8))


def _header(flow: Flow) -> _Local | None:
    raw = flow.exactly(_HEADER)
    if len(raw) < _HEADER:
        return None
    numbers = [int.from_bytes(raw[at : at + 4], "little") for at in (14, 18, 22)]
    flags, method = int.from_bytes(raw[6:8], "little"), int.from_bytes(raw[8:10], "little")
    name = flow.exactly(int.from_bytes(raw[26:28], "little"))
    extra = flow.exactly(int.from_bytes(raw[28:30], "little"))
    checksum, packed, size = numbers
    wide = _field(extra, 0x0001)
    if wide is not None:
        # Only those sizes stand there that are unknown here: first the size, then the packed size.
        at = 0
        if size == _UNKNOWN32 and len(wide) >= at + 8:
            size, at = int.from_bytes(wide[at : at + 8], "little"), at + 8
        if packed == _UNKNOWN32 and len(wide) >= at + 8:
            packed = int.from_bytes(wide[at : at + 8], "little")
    return _Local(_text(name, flags), flags, method, checksum, packed, size, wide is not None)


def _field(extra: bytes, number: int) -> bytes | None:
    at = 0
    while at + 4 <= len(extra):
        size = int.from_bytes(extra[at + 2 : at + 4], "little")
        if int.from_bytes(extra[at : at + 2], "little") == number:
            return extra[at + 4 : at + 4 + size]
        at += 4 + size
    return None


def _text(name: bytes, flags: int) -> str:
    """Decode a name: UTF-8 where it says so or is so, else the code page of the standard."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "replace") if flags & _UTF8 else name.decode("cp437")


def _seek(flow: Flow, marks: tuple[bytes, ...]) -> int:
    """Pass over bytes up to the next of `marks`, or to the end; say how many."""
    passed = 0
    while window := flow.peek(STEP):
        found = [at for mark in marks if (at := window.find(mark)) >= 0]
        if found:
            return passed + flow.skip(min(found))
        passed += flow.skip(max(1, len(window) - 3))
    return passed


def _engine_pieces(flow: Flow, method: int) -> Generator[bytes]:
    yield from pumped(flow, _ENGINES[method](flow), _ERRORS)


def _lzma(flow: Flow) -> Decompressor:
    """Read the properties that stand before LZMA data in a ZIP."""
    raw = flow.exactly(9)
    if len(raw) < 9 or raw[4] >= 9 * 5 * 5:
        raise BrokenOffError("damaged")
    rest, literal = divmod(raw[4], 9)
    dictionary = max(int.from_bytes(raw[5:9], "little"), 1 << 12)
    if dictionary > 1 << WINDOW_LOG:
        raise BrokenOffError("over the limit")
    options = {
        "id": lzma.FILTER_LZMA1,
        "dict_size": dictionary,
        "lc": literal,
        "lp": rest % 5,
        "pb": rest // 5,
    }
    try:
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, None, [options])
    except (lzma.LZMAError, ValueError):
        raise BrokenOffError("damaged") from None


def _zstd(flow: Flow) -> Decompressor:
    del flow
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: WINDOW_LOG})


_ENGINES: dict[int, Callable[[Flow], Decompressor]] = {
    _DEFLATED: lambda _: igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_DEFLATE),
    _BZIP2: lambda _: bz2.BZ2Decompressor(),
    _LZMA: _lzma,
    _ZSTD: _zstd,
    _XZ: lambda _: lzma.LZMADecompressor(lzma.FORMAT_XZ, (1 << WINDOW_LOG) + (8 << 20)),
}

ARCHIVE = Archive("zip", _knows, _members)
