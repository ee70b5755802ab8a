"""The warm server that workers are forked from, and the worker: a format's own reader behind walls.

The server is a fresh process with one thread, so that forking it is safe, and has loaded every format.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import sys
import time
from contextlib import closing
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.errors import CannotOpenError, MissingLibraryError
from leakassay.sources.contained.frames import LENGTHS, frame
from leakassay.sources.contained.walls import allow_time, raised
from leakassay.sources.containers import ARCHIVES
from leakassay.sources.containers.interface import Budget
from leakassay.sources.opening import FORMATS
from leakassay.sources.streams import BrokenOffError, Flow, of_file

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from leakassay.records import Batch
    from leakassay.sources.containers.interface import Archive
    from leakassay.sources.interface import Format, Head, Limits, Source

    _Said = tuple[dict[str, Any], bytes | memoryview]
    """One frame: what is said, and a body."""


class _WithoutPandas(MetaPathFinder):
    """Arrow loads pandas where it is installed, for a second, to know its arrays: there are none here."""

    def find_spec(self, name: str, _path: object, _target: object = None) -> None:
        """Find nothing, and of pandas not even elsewhere."""
        if name == "pandas":
            raise ImportError(name)


def serve(control: int) -> None:
    """Fork a worker for each set of pipes that comes, until the other end is closed."""
    sys.meta_path.insert(0, _WithoutPandas())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asked; the pipes end with them
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for workers: their pipe says all
    told = 0.0
    with socket.socket(fileno=control) as asked:
        while True:
            _, pipes, _, _ = socket.recv_fds(asked, 1, 3)
            if not pipes:
                return
            spent = time.process_time()
            if os.fork() == 0:
                asked.close()
                _work(spent - told, *pipes)
            told = spent
            for pipe in pipes:
                os.close(pipe)


def _work(served: float, into: int, out: int, content: int | None = None) -> None:
    """Read one input and end this process: with 1 where the reader raised what it should not.

    `served`: seconds of processor time of the server that nobody was told of yet.
    """
    code = 1
    try:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # nobody listens any more: stop at once
        walls = raised(content)
        with open(into, "rb") as request, open(out, "wb", buffering=0) as answer:
            _read(request, _Answer(answer, walls, served), content)
        code = 0
    finally:
        os._exit(code)


class _Answer:
    """What goes back to who asked, with the walls that stand and the time that was spent."""

    def __init__(self, pipe: Any, walls: list[str], served: float) -> None:
        self._pipe, self._walls, self._served = pipe, walls, served

    def send(self, said: dict[str, Any], body: bytes | memoryview = b"") -> None:
        """Send a frame."""
        about = {"walls": self._walls, "cpu": self._served + time.process_time()}
        self._pipe.write(frame(said | about, body))


def _read(request: Any, answer: _Answer, content: int | None) -> None:
    _, asked = _frame(request)
    name, called, head, limits = pickle.loads(asked)  # noqa: S301 - from our own parent
    budget = Budget(limits)
    if content is None:
        flow = Flow(called, budget.meter(_pieces(request)))
        size = 0
    else:
        path = Path(f"/proc/self/fd/{content}")
        size = os.fstat(content).st_size
        file = open(content, "rb", buffering=0, closefd=False)  # noqa: SIM115 - ends with the process
        flow = Flow(called, budget.meter(of_file(file)), path)
    allow_time(size)
    try:
        for said, body in _answers(name, flow, head, budget):
            allow_time(max(size, flow.count))
            answer.send(said, body)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it costs this input and not the run
        answer.send({"fault": type(error).__name__})


def _answers(name: str, flow: Flow, head: Head | None, budget: Budget) -> Iterator[_Said]:
    """Read as a format or an archive, and say that neither is possible where that is so."""
    try:
        if head is None:
            yield from _members(next(one for one in ARCHIVES if one.name == name), flow, budget)
        else:
            yield from _batches(next(one for one in FORMATS if one.name == name), flow, head, budget.limits)
    except CannotOpenError as error:
        yield {"refused": str(error), "missing": isinstance(error, MissingLibraryError)}, b""


def _batches(form: Format, flow: Flow, head: Head, limits: Limits) -> Iterator[_Said]:
    """Say how the opening went; then each batch; then what is known at the end."""
    source = form.open(flow, head, limits)
    yield _about(source), b""
    with closing(source.blocks()) as blocks:  # type: ignore[type-var]
        for block in blocks:
            for batch in block.read():
                yield _told(batch), _ipc(batch)
    yield _about(source) | {"end": True}, b""


def _members(archive: Archive, flow: Flow, budget: Budget) -> Iterator[_Said]:
    """Say of each member what it is called, give its pieces, and say how it ended; so of the whole."""
    done = ""
    try:
        for member in archive.members(flow, budget):
            yield {"member": member.name, "refused": member.refused, "size": member.bytes}, b""
            if member.pieces is not None:
                yield from _pieces_of(member.pieces, flow)
    except BrokenOffError as broken:
        done = broken.reason
    yield {"done": done}, b""


def _pieces_of(pieces: Generator[bytes], flow: Flow) -> Iterator[_Said]:
    over = ""
    try:
        for piece in pieces:
            yield {"taken": flow.count}, piece
    except BrokenOffError as broken:
        over = broken.reason
    yield {"over": over}, b""


def _about(source: Source) -> dict[str, Any]:
    parts = [[part.first, part.bytes] for part in getattr(source, "parts", ())]
    return {"format": source.format, "charset": source.charset, "facts": dict(source.facts), "parts": parts}


def _told(batch: Batch) -> dict[str, Any]:
    return {
        "table": batch.table,
        "first": batch.first,
        "bytes": batch.bytes,
        "rejects": [(reject.reason, reject.records, reject.bytes) for reject in batch.rejects],
        "notes": dict(batch.notes),
    }


def _ipc(batch: Batch) -> memoryview:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.columns.schema) as stream:
        stream.write_batch(batch.columns)
    return memoryview(sink.getvalue())


def _frame(pipe: Any) -> tuple[bytes, bytes]:
    said, body = LENGTHS.unpack(pipe.read(LENGTHS.size))
    return pipe.read(said), pipe.read(body)


def _pieces(pipe: Any) -> Generator[bytes]:
    """Give the content as it comes; the last frame is empty but for why it ends, if too early."""
    while True:
        said, body = _frame(pipe)
        if body:
            yield body
        elif damage := json.loads(said)["damage"]:
            raise BrokenOffError(damage)
        else:
            return
