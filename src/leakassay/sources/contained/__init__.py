"""Formats and archives of other libraries, read in a process of their own: what kills it costs one input.

    parent ── request, content ─► worker behind walls ── batches as Arrow IPC, or members ─► parent

A worker is a fork of a warm server (`server`), which starts with the first such input, and has no
network, no files but the one it reads, and no more memory and processor time than the walls leave it
(`walls`). What comes back is checked like any input. Where the system cannot fork, the format is read here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from leakassay.sources.contained.source import Contained
from leakassay.sources.contained.spending import cpu_seconds
from leakassay.sources.contained.unpacking import Unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leakassay.sources.containers.interface import Archive, Budget, Member
    from leakassay.sources.interface import Format, Head, Limits, Source, Stream
    from leakassay.sources.streams import Flow

__all__ = ["Contained", "cpu_seconds", "members", "opened", "walls_of"]


def opened(form: Format, stream: Stream, head: Head, limits: Limits) -> Source:
    """Open `stream` in the right place for its format. Raises CannotOpenError as `Format.open` does."""
    if form.foreign and hasattr(os, "fork"):
        return Contained(form.name, stream, head, limits)
    return form.open(stream, head, limits)


def members(archive: Archive, flow: Flow, budget: Budget) -> Iterable[Member]:
    """Unpack `flow` in the right place for its archive. Raises what `Archive.members` does."""
    if archive.foreign and hasattr(os, "fork"):
        return Unpacked(archive, flow, budget)
    return archive.members(flow, budget)


def walls_of(reader: object) -> tuple[str, ...] | None:
    """Name the walls around the process that reads a source or an archive; None where it is this one."""
    return reader.walls if isinstance(reader, Contained | Unpacked) else None
