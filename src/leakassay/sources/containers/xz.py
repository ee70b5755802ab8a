"""xz, and the older .lzma, which has no magic number but a telling header.

* Magic: FD `7zXZ` 00; or the properties 5D, a dictionary of a usual size, and a sound length
* Standard: The .xz File Format 1.2.1
"""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

from leakassay.sources.containers.interface import WINDOW_LOG, Compression, pumped, tail

if TYPE_CHECKING:
    from collections.abc import Generator

    from leakassay.sources.streams import Flow

_MAGIC = b"\xfd7zXZ\0"
_MEMORY = (1 << WINDOW_LOG) + (8 << 20)
_DICTIONARIES = frozenset(1 << n for n in range(12, WINDOW_LOG + 1)) | frozenset(
    3 << n for n in range(11, WINDOW_LOG)
)
_UNKNOWN = b"\xff" * 8
_LONGEST = 1 << 40


def _knows(head: bytes) -> bool:
    return head.startswith(_MAGIC) or _is_alone(head)


def _is_alone(head: bytes) -> bool:
    if len(head) < 14 or head[0] != 0x5D or int.from_bytes(head[1:5], "little") not in _DICTIONARIES:
        return False
    # The first byte of the range coder is always zero.
    return head[13] == 0 and (head[5:13] == _UNKNOWN or int.from_bytes(head[5:13], "little") < _LONGEST)


def _unpack(flow: Flow) -> Generator[bytes]:
    while _knows(flow.peek(14)):
        engine = lzma.LZMADecompressor(lzma.FORMAT_AUTO, _MEMORY)
        yield from pumped(flow, engine, (lzma.LZMAError, EOFError, ValueError))
        _pass_padding(flow)
    tail(flow)


def _pass_padding(flow: Flow) -> None:
    """Streams may be padded by zeros, four at a time."""
    while flow.peek(4) == b"\0\0\0\0":
        flow.skip(4)


COMPRESSION = Compression("xz", _knows, _unpack)
