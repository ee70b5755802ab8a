"""Who runs the work beside the threads of this process: what a cluster has to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")
Made_co = TypeVar("Made_co", covariant=True)


class Remote(Protocol[Made_co]):
    """A result that lies with a worker, and is made again should that one be lost."""

    def fetch(self) -> Made_co:
        """Wait for it and bring it here. Raises LeakassayError where it cannot be made."""
        ...


class Cluster(Protocol):
    """Workers that share a file system with this process, or read the same URLs."""

    workers: int
    """How many tasks they run at once."""

    def run(self, task: Callable[..., R], *given: Any) -> Remote[R]:
        """Have a function of importable name run on values and on results that lie with workers.

        It may change what it is given, and is not tried again on the same where it fails. What a lost worker
        held is made anew from the beginning.
        """
        ...

    def close(self) -> None:
        """Let go of it; it was there before, and stays."""
        ...
