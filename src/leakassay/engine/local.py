"""Worker threads with a bounded number of tasks under way."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

T = TypeVar("T")
R = TypeVar("R")


class Threads:
    """A pool that never holds more than two tasks a worker."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or len(os.sched_getaffinity(0))
        self._pool = ThreadPoolExecutor(self.workers, thread_name_prefix="leakassay")
        self._loose: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.drain()
        self._pool.shutdown(cancel_futures=True)

    def ordered(self, task: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Run `task` on each item, some ahead of the reader; give results in order."""
        ahead: deque[Future[R]] = deque()
        for item in items:
            ahead.append(self._pool.submit(task, item))
            if len(ahead) > self.workers:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def run(self, task: Callable[[], None]) -> None:
        """Run `task` some time before `drain`; waits while too many are under way."""
        self._loose.append(self._pool.submit(task))
        if len(self._loose) > self.workers:
            self._loose.popleft().result()

    def drain(self) -> None:
        """Wait for all that `run` took."""
        while self._loose:
            self._loose.popleft().result()
