"""What a store is: a source that is no stream, and so counts its bytes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block

PATIENCE = 10
"""Seconds to wait for a connection, or for a lock."""
MOST_TABLES = 10_000


class Store(Protocol):
    """One opened store; beyond `count`, a `sources.interface.Source`."""

    format: str
    charset: str | None
    facts: Mapping[str, str]
    count: int
    """Bytes of the rows as text, so far."""

    def blocks(self) -> Iterator[Block]:
        """Give runs of rows, one table after the other. Called once."""
        ...
