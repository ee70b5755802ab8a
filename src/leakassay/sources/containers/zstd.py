"""Zstandard: frames one after the other, some to be skipped (RFC 8878).

* Magic: 28 B5 2F FD; 50 to 5F, 2A 4D 18 for a frame to be skipped
* Frames that look back further than 128 MiB (`zstd --ultra --long=28` and more) are refused
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from leakassay.sources.containers.interface import WINDOW_LOG, Compression, pumped, tail

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd  # type: ignore[attr-defined,unused-ignore]  # Python 3.14 has its own

if TYPE_CHECKING:
    from collections.abc import Generator

    from leakassay.sources.streams import Flow

_MAGIC = b"\x28\xb5\x2f\xfd"
_SKIPPED = b"\x2a\x4d\x18"
_OPTIONS: dict[int, int] = {zstd.DecompressionParameter.window_log_max: WINDOW_LOG}


def _knows(head: bytes) -> bool:
    return head[:4] == _MAGIC or _is_skipped(head)


def _is_skipped(head: bytes) -> bool:
    return head[1:4] == _SKIPPED and head[0] & 0xF0 == 0x50


def _unpack(flow: Flow) -> Generator[bytes]:
    while _knows(head := flow.peek(8)):
        if _is_skipped(head):
            flow.skip(8 + int.from_bytes(head[4:], "little"))
            continue
        engine = zstd.ZstdDecompressor(options=_OPTIONS)
        yield from pumped(flow, engine, (zstd.ZstdError, EOFError, ValueError))
    tail(flow)


COMPRESSION = Compression("zstd", _knows, _unpack)
