"""gzip: members of deflated data, one after the other (RFC 1952).

* Magic: 1F 8B 08
* The checksum is compared after all content was given, so that a false one costs nothing else
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isal import igzip_lib, isal_zlib

from leakassay.sources.containers.interface import Compression, pumped, tail
from leakassay.sources.streams import BrokenOffError

if TYPE_CHECKING:
    from collections.abc import Generator

    from leakassay.sources.streams import Flow

_MAGIC = b"\x1f\x8b\x08"
_CRC, _EXTRA, _NAME, _COMMENT, _RESERVED = 2, 4, 8, 16, 0xE0
_LONGEST_NAME = 1 << 16
_ERRORS: tuple[type[Exception], ...] = (igzip_lib.IsalError, ValueError)  # type: ignore[assignment]  # its stub calls it no exception


def _knows(head: bytes) -> bool:
    return head[:3] == _MAGIC and len(head) > 3 and not head[3] & _RESERVED


def _unpack(flow: Flow) -> Generator[bytes]:
    while _knows(flow.peek(4)):
        _pass_header(flow)
        engine = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_DEFLATE)
        checksum, size = 0, 0
        for piece in pumped(flow, engine, _ERRORS):
            checksum = isal_zlib.crc32(piece, checksum)
            size += len(piece)
            yield piece
        trailer = flow.exactly(8)
        if len(trailer) < 8:
            raise BrokenOffError(flow.damage or "truncated")
        if trailer != checksum.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little"):
            raise BrokenOffError("damaged")
    tail(flow)


def _pass_header(flow: Flow) -> None:
    flags = flow.exactly(10)[3:4] or b"\0"
    if flags[0] & _EXTRA:
        flow.skip(int.from_bytes(flow.exactly(2), "little"))
    for field in (_NAME, _COMMENT):
        if flags[0] & field:
            end = flow.peek(_LONGEST_NAME).find(0)
            flow.skip(_LONGEST_NAME if end < 0 else end + 1)
    if flags[0] & _CRC:
        flow.skip(2)


COMPRESSION = Compression("gzip", _knows, _unpack)
