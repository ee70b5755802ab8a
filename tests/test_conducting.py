"""A cluster of real processes says the same as threads do, whatever happens to its workers."""

import gzip
import os
import signal
import socket
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from leakassay import afar, conducting, keeping
from leakassay.afar import Told
from leakassay.commands.assay import _carried
from leakassay.conducting import opened_pass
from leakassay.engine.dask import DaskCluster, Promise
from leakassay.errors import LeakassayError
from leakassay.keeping import Keeping
from leakassay.measures.interface import Key
from leakassay.reading import Progress
from made_leaks import LEAKS, told, write_csv

distributed = pytest.importorskip("distributed", reason="a cluster needs dask.distributed")
KEY = Key.of(b"a key for tests, long enough")


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    """Start a scheduler and two workers, each a process with a nanny that starts it again."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, scheduler_port=0
    ) as cluster:
        yield cluster


@pytest.fixture(autouse=True)
def _small_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conducting, "LEAST", 2)
    monkeypatch.setattr(conducting, "MOST", 3)
    monkeypatch.setattr(conducting, "_RIPE", 12)
    monkeypatch.setattr(conducting, "_WEIGHT", 3)


def _engine(workers: Any) -> str:
    return "dask://" + workers.scheduler_address.removeprefix("tcp://")


def _read(path: Path, engine: str, **how: Any) -> Any:
    with opened_pass(engine, 1, KEY, **how) as reading:
        return told(reading, path)


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give how many blocks each task has counted that a worker did."""
    blocks: list[int] = []
    fetch = Promise.fetch

    def noticed(self: Promise[Any]) -> Any:
        made = fetch(self)
        if isinstance(made, Told):
            blocks.append(made.done)
        return made

    monkeypatch.setattr(Promise, "fetch", noticed)
    return blocks


@pytest.mark.parametrize("leak", LEAKS)
def test_a_cluster_says_the_same(leak: str, tmp_path: Path, workers: Any, counted: list[int]) -> None:
    path = LEAKS[leak](tmp_path)
    assert _read(path, _engine(workers)) == _read(path, "local")
    assert sum(counted) > 1 or leak == "folder"  # of files too small for a plan


@pytest.mark.parametrize("name", ["leak.csv", "leak.csv.gz"])
def test_a_lost_worker_costs_nothing(name: str, tmp_path: Path, workers: Any, counted: list[int]) -> None:
    path = write_csv(tmp_path / "leak.csv", 60_000)
    if name != path.name:
        (tmp_path / name).write_bytes(gzip.compress(path.read_bytes()))
    blocks = 0

    def watch(_: Progress) -> None:
        nonlocal blocks
        blocks += 1
        if blocks == 20:
            os.kill(next(iter(workers.workers.values())).process.pid, signal.SIGKILL)

    expected = _read(tmp_path / name, "local")
    with opened_pass(_engine(workers), 1, KEY, progress=watch) as reading:
        assert told(reading, tmp_path / name) == expected
        assert reading.cpu_elsewhere > 0
        assert reading.carried == ([] if name == path.name else [name])
    assert blocks > 20
    assert len(counted) > 5


def test_inputs_that_only_one_machine_reads_are_named_once() -> None:
    assert not _carried([])
    assert _carried(["a\x1b.gz"]).endswith(": a\\x1b.gz.\n")
    assert _carried([*"abcde"]).endswith(": a, b, c and 2 more.\n")


def test_a_worker_leaves_a_large_table_without_a_plan_to_who_makes_plans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: list[int]
) -> None:
    monkeypatch.setattr(afar, "_HANDED", 0)
    path = LEAKS["sql"](tmp_path)
    with distributed.LocalCluster(n_workers=2, processes=False, dashboard_address=":0") as threads:
        assert _read(path, _engine(threads)) == _read(path, "local")
    assert 1 in counted  # of two or three


