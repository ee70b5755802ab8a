"""Start and stop the servers of databases that tests need."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def program(name: str) -> str:
    """Find a server's program, also where Debian keeps it off the path."""
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), Path("/usr/sbin"), Path("/usr/bin")]
    found = shutil.which(name) or next((str(p / name) for p in places if (p / name).exists()), None)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_user(name: str) -> dict[str, Any]:
    """Servers refuse to run as root, so they run as their own user then."""
    if os.getuid() != 0:
        return {}
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        entry = pwd.getpwnam("nobody")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextlib.contextmanager
def folder(user: str) -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="la-", dir="/tmp"))
    if who := as_user(user):
        os.chown(path, who["user"], who["group"])
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def run(command: list[str], where: Path, user: str) -> None:
    subprocess.run(command, cwd=where, check=True, capture_output=True, timeout=120, **as_user(user))


@contextlib.contextmanager
def server(
    command: list[str],
    where: Path,
    user: str,
    ready: Callable[[], object],
    failures: tuple[type[Exception], ...],
) -> Iterator[None]:
    with (where / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=where, stdout=log, stderr=log, **as_user(user))
    try:
        for _ in range(300):
            with contextlib.suppress(*failures):
                ready()
                break
            assert process.poll() is None, (where / "log").read_text(errors="replace")
            time.sleep(0.1)
        else:
            pytest.fail("the server did not start")
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
