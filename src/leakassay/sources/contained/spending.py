"""Processor time of workers: they are children of the server, so the system tells us nothing of them."""

from __future__ import annotations

from threading import Lock

_LOCK = Lock()
_seconds = 0.0


def cpu_seconds() -> float:
    """Seconds that the server and all workers of this process have told so far."""
    return _seconds


def charge(seconds: float) -> None:
    """Add what one of them has told."""
    global _seconds  # noqa: PLW0603 - like the system's own count of a process
    with _LOCK:
        _seconds += seconds
