"""The parent's end of a worker: content goes in and frames come out, as fast as either side takes them."""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import select
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from leakassay.errors import CannotOpenError
from leakassay.given import parse_json
from leakassay.sources.contained.frames import LARGEST, LENGTHS, frame, sound
from leakassay.sources.contained.spending import charge

if TYPE_CHECKING:
    from leakassay.sources.interface import Stream

_STEP = 1 << 20
_PATIENCE = 3600
"""Seconds of silence: its processor time runs out long before, unless it does nothing at all."""
_WIDEN = 1031
"""F_SETPIPE_SZ, which Python's `fcntl` names on Linux only."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from leakassay.sources.contained.server import serve; serve(int(sys.argv[2]))"
)
"""What a server runs: with the parent's own search path, and nothing of the surroundings."""


class _Server:
    """The process that forks the workers of this process; started by the first of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner = 0
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def fork(self, pipes: list[int]) -> None:
        """Have a worker forked that has these pipes."""
        with self._lock:
            try:
                socket.send_fds(self._started(), [b"w"], pipes)
            except OSError:
                # The server was killed, as the system does when memory is short.
                self.close()
                socket.send_fds(self._started(), [b"w"], pipes)

    def _started(self) -> socket.socket:
        if self._control is None or self._owner != os.getpid():
            self._control, theirs = socket.socketpair()
            self._owner = os.getpid()
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
                    [sys.executable, "-I", "-c", _START, json.dumps(sys.path), str(theirs.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # a traceback shows what was read
                    pass_fds=[theirs.fileno()],
                )
        return self._control

    def close(self) -> None:
        """End the server, and with it the workers."""
        if self._owner == os.getpid() and self._control is not None and self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
        self._control = None


_SERVER = _Server()
atexit.register(_SERVER.close)


def _opened(stream: Stream) -> list[int]:
    """Open the file for a worker, which may open none. Raises CannotOpenError."""
    if stream.path is None:
        return []
    try:
        return [os.open(stream.path, os.O_RDONLY | os.O_CLOEXEC)]
    except OSError:
        raise CannotOpenError(
            f"{stream.name} cannot be read any more: check that it is still there."
        ) from None


class Worker:
    """A process that reads one input: the file by itself, where there is one; else `stream` is sent to it."""

    def __init__(self, request: bytes, stream: Stream) -> None:
        """Begin. Raises CannotOpenError where the file has gone."""
        content = _opened(stream)
        theirs, self._into = os.pipe()
        self._out, answer = os.pipe()
        given = [theirs, answer, *content]
        try:
            _SERVER.fork(given)
        finally:
            for handle in given:
                os.close(handle)
        for pipe in (self._into, self._out):
            os.set_blocking(pipe, False)
            with suppress(OSError):
                fcntl.fcntl(pipe, _WIDEN, _STEP)
        self._stream = None if content else stream
        self._sending = memoryview(frame({}, request))
        self._got = bytearray()
        self._spent = 0.0
        """Seconds of processor time that it has told of."""

    def next(self) -> tuple[dict[str, Any], bytes] | None:
        """Give the next frame; None once the worker is gone, or says what no worker says."""
        try:
            while (found := self._whole()) is None:
                if not self._moved():
                    return None
        except ValueError:
            return None
        return found

    def close(self) -> None:
        """Let go of the worker, which ends with its pipes."""
        self._stop_sending()
        if self._out >= 0:
            os.close(self._out)
            self._out = -1

    def _whole(self) -> tuple[dict[str, Any], bytes] | None:
        """Take a frame off what has come, once it is there whole. Raises ValueError where it is none."""
        if len(self._got) < LENGTHS.size:
            return None
        said, body = LENGTHS.unpack_from(self._got)
        begin, end = LENGTHS.size + said, LENGTHS.size + said + body
        if end > LARGEST:
            raise ValueError
        if len(self._got) < end:
            return None
        told = parse_json(bytes(self._got[LENGTHS.size : begin]))
        content = bytes(memoryview(self._got)[begin:end])
        del self._got[:end]
        if not sound(told):
            raise ValueError
        spent = max(self._spent, told.get("cpu", 0.0))
        charge(spent - self._spent)
        self._spent = spent
        return told, content

    def _moved(self) -> bool:
        """Wait for either end, and move some bytes; False at the end of what comes, or where nothing does."""
        ends = select.poll()
        ends.register(self._out, select.POLLIN)
        if self._into >= 0:
            ends.register(self._into, select.POLLOUT)
        ready = {end for end, _ in ends.poll(_PATIENCE * 1000)}
        if not ready:
            return False
        if self._out in ready:
            piece = os.read(self._out, _STEP)
            self._got += piece
            return bool(piece)
        self._send()
        return True

    def _send(self) -> None:
        try:
            self._sending = self._sending[os.write(self._into, self._sending) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self._stop_sending()
            return
        if not self._sending:
            self._fetch()

    def _fetch(self) -> None:
        """Get the next piece of content to send; behind the last one goes why it ended, if too early."""
        if self._stream is None:
            self._stop_sending()
            return
        piece = self._stream.read(_STEP)
        self._sending = memoryview(frame({"damage": self._stream.damage or ""}, piece))
        if not piece:
            self._stream = None

    def _stop_sending(self) -> None:
        if self._into >= 0:
            os.close(self._into)
            self._into = -1
