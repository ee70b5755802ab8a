"""The codecs of Avro blocks, unpacked under a cap.

* Standard: Apache Avro 1.11, Required and Optional Codecs
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CHECKSUM = 4


class TooLargeError(ValueError):
    """The block would unpack to more than the cap."""


def unpack(codec: str, packed: bytes, cap: int) -> bytes:
    """Unpack a block to at most `cap` bytes.

    Raises TooLargeError beyond that, and ValueError, OSError, EOFError or ArrowException where
    the block is broken.
    """
    data = CODECS[codec](packed, cap)
    if len(data) > cap:
        raise TooLargeError
    return data


def _null(packed: bytes, cap: int) -> bytes:
    del cap
    return packed


def _deflate(packed: bytes, cap: int) -> bytes:
    decoder = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return decoder.decompress(packed, cap + 1)
    except zlib.error:
        raise ValueError from None


def _bzip2(packed: bytes, cap: int) -> bytes:
    return bz2.BZ2Decompressor().decompress(packed, cap + 1)


def _xz(packed: bytes, cap: int) -> bytes:
    try:
        return lzma.LZMADecompressor(memlimit=256 << 20).decompress(packed, cap + 1)
    except lzma.LZMAError:
        raise ValueError from None


def _snappy(packed: bytes, cap: int) -> bytes:
    size = 0
    for place, byte in enumerate(packed[:5]):
        size |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    if size > cap:
        raise TooLargeError
    data: Any = pa.Codec("snappy").decompress(packed[:-_CHECKSUM], size)
    return bytes(data)


def _zstandard(packed: bytes, cap: int) -> bytes:
    with pa.CompressedInputStream(pa.BufferReader(packed), "zstd") as stream:
        return bytes(stream.read(cap + 1))


CODECS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "null": _null,
    "deflate": _deflate,
    "bzip2": _bzip2,
    "xz": _xz,
    "snappy": _snappy,
    "zstandard": _zstandard,
}
