"""A Dask cluster (dask.distributed): its scheduler's address, everything else is its own business.

Dask makes results of lost workers again, from the same tasks, which it keeps for as long as somebody may ask
for what came of them. The key of the case goes to the cluster with
the tasks: use one that is yours, over `tls://` where its network is not.
"""

from __future__ import annotations

import asyncio
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from leakassay.errors import LeakassayError, MissingLibraryError

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")
_PATIENCE = 15
"""Seconds to wait for the scheduler."""


@dataclass(frozen=True, slots=True)
class Promise(Generic[R]):
    """A future of Dask."""

    future: Any

    def fetch(self) -> R:
        """Wait for it and bring it here. Raises LeakassayError where it cannot be made."""
        try:
            result: R = self.future.result()
        except Exception as error:  # noqa: BLE001 - whatever it is, the run cannot go on
            why = str(error) if isinstance(error, _FailedError) else type(error).__name__
            raise LeakassayError(f"the cluster gave up ({why}): look at its log, and run again.") from None
        return result


class _FailedError(Exception):
    """A task that failed on a worker: what, and where. Dask writes its text into the log there."""


def quietly(task: Callable[..., R], *given: Any) -> R:
    """Run a task on a worker. What Python says of a failure may quote a value, and is left out."""
    try:
        return task(*given)
    except Exception as error:  # noqa: BLE001 - of no kind may the words go out
        frames = traceback.extract_tb(error.__traceback__)
        at = ", ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[-2:])
        raise _FailedError(f"{type(error).__name__} at {at}") from None


def _ask(address: str) -> None:
    """Shake hands with a scheduler: one that takes the call and is silent has its client wait for good.

    Raises OSError, ValueError, TypeError where there is no certificate for `tls://`, and MemoryError where
    something else answers, whose first bytes are taken for a length.
    """
    core, security = import_module("distributed.core"), import_module("distributed").Security()

    async def met() -> None:
        comm = await core.connect(address, timeout=_PATIENCE, **security.get_connection_args("client"))
        await comm.close()

    # In a thread of its own: whoever calls may have a loop already, as notebooks do.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asyncio.wait_for(met(), _PATIENCE + 1)).result()


class DaskCluster:
    """The workers of one scheduler."""

    def __init__(self, address: str) -> None:
        """Connect to `HOST:PORT` or `tls://HOST:PORT`.

        Raises MissingLibraryError, and LeakassayError where nobody answers, there is no worker, or one has
        another version of this library.
        """
        try:
            distributed: Any = import_module("distributed")
        except ImportError:
            raise MissingLibraryError(
                "a Dask cluster needs a library: pip install 'leakassay[dask]'."
            ) from None
        try:
            _ask(address)
            # Blocks of what only this process can unpack go with their tasks, and no advice is asked for.
            import_module("dask.config").set({"distributed.admin.large-graph-warning-threshold": "1GiB"})
            self._client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
            found = self._client.run(version, "leakassay")
        except (OSError, ValueError, TypeError, MemoryError, ImportError) as error:
            raise LeakassayError(
                f"no Dask scheduler answers at {address} ({type(error).__name__}): start one with "
                "`dask scheduler`."
            ) from error
        others = {one for one in found.values() if one != version("leakassay")}
        if others or not found:
            self.close()
            why = f"its workers have leakassay {', '.join(others)}" if others else "it has no worker"
            raise LeakassayError(
                f"the cluster at {address} cannot be used: {why}. Install {version('leakassay')} there, and "
                "start workers with `dask worker`."
            )
        self.workers = sum(self._client.nthreads().values())

    def run(self, task: Callable[..., R], *given: Any) -> Promise[R]:
        """Have a function of importable name run on values and on results that lie with workers."""
        values = [one.future if isinstance(one, Promise) else one for one in given]
        return Promise(self._client.submit(quietly, task, *values, pure=False, retries=0))

    def close(self) -> None:
        """Let go of the cluster; it was there before, and stays."""
        self._client.close()
