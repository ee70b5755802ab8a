"""LZ4 frames, one after the other.

* Magic: 04 22 4D 18
* Standard: LZ4 Frame Format 1.6
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lz4.frame import LZ4FrameDecompressor

from leakassay.sources.containers.interface import Compression, pumped, tail

if TYPE_CHECKING:
    from collections.abc import Generator

    from leakassay.sources.streams import Flow

_MAGIC = b"\x04\x22\x4d\x18"


def _knows(head: bytes) -> bool:
    return head[:4] == _MAGIC


def _unpack(flow: Flow) -> Generator[bytes]:
    while _knows(flow.peek(4)):
        yield from pumped(flow, LZ4FrameDecompressor(), (RuntimeError, EOFError, ValueError))
    tail(flow)


COMPRESSION = Compression("lz4", _knows, _unpack)
