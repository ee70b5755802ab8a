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
    with _watched(paths) as line:
        yield None if line is None else lambda told: line.show(told.name, told.records, told.bytes)


@contextmanager
def counted() -> Iterator[Callable[[str, int], None] | None]:
    """Give a function that shows how many records of a table are written; None where nobody is watching."""
    with _watched(()) as line:
        yield None if line is None else line.show


@contextmanager
def _watched(paths: Sequence[str]) -> Iterator[_Line | None]:
    if not sys.stderr.isatty():
        yield None
        return
    line = _Line(sum(_size(path) for path in paths))
    try:
        yield line
    finally:
        line.clear()


def _size(path: str) -> int:
    """Bytes under a path; 0 where that cannot be known."""
    if os.path.isfile(path):  # noqa: PTH113 - a path may be `-` or a URL here
        return os.path.getsize(path)  # noqa: PTH202 - so here
    return sum(
        os.path.getsize(os.path.join(folder, name))  # noqa: PTH118, PTH202 - as os.walk gives them
        for folder, _, names in os.walk(path)
        for name in names
        if os.path.isfile(os.path.join(folder, name))  # noqa: PTH113, PTH118 - so here
    )


class _Line:
    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = time.monotonic()
        self._last = self._begun + _QUIET - _EVERY
        self._written = False

    def show(self, name: str, records: int, read: int = 0) -> None:
        """Write the line anew, not more often than it can be read; `read`: bytes, where there are any."""
        now = time.monotonic()
        if now - self._last < _EVERY:
            return
        self._last = now
        spent = now - self._begun
        parts = [visible(name)[:40], f"{records:,} records", f"{records / spent:,.0f}/s"]
        if read:
            parts.append(f"{read / 1e6:,.0f} MB")
        if self._total and read:
            done = min(1.0, read / self._total)
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
