"""tar: v7, ustar, GNU and pax, with sparse members.

Links, devices and pipes hold nothing to read and are passed over; names are only shown.

* Magic: none in v7; a block of 512 bytes whose checksum is right
* Standard: POSIX.1-2017 pax; GNU tar manual, Basic Tar Format, Sparse Formats
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.sources.containers.interface import Archive, Member
from leakassay.sources.streams import BrokenOffError, Flow, part_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from leakassay.sources.containers.interface import Budget

_BLOCK = 512
_LONGEST_HEADER = 1 << 20
"""Names and attributes beyond this are passed over."""
_MOST_EXTENTS = 100_000
_FILES = frozenset(b"0\x007S")
_LONG_NAME, _LONG_LINK, _PAX, _PAX_ALL, _SPARSE = (c[0] for c in (b"L", b"K", b"x", b"g", b"S"))
_ZEROS = bytes(1 << 16)

_Extents = list[tuple[int, int]]
"""Where data lies in a sparse member, and how much."""


@dataclass(slots=True)
class _Told:
    """What the headers before a header say of it."""

    name: str = ""
    pax: dict[str, bytes] = field(default_factory=dict)


def _knows(head: bytes) -> bool:
    return len(head) >= _BLOCK and head[0] != 0 and _is_header(head[:_BLOCK])


def _is_header(block: bytes) -> bool:
    told = _number(block[148:156])
    blank = block[:148] + b" " * 8 + block[156:]
    signed = sum(byte - 256 if byte > 127 else byte for byte in blank)
    return told is not None and told in (sum(blank), signed)


def _number(raw: bytes) -> int | None:
    """Read an octal number, or a binary one of GNU; None where it is neither."""
    if raw[0] == 0x80:
        return int.from_bytes(raw[1:], "big")
    digits = raw.strip(b" \0").split(b"\0")[0].strip()
    if not digits:
        return 0
    return int(digits, 8) if digits.isdigit() and not set(digits) & set(b"89") else None


def _members(flow: Flow, budget: Budget) -> Generator[Member]:
    told = _Told()
    while len(block := flow.exactly(_BLOCK)) == _BLOCK and any(block):
        size = _size(block, told)
        if size is None or not _is_header(block):
            yield Member("", None, "damaged", _BLOCK + _seek(flow))
            told = _Told()
            continue
        kind = block[156]
        if kind in (_LONG_NAME, _LONG_LINK, _PAX, _PAX_ALL):
            _listen(told, kind, flow, size)
            continue
        if kind in _FILES and not (kind == 0 and block[:100].rstrip(b"\0").endswith(b"/")):
            yield from _member(flow, block, told, size, budget)
        else:
            flow.skip(_padded(size) if kind not in b"123456" else 0)
        told = _Told()
    if len(block) < _BLOCK and (block or flow.damage):
        raise BrokenOffError(flow.damage or "truncated")
    flow.drain()
    if flow.damage:
        raise BrokenOffError(flow.damage)


def _size(block: bytes, told: _Told) -> int | None:
    size = told.pax.get("size", b"")
    return int(size) if size.isdigit() and len(size) < 20 else _number(block[124:136])


def _padded(size: int) -> int:
    return -(-size // _BLOCK) * _BLOCK


def _member(flow: Flow, block: bytes, told: _Told, size: int, budget: Budget) -> Generator[Member]:
    name = told.name or _name(block)
    packed = Flow(name, part_of(flow, size))
    extents: _Extents | None = None
    try:
        if block[156] == _SPARSE:
            extents, length = _old_sparse(flow, block)
        else:
            extents, length = _pax_sparse(packed, told)
    except BrokenOffError as broken:
        yield Member(name, None, broken.reason, packed.drain())
    else:
        if extents is None:
            yield Member(name, (piece for piece in part_of(packed, size)))
        else:
            content = _expanded(packed, extents, length)
            yield Member(name, budget.capped(content, lambda: packed.count))
        packed.drain()
    flow.skip(_padded(size) - size)


def _name(block: bytes) -> str:
    name = block[:100].split(b"\0")[0]
    prefix = block[345:500].split(b"\0")[0] if block[257:263] == b"ustar\0" else b""
    return (prefix + b"/" + name if prefix else name).decode("utf-8", "replace")


def _listen(told: _Told, kind: int, flow: Flow, size: int) -> None:
    """Take in what a header says of the next one."""
    content = flow.exactly(min(size, _LONGEST_HEADER))
    flow.skip(_padded(size) - len(content))
    if kind == _LONG_NAME:
        told.name = content.split(b"\0")[0].decode("utf-8", "replace")
    elif kind == _PAX:
        told.pax.update(_attributes(content))
        name = told.pax.get("GNU.sparse.name") or told.pax.get("path")
        if name:
            told.name = name.decode("utf-8", "replace")


def _attributes(content: bytes) -> dict[str, bytes]:
    """Read `LENGTH KEY=VALUE` lines; those of GNU's sparse map 0.0 run together."""
    found: dict[str, bytes] = {}
    at = 0
    while at < len(content):
        digits, space, _ = content[at : at + 12].partition(b" ")
        if not space or not digits.isdigit() or int(digits) < len(digits) + 3:
            break
        key, _, value = content[at + len(digits) + 1 : at + int(digits) - 1].partition(b"=")
        name = key.decode("utf-8", "replace")
        if name in ("GNU.sparse.offset", "GNU.sparse.numbytes"):
            found["GNU.sparse.map"] = found.get("GNU.sparse.map", b"") + value + b","
        else:
            found[name] = value
        at += int(digits)
    return found


