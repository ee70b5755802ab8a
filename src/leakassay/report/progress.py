"""A progress line on standard error: rate and time left, on anything over two seconds."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leakassay.report.names import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leakassay.reading import Progress

_QUIET = 2.0
"""Seconds before anything is shown."""
_EVERY = 0.5


@contextmanager
def shown(paths: Sequence[str]) -> Iterator[Callable[[Progress], None] | None]:
    """Give a function that shows how far a pass has come; None where nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    line = _Line(sum(_size(path) for path in paths))
    try:
        yield line.show
    finally:
        line.clear()


def _size(path: str) -> int:
    """Bytes under a path; 0 where that cannot be known."""
    if os.path.isfile(path):  # noqa: PTH113 - a path may be `-` or a URL here
        return os.path.getsize(path)  # noqa: PTH202
    return sum(
        os.path.getsize(os.path.join(folder, name))  # noqa: PTH118, PTH202
        for folder, _, names in os.walk(path)
        for name in names
        if os.path.isfile(os.path.join(folder, name))  # noqa: PTH113, PTH118
    )


class _Line:
    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = time.monotonic()
        self._last = self._begun + _QUIET - _EVERY
        self._written = False

    def show(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last < _EVERY:
            return
        self._last = now
        spent = now - self._begun
        parts = [
            visible(progress.name)[:40],
            f"{progress.records:,} records",
            f"{progress.records / spent:,.0f}/s",
            f"{progress.bytes / 1e6:,.0f} MB",
        ]
        if self._total and progress.bytes:
            done = min(1.0, progress.bytes / self._total)
            parts.append(f"{done:.0%}, {_time(spent * (1 - done) / done)} left")
        sys.stderr.write("\r\x1b[K" + " · ".join(parts))
        sys.stderr.flush()
        self._written = True

    def clear(self) -> None:
        if self._written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _time(seconds: float) -> str:
    whole = int(seconds)
    return (
        f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
        if whole >= 3600
        else (f"{whole // 60}:{whole % 60:02d}")
    )
