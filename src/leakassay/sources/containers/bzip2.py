"""bzip2: blocks of up to 900 kB, streams one after the other.

* Magic: `BZh`, a digit, and the number of a block or of the end
"""

from __future__ import annotations

import bz2
import re
from typing import TYPE_CHECKING

from leakassay.sources.containers.interface import Compression, pumped, tail

if TYPE_CHECKING:
    from collections.abc import Generator

    from leakassay.sources.streams import Flow

_MAGIC = re.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)")


def _knows(head: bytes) -> bool:
    return _MAGIC.match(head) is not None


def _unpack(flow: Flow) -> Generator[bytes]:
    while _knows(flow.peek(10)):
        yield from pumped(flow, bz2.BZ2Decompressor(), (OSError, ValueError))
    tail(flow)


COMPRESSION = Compression("bzip2", _knows, _unpack)