@pytest.mark.parametrize("leak", ["csv", "gzip", "parquet"])
def test_what_a_cluster_has_counted_is_kept_too(
    leak: str, tmp_path: Path, workers: Any, monkeypatch: pytest.MonkeyPatch, counted: list[int]
) -> None:
    """And threads go on from there, as a cluster does."""
    monkeypatch.setattr(keeping, "EVERY", 0.0)
    monkeypatch.setattr(keeping, "_SHARE", 1e9)
    (tmp_path / "in").mkdir()
    path = LEAKS[leak](tmp_path / "in")

    class StoppedError(Exception):
        pass

    def stop(_: Progress) -> None:
        if len(counted) > 2:
            raise StoppedError

    secret = b"a key for tests, long enough"
    kept = Keeping(tmp_path / "case", secret, resume=False, settings="")
    with pytest.raises(StoppedError):
        _read(path, _engine(workers), progress=stop, keeping=kept)
    for engine in ("local", _engine(workers)):
        again = Keeping(tmp_path / "case", secret, resume=True, settings="")
        monkeypatch.setattr(again, "due", lambda: False)
        assert _read(path, engine, keeping=again) == _read(path, "local")


@pytest.mark.parametrize("leak", ["csv", "parquet"])
def test_a_file_that_is_replaced_while_it_is_read_is_one_sentence(
    leak: str, tmp_path: Path, workers: Any
) -> None:
    path = LEAKS[leak](tmp_path)

    def replace(progress: Progress) -> None:
        if progress.records > 15_000:
            path.unlink(missing_ok=True)
            path.write_bytes(b"another")

    with pytest.raises(LeakassayError, match="was changed while it was read: read it again"):
        _read(path, _engine(workers), progress=replace)


def test_the_bytes_of_a_file_that_workers_do_not_see_are_sent(
    tmp_path: Path, workers: Any, counted: list[int]
) -> None:
    with write_csv(tmp_path / "leak.csv", 60_000).open("rb") as file:
        path = Path(f"/proc/self/fd/{file.fileno()}")  # which leads workers to something of their own
        expected = _read(path, "local")
        with opened_pass(_engine(workers), 1, KEY) as reading:
            assert told(reading, path) == expected
    assert reading.carried == [path.name]
    assert sum(counted) > 3  # of their bytes


@pytest.mark.parametrize(
    ("engine", "why"),
    [
        ("spark://x:1", "local or dask"),
        ("dask://127.0.0.1:9", "no Dask"),
        ("dask://", "no Dask"),
        ("dask://a:b:c", "no Dask"),
        ("dask://inproc://x", "no Dask"),
        ("dask://tls://127.0.0.1:9", "no Dask"),
    ],
)
def test_no_cluster_is_one_sentence(engine: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leakassay.engine.dask._PATIENCE", 1)
    with pytest.raises(LeakassayError, match=why), opened_pass(engine, 1, KEY):
        pass


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n" * 9])
def test_whoever_is_no_scheduler_is_given_up(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes the call and is silent had the client wait for good; words were read as lengths."""
    monkeypatch.setattr("leakassay.engine.dask._PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answering() -> None:
            with suppress(OSError):
                while True:
                    taken, _ = server.accept()
                    taken.sendall(answer)

        threading.Thread(target=answering, daemon=True).start()
        engine = f"dask://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(LeakassayError, match="no Dask"), opened_pass(engine, 1, KEY):
            pass


def _failing(value: str) -> int:
    return int(value)


def test_a_task_that_fails_quotes_no_value_here_or_there(workers: Any) -> None:
    cluster = DaskCluster(workers.scheduler_address)
    promise = cluster.run(_failing, "Qzxvanary")
    with pytest.raises(LeakassayError, match=r"ValueError at .*test_conducting\.py:\d+") as told:
        promise.fetch()
    logged = [line for lines in workers.get_client().get_worker_logs().values() for line in lines]
    cluster.close()
    assert "Qzxvanary" not in "".join(traceback.format_exception(told.value))
    assert any("Compute Failed" in said for _, said in logged)
    assert "Qzxvanary" not in str(logged)