def _old_sparse(flow: Flow, block: bytes) -> tuple[_Extents, int]:
    """Read the map of GNU's own sparse members."""
    extents = _pairs(block[386:482])
    more = block[482]
    while more:
        extension = flow.exactly(_BLOCK)
        if len(extension) < _BLOCK:
            raise BrokenOffError(flow.damage or "truncated")
        extents += _pairs(extension[:504])
        more = extension[504] if len(extents) < _MOST_EXTENTS else 0
    return extents, _number(block[483:495]) or 0


def _pairs(raw: bytes) -> _Extents:
    numbers = [_number(raw[at : at + 12]) or 0 for at in range(0, len(raw), 12)]
    return [(a, n) for a, n in zip(numbers[::2], numbers[1::2], strict=False) if a or n]


def _pax_sparse(packed: Flow, told: _Told) -> tuple[_Extents | None, int]:
    """Read the map of a sparse member of the pax formats 0.0, 0.1 and 1.0; None where there is none."""
    length = _decimal(told.pax.get("GNU.sparse.realsize") or told.pax.get("GNU.sparse.size") or b"0")
    if told.pax.get("GNU.sparse.major") == b"1":
        lines = _Lines(packed)
        count = min(lines.number(), _MOST_EXTENTS)
        extents = [(lines.number(), lines.number()) for _ in range(count)]
        packed.skip(-packed.count % _BLOCK)
        return extents, length
    if "GNU.sparse.map" not in told.pax:
        return None, 0
    numbers = [_decimal(number) for number in told.pax["GNU.sparse.map"].rstrip(b",").split(b",")]
    return list(zip(numbers[::2], numbers[1::2], strict=False)), length


def _decimal(raw: bytes) -> int:
    if not raw.isdigit() or len(raw) > 19:
        raise BrokenOffError("damaged")
    return int(raw)


class _Lines:
    """Numbers, one a line."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def number(self) -> int:
        line, end, _ = self._flow.peek(24).partition(b"\n")
        if not end:
            raise BrokenOffError(self._flow.damage or "damaged")
        self._flow.skip(len(line) + 1)
        return _decimal(line)


def _expanded(packed: Flow, extents: _Extents, length: int) -> Generator[bytes]:
    """Give a sparse member with its holes."""
    at = 0
    for start, size in extents:
        if start < at:
            raise BrokenOffError("damaged")
        yield from _hole(start - at)
        yield from part_of(packed, size)
        at = start + size
    yield from _hole(length - at)


def _hole(size: int) -> Iterable[bytes]:
    while size > 0:
        yield _ZEROS[:size]
        size -= len(_ZEROS)


def _seek(flow: Flow) -> int:
    """Pass over blocks that are no header; say how many bytes."""
    passed = 0
    while len(block := flow.peek(_BLOCK)) == _BLOCK and any(block) and not _is_header(block):
        passed += flow.skip(_BLOCK)
    return passed


ARCHIVE = Archive("tar", _knows, _members)
