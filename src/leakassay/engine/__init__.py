"""Who runs the work: threads of this process, whose loops release the interpreter lock, or a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from leakassay.engine.interface import Cluster

LOCAL = "local"
_DASK = "dask://"


def cluster(engine: str) -> Cluster | None:
    """Find the cluster of an engine: `local` has none, `dask://HOST:PORT` is one. Raises LeakassayError."""
    if engine == LOCAL:
        return None
    if not engine.startswith(_DASK):
        raise LeakassayError("the engine is local or dask://HOST:PORT.")
    from leakassay.engine.dask import DaskCluster

    address = engine.removeprefix(_DASK)
    return DaskCluster(address if "://" in address else f"tcp://{address}")
