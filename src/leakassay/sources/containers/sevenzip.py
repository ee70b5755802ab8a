"""7z archives, by libarchive. Encrypted ones are refused.

* Magic: `7z` BC AF 27 1C
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
    return head[:6] == b"7z\xbc\xaf\x27\x1c"


def _members(flow: Flow, budget: Budget) -> Generator[Member]:
    yield from libarchive.members(flow, budget, ("7zip",))


ARCHIVE = Archive("7z", _knows, _members, foreign=True)
