"""RAR archives, versions 1.5 to 5, by libarchive. Encrypted ones are refused; later volumes too.

* Magic: `Rar!` 1A 07 00 (to version 4), `Rar!` 1A 07 01 00 (version 5)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.sources.containers import libarchive
from leakassay.sources.containers.interface import Archive

if TYPE_CHECKING:
    from collections.abc import Generator

    from leakassay.sources.containers.interface import Budget, Member
    from leakassay.sources.streams import Flow


def _knows(head: bytes) -> bool:
    return head[:6] == b"Rar!\x1a\x07"


def _members(flow: Flow, budget: Budget) -> Generator[Member]:
    yield from libarchive.members(flow, budget, ("rar5",) if flow.peek(7)[6:] == b"\x01" else ("rar",))


ARCHIVE = Archive("rar", _knows, _members, foreign=True)
