"""What unpacking is: compression turns a stream into one, an archive into several with names.

Nothing is ever written to disk, and a member's name is text to show, never a path to follow.
What could be unpacked is given; then the stream breaks off with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from leakassay.sources.streams import BrokenOffError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from leakassay.sources.interface import Limits
    from leakassay.sources.streams import Flow

FREE = 64 << 20
"""Unpacked bytes up to which the ratio is of no concern."""
IN = 1 << 16
"""Packed bytes handed to a decompressor at once."""
_OUT_FIRST, _OUT = 1 << 12, 1 << 16
"""The most that a decompressor gives at once: what it makes just before damage is lost."""
WINDOW_LOG = 27
"""Decompressors may look back 128 MiB at the most, which is what `zstd --long` and `xz -9` need."""


class Budget:
    """What unpacking one path may cost in all, shared by all its layers and members."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.taken = 0
        """Bytes taken from disk or pipe so far."""
        self.given = 0
        """Bytes unpacked so far, over all layers."""
        self.members = 0

    def meter(self, pieces: Iterable[bytes]) -> Generator[bytes]:
        """Count what is taken from disk or pipe."""
        for piece in pieces:
            self.taken += len(piece)
            yield piece

    def admit(self) -> None:
        """Count a member of an archive. Raises BrokenOffError where they are too many."""
        self.members += 1
        if self.members > self.limits.members:
            raise BrokenOffError("over the limit")

    def capped(
        self, pieces: Iterable[bytes], packed: Callable[[], int], before: int | None = None
    ) -> Generator[bytes]:
        """Give unpacked pieces on until they are too many for what they came from.

        `packed`: bytes that went into this layer so far. `before`: how many of them went into something else;
        all up to now, if not given. Raises BrokenOffError.
        """
        given, ratio = 0, self.limits.ratio
        before = packed() if before is None else before
        for piece in pieces:
            given += len(piece)
            self.given += len(piece)
            if (
                given > FREE + ratio * (packed() - before)
                or self.given > FREE + ratio * self.taken
                or self.given > self.limits.unpacked_bytes
            ):
                raise BrokenOffError("over the limit")
            yield piece


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an archive, or a piece of it that is none."""

    name: str
    """As the archive has it; control characters and all."""
    pieces: Generator[bytes] | None
    """Its content, to be taken before the next member is asked for; None where it is refused."""
    refused: str = ""
    """A reason of REASONS."""
    bytes: int = 0
    """Packed bytes given up with a refused member."""


@dataclass(frozen=True, slots=True)
class Compression:
    """One way to compress a stream. One file each; listed in `COMPRESSIONS`."""

    name: str
    knows: Callable[[bytes], bool]
    """Is this its magic number? Sees the first 64 KiB."""
    unpack: Callable[[Flow], Generator[bytes]]
    """Raises BrokenOffError where the data ends or breaks, after giving what came before."""


@dataclass(frozen=True, slots=True)
class Archive:
    """One kind of archive. One file each; listed in `ARCHIVES`."""

    name: str
    knows: Callable[[bytes], bool]
    """Is this its beginning? Sees the first 64 KiB."""
    members: Callable[[Flow, Budget], Generator[Member]]
    """Raises CannotOpenError before the first member, BrokenOffError where no more can be found."""
    foreign: bool = False
    """Unpacked by a library of others: `sources.contained` does it in a process of its own."""


class Decompressor(Protocol):
    """What bz2, lzma, isal, lz4 and zstd have in common."""

    @property
    def eof(self) -> bool:
        """The end was reached."""
        ...

    @property
    def needs_input(self) -> bool:
        """Nothing more comes out without input."""
        ...

    @property
    def unused_data(self) -> bytes | None:
        """What was read beyond the end."""
        ...

    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes:
        """Give at most `max_length` bytes."""
        ...


def pumped(flow: Flow, engine: Decompressor, errors: tuple[type[Exception], ...]) -> Generator[bytes]:
    """Decompress up to the engine's own end; what was read beyond goes back to `flow`.

    Raises BrokenOffError where the data ends or breaks before.
    """
    size = _OUT_FIRST
    while not engine.eof:
        data = flow.read(IN) if engine.needs_input else b""
        if engine.needs_input and not data:
            raise BrokenOffError(flow.damage or "truncated")
        try:
            piece = engine.decompress(data, size)
        except errors:
            raise BrokenOffError("damaged") from None
        if piece:
            yield piece
        size = min(2 * size, _OUT)
    if engine.unused_data:
        flow.back(engine.unused_data)


def tail(flow: Flow) -> None:
    """Account for what follows the last compressed member: padding with zeros is usual.

    Raises BrokenOffError for anything else.
    """
    while piece := flow.read(IN):
        if piece.count(0) != len(piece):
            flow.drain()
            raise BrokenOffError("damaged")
    if flow.damage:
        raise BrokenOffError(flow.damage)
